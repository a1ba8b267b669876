// include/backfile/query.hpp.
#include <memory>

#include <backfile/query.hpp>

#include "indexer/analysis/zones.hpp"
#include "indexer/index/schema.hpp"
#include "searcher/query/parsed_query.hpp"

namespace backfile {
namespace {

std::string_view kind_name(internal::FieldKind kind) {
  switch (kind) {
    case internal::FieldKind::text: return "words";
    case internal::FieldKind::keyword: return "value";
    case internal::FieldKind::copies: return "id";
    case internal::FieldKind::date: return "date";
    case internal::FieldKind::date_unit: return "date";
    case internal::FieldKind::number: return "number";
    case internal::FieldKind::group: return "words";
    case internal::FieldKind::bound: return "date";
    case internal::FieldKind::presence: return "field name";
  }
  return "";
}

}  // namespace

std::string const& Query::text() const noexcept { return parsed_->text; }

std::string Query::normalized() const { return internal::print(parsed_->parsed.tree); }

std::vector<QueryNote> Query::notes() const {
  std::vector<QueryNote> notes;
  for (auto const& note : parsed_->parsed.notes) notes.push_back({note.code, note.message});
  return notes;
}

Query parse_query(std::string_view text, QueryOptions const& options) {
  auto parsed = std::make_shared<internal::ParsedQuery>();
  parsed->text = text;
  parsed->options = options;
  parsed->parsed = internal::parse(text, internal::parse_options(options));
  return Query{std::move(parsed)};
}

Query similar_to(std::string const& id, QueryOptions const& options) {
  auto const leaf = [&](internal::NodeKind kind) {
    internal::Node node;
    node.kind = kind;
    node.text = id;
    return node;
  };
  auto itself = leaf(internal::NodeKind::phrase);
  itself.field = &internal::field("id");
  internal::Node without;
  without.kind = internal::NodeKind::negation;
  without.parts = {std::move(itself)};
  internal::Node both;
  both.kind = internal::NodeKind::all_of;
  both.parts = {leaf(internal::NodeKind::like), std::move(without)};
  return parse_query(internal::print(both), options);
}

Query similar_to(Article const& article, QueryOptions const& options) {
  auto parsed = std::make_shared<internal::ParsedQuery>();
  parsed->options = options;
  parsed->model = article;
  parsed->parsed.tree.kind = internal::NodeKind::like;
  parsed->parsed.tree.text = article.path;
  parsed->text = internal::print(parsed->parsed.tree);
  return Query{std::move(parsed)};
}

std::vector<FieldHelp> field_help() {
  std::vector<FieldHelp> rows;
  for (auto const& row : internal::fields())
    rows.push_back({std::string{row.name}, std::string{row.aliases},
                    std::string{kind_name(row.kind)}, std::string{row.summary},
                    std::string{row.example}, row.facet});
  return rows;
}

namespace internal {

ParseOptions parse_options(QueryOptions const& options) {
  if (options.exact && options.fuzzy != backfile::Fuzzy::none)
    throw Error{Code::usage, "exact words have no near spellings", "leave exact or fuzzy out"};
  // Only relative dates ask for the zone, but a name that is wrong must not wait for one.
  if (!options.time_zone.empty()) static_cast<void>(Zone{options.time_zone});
  ParseOptions made;
  made.any = options.match == Match::any;
  made.plain_words = options.plain_words;
  made.exact = options.exact;
  made.stem = options.stem;
  switch (options.fuzzy) {
    case backfile::Fuzzy::none: made.fuzzy = Fuzzy::none; break;
    case backfile::Fuzzy::one: made.fuzzy = Fuzzy::one; break;
    case backfile::Fuzzy::two: made.fuzzy = Fuzzy::two; break;
    case backfile::Fuzzy::by_length: made.fuzzy = Fuzzy::by_length; break;
  }
  made.lenient = options.lenient;
  made.date_order = options.date_order;
  made.time_zone = options.time_zone;
  made.now = options.now;
  return made;
}

}  // namespace internal
}  // namespace backfile
