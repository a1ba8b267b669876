#include "searcher/query/widen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <utility>

#include "indexer/analysis/fold.hpp"
#include "searcher/query/aliases.hpp"
#include "searcher/query/run_together.hpp"
#include "searcher/query/variants.hpp"

namespace backfile::internal {
namespace {

bool is_one_of(Field const* row, std::initializer_list<std::string_view> names) {
  return row != nullptr && std::ranges::find(names, row->name) != names.end();
}

// Fields whose words may name people; keywords, publishers and menus do not.
bool names_people(Field const* row) {
  if (is_one_of(row, {"outlet", "source", "credit", "furniture"})) return false;
  return row == nullptr || row->kind == FieldKind::text || row->kind == FieldKind::group;
}

PhraseForm form_of(std::string_view text) {
  PhraseForm form;
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    if (end > 0) form.places.push_back({std::string{text.substr(0, end)}});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return form;
}

class Widener {
 public:
  Widener(QueryOptions const& options, AliasTable const& stored)
      : asked_{options.aliases}, tables_{&asked_, &stored} {}

  void visit(Node& node) {
    if (node.kind == NodeKind::like) return;
    for (auto& part : node.parts) visit(part);
    bool const quoted = node.kind == NodeKind::phrase && node.number == 0;
    if ((!quoted && node.kind != NodeKind::word) || node.exact || !names_people(node.field)) return;
    if (quoted) add_name(node);
    if (!quoted) add_parts(node);
    if (!is_one_of(node.field, {"byline"})) add_aliases(node, quoted);
  }

  std::vector<Variant> told;

 private:
  void add_name(Node& node) {
    auto found = name_variants(node.text);
    if (!found) return;
    std::ranges::move(found->forms, std::back_inserter(node.also));
    for (auto const& spelling : found->spellings) tell(node.text, spelling.text, spelling.rule);
  }

  void add_parts(Node& node) {
    auto const words = words_run_together(node.text);
    if (words.empty()) return;
    auto const phrase = fmt::format("{}", fmt::join(words, " "));
    node.also.push_back(form_of(fold(phrase)));
    tell(node.text, phrase, "run together");
  }

  void add_aliases(Node& node, bool quoted) {
    for (auto const& name : other_names(node.text, quoted, tables_)) {
      node.also.push_back(form_of(name));
      tell(node.text, name, "alias");
    }
  }

  void tell(std::string const& typed, std::string const& name, std::string_view rule) {
    auto const same = [&](Variant const& one) { return one.typed == typed && one.rule == rule; };
    auto entry = std::ranges::find_if(told, same);
    if (entry == told.end()) entry = told.insert(told.end(), {typed, {}, std::string{rule}});
    if (std::ranges::find(entry->also, name) == entry->also.end()) entry->also.push_back(name);
  }

  AliasTable asked_;
  std::array<AliasTable const*, 2> tables_;
};

void add_phrases(std::vector<std::string>& out, PhraseForm const& form, std::size_t place,
                 std::string const& start) {
  if (place == form.places.size()) return out.push_back(start);
  for (auto const& word : form.places[place])
    add_phrases(out, form, place + 1, start.empty() ? word : start + ' ' + word);
}

}  // namespace

std::vector<Variant> widen(Node& tree, QueryOptions const& options, AliasTable const& stored) {
  Widener widener{options, stored};
  if (options.variants) widener.visit(tree);
  return std::move(widener.told);
}

std::vector<std::string> phrases_of(PhraseForm const& form) {
  std::vector<std::string> phrases;
  if (!form.places.empty()) add_phrases(phrases, form, 0, {});
  return phrases;
}

}  // namespace backfile::internal
