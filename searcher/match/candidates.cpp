#include "searcher/match/candidates.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace backfile::internal {
namespace {

// Words side by side, with a choice of words in some places.
bool is_adjacent(Plan const& plan) {
  return plan.kind == PlanKind::phrase && plan.window == plan.parts.size() &&
         std::ranges::all_of(plan.parts, [](Plan const& part) {
           return is_term(part) ||
                  (part.kind == PlanKind::any_of && std::ranges::all_of(part.parts, is_term));
         });
}

// Zen of Zen:ship, with the field's prefix before it: an article has stems of one language.
std::string language_of(Plan const& forms) { return forms.term.substr(0, forms.term.find(':')); }

// A part that stands at one position: its words, and of which languages it has forms.
struct Place {
  std::set<std::string> words;                           // that hold in every language
  std::map<std::string, Plan> forms;                     // by language: any of the stems
  std::map<std::string, std::set<std::string>> spelled;  // the words of these stems
};

// False for what has several positions.
bool read_place(Plan const& part, Place& place) {
  switch (part.kind) {
    case PlanKind::term: place.words.insert(part.term); return true;
    case PlanKind::forms: {
      auto const language = language_of(part);
      auto& stems = place.forms.try_emplace(language, Plan::of(PlanKind::any_of, {})).first->second;
      stems.parts.push_back(Plan::of_term(part.term));
      auto& spelled = place.spelled[language];  // of an unknown word there is none
      for (auto const& word : part.parts) spelled.insert(word.term);
      return true;
    }
    case PlanKind::any_of:
    case PlanKind::synonyms:
      return std::ranges::all_of(part.parts, [&](auto const& p) { return read_place(p, place); });
    default: return false;
  }
}

Plan any_word(std::set<std::string> const& words) {
  std::vector<Plan> terms;
  for (auto const& word : words) terms.push_back(Plan::of_term(word));
  return Plan::any(PlanKind::any_of, std::move(terms));
}

// A word that two parts may take, or that has two readings at one position.
bool are_apart(std::vector<std::set<std::string>> const& places) {
  std::set<std::string> known;
  for (auto const& words : places)
    for (auto const& word : words)
      if (!known.insert(word).second || word.find('@') != word.npos) return false;
  return true;
}

// The places in articles of one language ("": of parts without forms); nothing where a part has no
// forms in it.
std::optional<PlainPlaces> places_in(std::string const& language, Plan const& plan,
                                     std::vector<Place> const& read) {
  PlainPlaces made{Plan::of(plan.kind, {}), {}};
  made.places.window = plan.window;
  for (auto const& place : read) {
    bool const formed = !place.forms.empty();
    if (formed && !place.forms.contains(language)) return std::nullopt;
    made.places.parts.push_back(any_word(formed ? place.spelled.at(language) : place.words));
    if (formed && made.stems.kind == PlanKind::nothing) made.stems = place.forms.at(language);
  }
  return made;
}

}  // namespace

bool is_plain(Plan const& plan) {
  if (is_adjacent(plan)) return true;
  bool const terms = std::ranges::all_of(plan.parts, is_term);
  if (!terms || plan.kind == PlanKind::phrase) return terms;
  for (auto part = plan.parts.begin(); part != plan.parts.end(); ++part) {
    bool const again =
        std::ranges::find(part + 1, plan.parts.end(), part->term, &Plan::term) != plan.parts.end();
    if (again || part->term.find('@') != part->term.npos) return false;
  }
  return true;
}

std::vector<PlainPlaces> plain_places(Plan const& plan) {
  bool const inside = plan.kind == PlanKind::in_body || plan.kind == PlanKind::within_first;
  if (inside) return plain_places(plan.parts.front());
  if (plan.kind != PlanKind::phrase && plan.kind != PlanKind::near) return {};
  std::vector<Place> read(plan.parts.size());
  std::vector<std::set<std::string>> words;
  std::set<std::string> languages;
  for (std::size_t i = 0; i < read.size(); ++i) {
    auto& place = read[i];
    bool const mixed =
        !read_place(plan.parts[i], place) || (!place.words.empty() && !place.forms.empty());
    if (mixed) return {};
    words.push_back(place.words);
    for (auto const& [language, spelled] : place.spelled) {
      words.back().insert(spelled.begin(), spelled.end());
      languages.insert(language);
    }
  }
  if (plan.kind == PlanKind::near && !are_apart(words)) return {};
  if (languages.empty()) languages.insert("");
  std::vector<PlainPlaces> found;
  for (auto const& language : languages)
    if (auto places = places_in(language, plan, read)) found.push_back(std::move(*places));
  return found;
}

bool are_places_enough(Plan const& plan) {
  return plan.kind == PlanKind::phrase || plan.kind == PlanKind::near;
}

Plan without_places(Plan const& plan) {
  switch (plan.kind) {
    case PlanKind::phrase:
    case PlanKind::near:
      if (is_plain(plan)) return plan;
      break;
    case PlanKind::in_body:
    case PlanKind::within_first:
    case PlanKind::at_least: return without_places(plan.parts.front());
    case PlanKind::same_paragraph:
    case PlanKind::any_of:
    case PlanKind::synonyms: break;
    default: return plan;
  }
  bool const choice = plan.kind == PlanKind::any_of || plan.kind == PlanKind::synonyms;
  std::vector<Plan> parts;
  for (auto const& part : plan.parts) parts.push_back(without_places(part));
  if (parts.size() == 1) return std::move(parts.front());
  return Plan::of(choice ? plan.kind : PlanKind::all_of, std::move(parts));
}

}  // namespace backfile::internal
