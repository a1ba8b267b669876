// Asking an index, or several as one.
#pragma once

#include <backfile/explanation.hpp>
#include <backfile/query.hpp>
#include <backfile/results.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace backfile {

// What happens to articles without a date where the query has a date bound. They are always
// counted (Count::undated_matches).
enum class Undated { hide, include, only };

// Which dates count: those that are stated or declared, each as a whole inside of what is asked
// for; or whatever can lie there, a month that overlaps it and the estimates of undated articles.
enum class Dates { stated, estimated };

// A field whose values are counted over all matches: those that `backfile-search fields` marks.
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

// What is wanted of the matches.
struct SearchOptions {
  std::size_t limit = 20;
  std::size_t offset = 0;
  std::string cursor = {};      // Results::next_cursor of the page before; instead of an offset
  bool all = false;             // every match, from the cursor on; limit and offset are ignored
  Sort sort = Sort::automatic;  // relevance; newest when the query has no words
  Grouping group = Grouping::duplicate;
  std::string since = {};  // a date of the query language; inclusive
  std::string until = {};
  std::string on = {};
  Undated undated = Undated::hide;
  Dates dates = Dates::stated;
  double recency_days = 0;  // by relevance, newer articles first: their half-life; 0: not
  std::vector<Filter> filters = {};
  std::vector<FacetRequest> facets = {};
  std::optional<By> histogram = {};
  std::string histogram_field = "date";  // or updated, indexed, mentions
  std::size_t snippets = 1;              // a hit; 0: none
  std::size_t snippet_width = 200;       // characters
};

// A hit without its article.
struct RankedId {
  std::string id;
  double score = 0.0;
};

// An index at its last commit, or several.
struct IndexState {
  std::string uuid;            // of several: all of them, in the order named, with ":" between
  std::uint64_t revision = 0;  // grows with every commit; of several: the sum
  std::uint64_t articles = 0;
};

// Reads an index, or several as if all their articles were in one: the same matches, counts and
// scores. May be shared by threads; every call sees the last commit, and a writer never
// makes one fail. Results own their data. Throws Error: no_database, not_a_database,
// schema_mismatch, corrupt, article_not_found, and the errors of dates and fields in the options.
class BACKFILE_API Searcher {
 public:
  // Cost: some milliseconds; keep it, do not make one for each search.
  explicit Searcher(std::string const& index);
  // Several indexes. Two may have an article of one id: a search finds both, and what asks for one
  // article by its id means that of the index that is named first. Copies and stories are those of
  // each index; they are not looked for between indexes. Throws Error{bad_value} where none is
  // named, or one twice, and otherwise names the index that an error is about.
  explicit Searcher(std::vector<std::string> const& indexes);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // Cost: grows with the matches that are ranked, and with all matches where facets or a histogram
  // are asked for; a hit costs the reading of its article.
  [[nodiscard]] Results search(Query const& query, SearchOptions const& options = {}) const;

  // As search(), in pages that are handed to `use` until it gives false; facets and histogram are
  // those of the first. Matches once for 50,000 rows and holds 500 hits, so that answers of any
  // length can be streamed. False where the index changed on the way and its old commit was taken
  // away: rows can be missing then, or come twice.
  bool walk(Query const& query, SearchOptions const& options,
            std::function<bool(Results const&)> const& use) const;

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

  // The words of titles, bodies and other texts that begin like `prefix` (case and accents aside),
  // the commonest first; at most 200. No article is read. Cost: the words with that beginning.
  [[nodiscard]] std::vector<FacetValue> words(std::string const& prefix, std::size_t limit) const;

  // Cheap: what changes only with a commit can be kept as long as this stays the same.
  [[nodiscard]] IndexState index_state() const;

  // The whole article with its evidence. Throws Error{article_not_found}.
  [[nodiscard]] Article article(std::string const& id) const;

  // What search would do, stage by stage; nothing is searched.
  [[nodiscard]] Explanation explain(Query const& query, SearchOptions const& options = {}) const;

  // What each word adds to the score of that article, or why it is no answer. Throws
  // Error{article_not_found}.
  [[nodiscard]] ScoreExplanation explain_score(Query const& query, std::string const& id,
                                               SearchOptions const& options = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace backfile
