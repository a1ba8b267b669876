// The schema table: every row is reachable, and every row of a filled article reaches its
// document. Rows added to the table are covered here without a change.
#include "indexer/index/schema.hpp"

#include <backfile/error.hpp>
#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "indexer/analysis/tokens.hpp"
#include "indexer/index/document.hpp"
#include "indexer/index/record.hpp"
#include "indexer/index/terms.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::full_article;

namespace {

std::vector<std::string> split(std::string_view names) {
  std::istringstream stream{std::string{names}};
  std::vector<std::string> found;
  for (std::string name; stream >> name;) found.push_back(name);
  return found;
}

struct Built {
  Article article = full_article();
  PlainDocument document = DocumentBuilder{}.build(article);

  bool has(std::string const& term) const {
    return std::ranges::binary_search(document.postings, term, {}, &Posting::term);
  }
  std::string value(int slot) const {
    for (auto const& [number, text] : document.values)
      if (static_cast<int>(number) == slot) return text;
    return {};
  }
};

}  // namespace

TEST_CASE("schema: every row answers to its name and aliases", "[unit]") {
  for (auto const& row : fields()) {
    INFO("field: " << row.name);
    CHECK(find_field(row.name) == &row);
    CHECK(&field(row.name) == &row);
    for (auto const& alias : split(row.aliases)) CHECK(find_field(alias) == &row);
    for (auto const& member : split(row.members)) CHECK(find_field(member) != nullptr);
    CHECK_FALSE(row.summary.empty());
    CHECK(row.example.find(':') != row.example.npos);
  }
  for (auto const name : {"", "nope", "TITLE", "title ", "headline hd"})
    CHECK(find_field(name) == nullptr);
  CHECK_THROWS_AS(field("nope"), Error);
}

TEST_CASE("schema: names and slots stand for one thing", "[unit]") {
  std::set<std::string> names;
  std::set<int> slots{kSlotContentHash, kSlotIdentity};
  std::set<std::string_view> prefixes;
  for (auto const& row : fields()) {
    INFO("field: " << row.name);
    CHECK(names.insert(std::string{row.name}).second);
    for (auto const& alias : split(row.aliases)) CHECK(names.insert(alias).second);
    if (row.slot != kNoSlot && row.kind != FieldKind::date_unit)
      CHECK(slots.insert(row.slot).second);
    if (!row.prefix.empty()) CHECK(prefixes.insert(row.prefix).second);
    if (row.facet) CHECK(row.slot != kNoSlot);
  }
}

TEST_CASE("schema: mistyped names have near ones", "[unit]") {
  struct Row {
    std::string_view typed;
    std::string_view nearest;
  };
  Row const rows[] = {{"outlte", "outlet"},  {"titel", "title"},     {"bylin", "byline"},
                      {"dats", "date"},      {"genra", "genre"},     {"captoin", "caption"},
                      {"updatd", "updated"}, {"headlin", "headline"}};
  for (auto const& row : rows) {
    auto const near = near_field_names(row.typed);
    INFO("typed: " << row.typed);
    REQUIRE_FALSE(near.empty());
    CHECK(near.front() == row.nearest);
    CHECK(near.size() <= 3);
  }
  for (auto const typed : {"", "zzzzzzzz", "completelyother"})
    CHECK(near_field_names(typed).empty());
  CHECK(near_field_names(std::string(100'000, 'a')).empty());
}

TEST_CASE("schema: unprefixed words search fields in the order of their positions", "[unit]") {
  auto const rows = unprefixed_fields();
  CHECK(rows.size() >= 6);
  CHECK(std::ranges::is_sorted(rows, {}, &Field::base));
  for (auto const* row : rows) CHECK(row->weight > 0);
}

void check_dates(Built const& built, Field const& row) {
  auto const dates = row.dates(built.article);
  REQUIRE_FALSE(dates.empty());  // full_article() fills every field
  CHECK(built.has(has_term(row)));
  std::string keys;
  for (auto const& date : dates) {
    CHECK(built.has(date_term(row, DateUnit::year, date.day)));
    CHECK(built.has(date_term(row, DateUnit::month, date.day)) ==
          (date.precision >= Precision::month));
    CHECK(built.has(date_term(row, DateUnit::day, date.day)) == (date.precision >= Precision::day));
    CHECK(built.has(imprecise_term(row, date)) == (date.precision <= Precision::day));
    keys += (keys.empty() ? "" : std::string{kValueSeparator}) + date_key(date);
  }
  CHECK(built.value(row.slot) == keys);
}

TEST_CASE("schema: every field of a filled article is in its document", "[unit]") {
  Built const built;
  for (auto const& row : fields()) {
    INFO("field: " << row.name);
    if (row.dates != nullptr) {
      check_dates(built, row);
      continue;
    }
    if (row.values == nullptr) continue;
    auto const values = row.values(built.article);
    REQUIRE_FALSE(values.empty());
    CHECK(built.has(has_term(row)));
    for (auto const& value : values) {
      CHECK_FALSE(value.empty());
      if (row.kind == FieldKind::keyword) CHECK(built.has(keyword_term(row, value)));
      if (row.kind == FieldKind::text && row.facet) CHECK(built.has(value_term(row, value)));
      if (row.kind == FieldKind::number) CHECK(built.value(row.slot).ends_with(value));
      if (row.kind == FieldKind::text)
        for (auto const& token : tokenise(value).words)
          CHECK(built.has(word_term(row.name == "body" ? "" : row.prefix, token.kind, token.text)));
    }
    if (row.facet) CHECK(built.value(row.slot).starts_with(values.front()));
    if (row.multiple && row.facet)
      CHECK(static_cast<std::size_t>(std::ranges::count(built.value(row.slot), kValueSeparator)) ==
            values.size() - 1);
  }
}

TEST_CASE("schema: an empty article fills no field but its id and number of words", "[unit]") {
  Article article;
  article.id = "only";
  auto const document = DocumentBuilder{}.build(article);
  for (auto const& row : fields()) {
    if (row.prefix.empty() || row.name == "id") continue;
    INFO("field: " << row.name);
    auto const at = [&](std::string const& start) {
      return std::ranges::any_of(document.postings,
                                 [&](auto const& p) { return p.term.starts_with(start); });
    };
    if (row.kind != FieldKind::presence) CHECK_FALSE(at(std::string{row.prefix}));
    CHECK_FALSE(at(has_term(row)));
  }
}

TEST_CASE("schema: every field comes back from the stored record", "[unit]") {
  Built const built;
  auto const stored = decode_record(built.document.record);
  CHECK(stored == built.article);
  for (auto const& row : fields()) {
    INFO("field: " << row.name);
    if (row.values != nullptr) CHECK(row.values(stored) == row.values(built.article));
    if (row.dates != nullptr) CHECK(row.dates(stored) == row.dates(built.article));
  }
}
