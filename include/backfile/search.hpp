// Asking an index.
#pragma once

#include <backfile/article.hpp>
#include <backfile/diagnosis.hpp>
#include <backfile/query.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace backfile {

enum class Sort { automatic, relevance, newest, oldest, updated, outlet, title };

// What happens to articles without a date where the query has a date bound. They are always
// counted (Count::undated_matches).
enum class Undated { hide, include, only };

// What makes one row of several articles. Limit, offset and ranks count rows; counts, facets and
// histogram count articles.
enum class Grouping {
  duplicate,  // copies of one text, as far as they match
  story,      // not in this version: an error
  outlet,     // all of an outlet; articles of unknown outlets are rows of their own
  none
};

enum class By { day, week, month, quarter, year };

[[nodiscard]] std::string_view to_string(Sort sort) noexcept;
[[nodiscard]] std::string_view to_string(By by) noexcept;

struct FacetRequest {
  std::string field = {};
  std::size_t limit = 10;  // values listed, the commonest first; 0: all
};

// Keeps articles whose field has these words, or takes them out; "none" stands for articles
// without the field, "*" for those with it. Filters on one field are
// alternatives, filters on several fields must all hold.
struct Filter {
  std::string field = {};
  std::string value = {};
  bool exclude = false;
};

struct SearchOptions {
  std::size_t limit = 20;
  std::size_t offset = 0;
  bool all = false;             // every match; limit and offset are ignored
  Sort sort = Sort::automatic;  // relevance; newest when the query has no words
  Grouping group = Grouping::duplicate;
  std::string since = {};  // a date of the query language; inclusive
  std::string until = {};
  std::string on = {};
  Undated undated = Undated::hide;
  double recency_days = 0;  // by relevance, newer articles first: their half-life; 0: not
  std::vector<Filter> filters = {};
  std::vector<FacetRequest> facets = {};
  std::optional<By> histogram = {};
  std::string histogram_field = "date";  // or updated
  std::size_t snippets = 1;              // a hit; 0: none
  std::size_t snippet_width = 200;       // characters
};

struct Snippet {
  std::string field;
  std::string text;
  // Code points of `text`, [first, last).
  std::vector<std::pair<std::size_t, std::size_t>> highlights;
  std::size_t offset = 0;  // bytes into the field's text
};

struct GroupMember {
  std::string id;
  std::string outlet;  // empty where unknown
};

// The articles that a row stands for. By relevance the row shows the copy with the earliest date
// (a year or month counts as its end, undated copies come last); by any other sort order, and of
// an outlet, the article that comes first in that order.
struct HitGroup {
  static constexpr std::size_t kMost = 20;

  Grouping by = Grouping::none;     // none for a single article
  std::string id;                   // of the group, or the outlet's name
  std::uint64_t size = 1;           // articles that match, the one shown included
  std::vector<GroupMember> others;  // the earliest first, at most kMost
};

struct Hit {
  std::size_t rank = 0;  // of the row, from 1, over all pages
  double score = 0.0;    // comparable within one answer only; the best of the row's
  Article article;
  std::vector<Snippet> snippets;
  HitGroup group = {};
};

// A hit without its article.
struct RankedId {
  std::string id;
  double score = 0.0;
};

struct FacetValue {
  std::string value;
  std::uint64_t count = 0;  // articles
  bool selected = false;    // by a filter
};

// With nothing selected in it, values + other + unknown = Count::articles for a field of one
// value. With a selection the counts are those without it (disjunctive).
struct Facet {
  std::vector<FacetValue> values;
  std::uint64_t other = 0;    // of values that are not listed
  std::uint64_t unknown = 0;  // articles without the field
  bool disjunctive = false;
};

struct Bucket {
  std::string from;         // its first day, ISO
  std::uint64_t count = 0;  // articles that match
  std::uint64_t total = 0;  // articles in the index; 0: no data, which is not the same as none
};

// Buckets without gaps over the asked window, or over the matches where there is none.
// buckets + imprecise + undated = Count::articles.
struct Histogram {
  std::string field = "date";
  By by = By::month;
  std::vector<Bucket> buckets;
  std::uint64_t imprecise = 0;  // dated less precisely than a bucket
  std::uint64_t undated = 0;    // without a date in that field
};

struct Count {
  std::uint64_t articles = 0;
  std::uint64_t groups = 0;  // rows; articles where nothing is grouped
  bool exact = true;
  std::uint64_t undated_matches = 0;  // hidden by the date bound
};

// The days that were asked for, both inside; an open end is empty. Relative dates were resolved
// in the zone; empty: the system's.
struct Window {
  std::string field;
  std::optional<Day> from;
  std::optional<Day> to;
  std::string time_zone;
};

// Phrases that were searched besides what was typed, as far as the index has their words.
struct Variant {
  std::string typed;              // Yoon Suk Yeol
  std::vector<std::string> also;  // Yoon Seok-yeol, …
  std::string rule;               // hyphen, romanisation, joined, alias
};

struct Results {
  Count count;
  std::optional<Diagnosis> diagnosis;  // where nothing matches
  std::vector<Hit> hits;
  std::map<std::string, Facet> facets;
  std::optional<Histogram> histogram;
  std::optional<Window> window;
  std::vector<Variant> variants;
  std::vector<QueryNote> notes;
  Sort sort = Sort::relevance;  // the one that was used
  std::string index_uuid;
  std::uint64_t index_revision = 0;
  std::uint64_t index_articles = 0;
  double took_ms = 0.0;
};

// What each stage of an answer makes of the query, as text.
struct Explanation {
  std::string tokens;
  std::string tree;
  std::string variants;
  std::string window;
  std::string plan;
  std::string xapian;
  std::string ranking;
  std::vector<QueryNote> notes;
};

// What a word, or a choice of words that is scored as one, adds to the score of an article.
struct TermScore {
  std::string term;  // as the index spells it
  double score = 0.0;
  std::uint64_t articles = 0;  // that have it; of a choice: any of its words
};

// Why an article has its score, or is no answer.
struct ScoreExplanation {
  std::string id;
  bool matches = false;
  double score = 0.0;              // as search gives it
  std::vector<TermScore> terms;    // the highest first; they add up to the score
  std::vector<std::string> unmet;  // parts of the question that the article does not answer
};

// Reads an index. May be shared by threads; every call sees the last commit, and a writer never
// makes one fail. Results own their data. Throws Error: no_database, not_a_database,
// schema_mismatch, corrupt, article_not_found, and the errors of dates and fields in the options.
class Searcher {
 public:
  explicit Searcher(std::string const& index);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  [[nodiscard]] Results search(Query const& query, SearchOptions const& options = {}) const;

  // Only the number; no article is read.
  [[nodiscard]] Count count(Query const& query, SearchOptions const& options = {}) const;

  // The ids that search() would give, in its order; no article is read.
  [[nodiscard]] std::vector<RankedId> rank(Query const& query,
                                           SearchOptions const& options = {}) const;

  // The values of a facet or keyword field over the whole index, the commonest first, those that
  // begin like `prefix` (case and accents aside); `limit` 0: all. Keywords that are no facet come
  // as they are indexed, folded. No article is read. Throws Error: unknown_field, bad_value.
  [[nodiscard]] Facet values(std::string const& field, std::string const& prefix = {},
                             std::size_t limit = 0) const;

  [[nodiscard]] Article article(std::string const& id) const;
  [[nodiscard]] Explanation explain(Query const& query, SearchOptions const& options = {}) const;
  [[nodiscard]] ScoreExplanation explain_score(Query const& query, std::string const& id,
                                               SearchOptions const& options = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace backfile
