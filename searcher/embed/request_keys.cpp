#include <array>
#include <cstdint>
#include <span>

#include "searcher/embed/request.hpp"
#include "searcher/query/aliases.hpp"

// The table of the keys of a request.

namespace backfile::internal {
namespace {

constexpr std::uint64_t kMaxOffset = 1'000'000'000;
constexpr std::uint64_t kMaxSnippets = 100;
constexpr std::uint64_t kMaxSnippetWidth = 10'000;
constexpr std::size_t kMaxListed = 1'000;  // values of one list

template <typename Value>
using Choice = std::pair<std::string_view, Value>;

constexpr std::array kMatches{Choice<Match>{"all", Match::all}, Choice<Match>{"any", Match::any}};
constexpr std::array kFuzziness{Choice<Fuzzy>{"0", Fuzzy::none}, Choice<Fuzzy>{"1", Fuzzy::one},
                                Choice<Fuzzy>{"2", Fuzzy::two},
                                Choice<Fuzzy>{"auto", Fuzzy::by_length}};
constexpr std::array kDateOrders{Choice<DateOrder>{"dmy", DateOrder::day_month},
                                 Choice<DateOrder>{"mdy", DateOrder::month_day}};
constexpr std::array kSorts{
    Choice<Sort>{"relevance", Sort::relevance}, Choice<Sort>{"newest", Sort::newest},
    Choice<Sort>{"oldest", Sort::oldest},       Choice<Sort>{"updated", Sort::updated},
    Choice<Sort>{"outlet", Sort::outlet},       Choice<Sort>{"title", Sort::title}};
constexpr std::array kUndated{Choice<Undated>{"hide", Undated::hide},
                              Choice<Undated>{"include", Undated::include},
                              Choice<Undated>{"only", Undated::only}};
constexpr std::array kUnits{Choice<By>{"day", By::day}, Choice<By>{"week", By::week},
                            Choice<By>{"month", By::month}, Choice<By>{"quarter", By::quarter},
                            Choice<By>{"year", By::year}};
constexpr std::array kHistogramFields{Choice<std::string_view>{"date", "date"},
                                      Choice<std::string_view>{"updated", "updated"},
                                      Choice<std::string_view>{"indexed", "indexed"},
                                      Choice<std::string_view>{"mentions", "mentions"}};
constexpr std::array kGroups{
    Choice<Grouping>{"duplicate", Grouping::duplicate}, Choice<Grouping>{"story", Grouping::story},
    Choice<Grouping>{"outlet", Grouping::outlet}, Choice<Grouping>{"none", Grouping::none}};
constexpr std::array kExtents{Choice<Bodies>{"summary", Bodies::leave_out},
                              Choice<Bodies>{"full", Bodies::include}};
constexpr std::array kDates{Choice<Dates>{"stated", Dates::stated},
                            Choice<Dates>{"estimated", Dates::estimated}};
constexpr std::array kFormatVersions{Choice<unsigned>{"1", kFormatVersion}};

template <typename Value, std::size_t Size>
Value chosen(KeyValue const& value, std::array<Choice<Value>, Size> const& choices) {
  return choice_of<Value>(value, choices);
}

void check_length(KeyValue const& value) {
  if (value.texts.size() > kMaxListed)
    throw Error{Code::bad_value, fmt::format("{}: more than {} values", value.key, kMaxListed)};
}

// "outlet", "outlet:20", "outlet:all".
FacetRequest facet_of(KeyValue const& value, std::string const& text) {
  auto const colon = text.find(':');
  FacetRequest facet{.field = text.substr(0, colon)};
  if (colon == text.npos) return facet;
  KeyValue const limit{value.key, ValueKind::text, {text.substr(colon + 1)}};
  facet.limit = limit.texts.front() == "all" ? 0 : number_of(limit, kMaxHits);
  if (facet.limit == 0 && limit.texts.front() != "all")
    throw Error{Code::bad_value, fmt::format("{}: '{}' lists no value", value.key, text),
                "write outlet:20 or outlet:all"};
  return facet;
}

void set_facets(SearchRequest& request, KeyValue const& value) {
  check_length(value);
  for (auto const& text : value.texts) request.search.facets.push_back(facet_of(value, text));
}

// A group a text, as a line of a file: "NK = North Korea = DPRK".
void set_aliases(SearchRequest& request, KeyValue const& value) {
  check_length(value);
  for (auto const& text : value.texts)
    for (auto& group : read_alias_lines(text, value.key))
      request.query.aliases.push_back(std::move(group));
}

// The key is the field; a leading ! takes the value out.
void set_filter(SearchRequest& request, KeyValue const& value) {
  check_length(value);
  for (auto const& text : value.texts) {
    bool const exclude = text.starts_with('!');
    request.search.filters.push_back({value.key, exclude ? text.substr(1) : text, exclude});
  }
}

using Row = Key<SearchRequest>;
using Request = SearchRequest;

constexpr std::array kKeys{
    Row{"q", ValueKind::text, [](Request& r, KeyValue const& v) { r.q = v.texts[0]; }},
    Row{"match", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.query.match = chosen(v, kMatches); }},
    Row{"exact", ValueKind::flag,
        [](Request& r, KeyValue const& v) { r.query.exact = flag_of(v); }},
    Row{"stem", ValueKind::flag, [](Request& r, KeyValue const& v) { r.query.stem = flag_of(v); }},
    Row{"fuzzy", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.query.fuzzy = chosen(v, kFuzziness); }},
    Row{"variants", ValueKind::flag,
        [](Request& r, KeyValue const& v) { r.query.variants = flag_of(v); }},
    Row{"aliases", ValueKind::list, set_aliases},
    Row{"lenient", ValueKind::flag,
        [](Request& r, KeyValue const& v) { r.query.lenient = flag_of(v); }},
    Row{"date_order", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.query.date_order = chosen(v, kDateOrders); }},
    Row{"tz", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.query.time_zone = v.texts[0]; }},
    Row{"now", ValueKind::text, [](Request& r, KeyValue const& v) { r.query.now = v.texts[0]; }},
    Row{"limit", ValueKind::number,
        [](Request& r, KeyValue const& v) { r.search.limit = number_of(v, kMaxHits); }},
    Row{"offset", ValueKind::number,
        [](Request& r, KeyValue const& v) { r.search.offset = number_of(v, kMaxOffset); }},
    Row{"cursor", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.search.cursor = v.texts[0]; }},
    Row{"sort", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.search.sort = chosen(v, kSorts); }},
    Row{"recency", ValueKind::number,
        [](Request& r, KeyValue const& v) { r.search.recency_days = real_of(v); }},
    Row{"group", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.search.group = chosen(v, kGroups); }},
    Row{"since", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.search.since = v.texts[0]; }},
    Row{"until", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.search.until = v.texts[0]; }},
    Row{"on", ValueKind::text, [](Request& r, KeyValue const& v) { r.search.on = v.texts[0]; }},
    Row{"undated", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.search.undated = chosen(v, kUndated); }},
    Row{"outlet", ValueKind::list, set_filter},
    Row{"byline", ValueKind::list, set_filter},
    Row{"source", ValueKind::list, set_filter},
    Row{"lang", ValueKind::list, set_filter},
    Row{"genre", ValueKind::list, set_filter},
    Row{"dateline", ValueKind::list, set_filter},
    Row{"facet", ValueKind::list, set_facets},
    Row{"histogram", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.search.histogram = chosen(v, kUnits); }},
    Row{"field", ValueKind::text,
        [](Request& r, KeyValue const& v) {
          r.search.histogram_field = std::string{chosen(v, kHistogramFields)};
        }},
    Row{"output", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.hits.bodies = chosen(v, kExtents); }},
    Row{"fields", ValueKind::list,
        [](Request& r, KeyValue const& v) {
          check_length(v);
          r.fields = v.texts;
        }},
    Row{"snippets", ValueKind::number,
        [](Request& r, KeyValue const& v) { r.search.snippets = number_of(v, kMaxSnippets); }},
    Row{"width", ValueKind::number,
        [](Request& r, KeyValue const& v) {
          r.search.snippet_width = number_of(v, kMaxSnippetWidth);
        }},
    Row{"dates", ValueKind::text,
        [](Request& r, KeyValue const& v) { r.search.dates = chosen(v, kDates); }},
    // Of these only one value is known yet; another is refused by name.
    Row{"format_version", ValueKind::number,
        [](Request&, KeyValue const& v) { static_cast<void>(chosen(v, kFormatVersions)); }},
};

}  // namespace

std::span<Key<SearchRequest> const> request_keys() noexcept { return kKeys; }

}  // namespace backfile::internal
