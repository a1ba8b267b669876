#include "searcher/match/expansions.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "indexer/analysis/fold.hpp"
#include "searcher/match/near_spelling.hpp"
#include "searcher/match/time_limit.hpp"

namespace backfile::internal {
namespace {

// So many words in a row that none of the searches can match are walked before skipping to the
// first that one can: a skip costs as much as walking several.
constexpr unsigned kPatience = 8;

struct Candidate {
  std::string_view word;
  std::size_t common = 0;  // bytes shared with the one before; only for near spellings
};

// A pattern; most words are refused by its fixed end.
class Pattern {
 public:
  explicit Pattern(std::string_view text)
      : text_{text}, end_{text.substr(text.find_last_of("*?") + 1)} {}

  [[nodiscard]] bool matches(std::string_view word) const {
    return word.ends_with(end_) && matches_pattern(word, text_);
  }

 private:
  std::string_view text_;
  std::string_view end_;
};

// One search while its words are walked. The search must outlive it.
class WordFinder {
 public:
  explicit WordFinder(WordSearch const& search) : pattern_{search.text} {
    if (search.edits) spelling_.emplace(search.text, *search.edits);
  }

  [[nodiscard]] bool is_spelling() const { return spelling_.has_value(); }

  [[nodiscard]] bool matches(Candidate const& candidate) {
    return spelling_ ? spelling_->matches(candidate.word, candidate.common)
                     : pattern_.matches(candidate.word);
  }

  // The first word behind this one that can match; nothing where the next one might.
  [[nodiscard]] std::optional<std::string> next_start(std::string_view word) const {
    if (!spelling_ || !spelling_->is_hopeless()) return std::nullopt;
    return spelling_->next_start(word);
  }

  Commonest found;

 private:
  Pattern pattern_;
  std::optional<NearSpelling> spelling_;
};

class Walk {
 public:
  Walk(Vocabulary const& vocabulary, std::string prefix, std::vector<WordFinder*> finders)
      : vocabulary_{vocabulary},
        prefix_{std::move(prefix)},
        finders_{std::move(finders)},
        spellings_{std::ranges::any_of(finders_, &WordFinder::is_spelling)} {}

  void run() {
    vocabulary_.walk_words(prefix_, [&](std::string_view word) { return visit(word); });
  }

 private:
  Step visit(std::string_view word) {
    TimeLimit::check();
    Candidate const candidate{word, spellings_ ? shared_with_last(word) : 0};
    std::optional<std::uint64_t> frequency;
    std::optional<std::string> next{behind({})};
    for (auto* finder : finders_) {
      if (finder->matches(candidate)) {
        if (!frequency) frequency = vocabulary_.frequency(prefix_ + std::string{word});
        finder->found.add(word, *frequency);
      }
      if (next) next = std::min(next, finder->next_start(word));
    }
    return next ? pass_to(std::move(*next)) : reset();
  }

  std::size_t shared_with_last(std::string_view word) {
    auto const length = std::min(word.size(), last_.size());
    std::size_t shared = 0;
    while (shared < length && word[shared] == last_[shared]) ++shared;
    last_.replace(shared, last_.npos, word.substr(shared));
    return shared;
  }

  Step reset() {
    passed_ = 0;
    return true;
  }

  // No word before `next` is looked for.
  Step pass_to(std::string next) {
    passed_ = passed_ > 0 && next == next_ ? passed_ + 1 : 1;
    next_ = std::move(next);
    return passed_ < kPatience ? Step{true} : Step{next_};
  }

  Vocabulary const& vocabulary_;
  std::string prefix_;
  std::vector<WordFinder*> finders_;
  bool spellings_;
  std::string last_;
  std::string next_;
  unsigned passed_ = 0;
};

bool has_fixed_beginning(WordSearch const& search) {
  return !search.edits && search.text.find_first_of("*?") > 0;
}

template <typename Use>
void for_each_field(Field const* row, Use use) {
  if (row == nullptr || row->kind != FieldKind::group) return use(row);
  auto names = row->members;
  while (!names.empty()) {
    auto const end = std::min(names.find(' '), names.size());
    use(&field(names.substr(0, end)));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

}  // namespace

std::vector<Expansion> expand_all(Vocabulary const& vocabulary,
                                  std::span<WordSearch const> searches) {
  std::vector<Expansion> expansions(searches.size());
  std::vector<WordFinder> finders;
  for (auto const& search : searches) finders.emplace_back(search);
  std::map<std::string, std::vector<WordFinder*>> walks;
  for (std::size_t i = 0; i < searches.size(); ++i) {
    auto const& search = searches[i];
    if (has_fixed_beginning(search))
      expansions[i] = expand_pattern(vocabulary, search.prefix, search.text);
    else
      walks[search.prefix].push_back(&finders[i]);
  }
  for (auto& [prefix, walked] : walks) Walk{vocabulary, prefix, std::move(walked)}.run();
  for (std::size_t i = 0; i < searches.size(); ++i)
    if (!has_fixed_beginning(searches[i])) expansions[i] = finders[i].found.take();
  return expansions;
}

WordSearch search_of(Field const* row, Node const& node) {
  WordSearch search{row == nullptr ? std::string{} : std::string{row->prefix}, fold(node.text), {}};
  if (row != nullptr && row->kind == FieldKind::keyword) search.prefix += ':';
  if (node.kind == NodeKind::fuzzy)
    search.edits = node.number > 0 ? node.number : edits_for(search.text);
  return search;
}

void Expansions::announce(Node const& node) {
  for (auto const& part : node.parts) announce(part);
  if (node.kind != NodeKind::wildcard && node.kind != NodeKind::fuzzy) return;
  for_each_field(node.field, [&](Field const* row) {
    // The body refuses them.
    if (row == nullptr || row->name != "body") found_.try_emplace(search_of(row, node));
  });
}

Expansion const& Expansions::of(WordSearch const& search) {
  auto const known = found_.try_emplace(search).first;
  if (known->second) return *known->second;
  std::vector<WordSearch> missing;
  for (auto const& [wanted, expansion] : found_)
    if (!expansion) missing.push_back(wanted);
  auto expansions = expand_all(vocabulary_, missing);
  for (std::size_t i = 0; i < missing.size(); ++i) found_[missing[i]] = std::move(expansions[i]);
  return *known->second;
}

}  // namespace backfile::internal
