// Answers: plain values that own their data.
#pragma once

#include <backfile/article.hpp>
#include <backfile/diagnosis.hpp>
#include <backfile/query.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace backfile {

// The order of hits; automatic: relevance, newest where the query has no words. Undated articles
// come last in orders by date.
enum class Sort { automatic, relevance, newest, oldest, updated, outlet, title };

// What makes one row of several articles. Limit, offset and ranks count rows; counts, facets and
// histogram count articles.
enum class Grouping {
  duplicate,  // copies of one text, as far as they match
  story,      // articles of some days on one event, as far as they match
  outlet,     // all of an outlet; articles of unknown outlets are rows of their own
  none
};

// The width of a histogram's buckets. Weeks begin on Monday.
enum class By { day, week, month, quarter, year };

// The names in JSON and on the command line.
[[nodiscard]] BACKFILE_API std::string_view to_string(Sort sort) noexcept;
[[nodiscard]] BACKFILE_API std::string_view to_string(By by) noexcept;
[[nodiscard]] BACKFILE_API std::string_view to_string(Grouping grouping) noexcept;

// A passage that shows why an article matches.
struct Snippet {
  std::string field;
  std::string text;
  // Code points of `text`, [first, last).
  std::vector<std::pair<std::size_t, std::size_t>> highlights;
  std::size_t offset = 0;  // bytes into the field's text
  std::vector<std::pair<std::size_t, std::size_t>> highlight_bytes = {};  // the same, in bytes
};

// An article behind the one that its row shows.
struct GroupMember {
  std::string id;
  std::string outlet;  // empty where unknown
};

// The articles that a row stands for. By relevance the row shows the copy with the earliest date
// (a year or month counts as its end, undated copies come last); by any other sort order, and of
// a story or outlet, the article that comes first in that order.
struct HitGroup {
  static constexpr std::size_t kMost = 20;

  Grouping by = Grouping::none;     // none for a single article
  std::string id;                   // of the group, or the outlet's name
  std::uint64_t size = 1;           // articles that match, the one shown included
  std::vector<GroupMember> others;  // the earliest first, at most kMost
};

// An article that matches, and why.
struct Hit : Article {
  std::size_t rank = 0;  // of the row, from 1, over all pages
  double score = 0.0;    // comparable within one answer only; the best of the row's
  std::vector<Snippet> snippets;
  HitGroup group = {};
};

// A value of a field and how often it occurs.
struct FacetValue {
  std::string name;
  std::uint64_t count = 0;  // articles
  bool selected = false;    // by a filter
};

// The values of a field among the matches. With nothing selected in it, values + other + unknown =
// Count::articles for a field of one value. With a selection the counts are those without it
// (disjunctive).
struct Facet {
  std::vector<FacetValue> values;
  std::uint64_t other = 0;    // of values that are not listed
  std::uint64_t unknown = 0;  // articles without the field
  bool disjunctive = false;
};

// A span of a histogram.
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

// How many articles match.
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

// The answer to a search.
struct Results {
  Count count;
  std::optional<Diagnosis> diagnosis;  // where nothing matches
  // The query with near spellings for words that no article has; it finds something, and was not
  // asked. Empty: none.
  std::string suggestion;
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
  std::string next_cursor;  // of the row behind the last hit; empty at the end
};

}  // namespace backfile
