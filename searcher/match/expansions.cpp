#include "searcher/match/expansions.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/analysis/fold.hpp"
#include "searcher/match/near_spelling.hpp"

namespace backfile::internal {
namespace {

// So many words in a row that none of the searches can match are walked before skipping over all
// that begin like them: a skip costs as much as walking several.
constexpr unsigned kPatience = 8;

// Which of 64 classes of bytes occur; a pattern's must all be in a word that it matches.
std::uint64_t bytes_in(std::string_view text) {
  std::uint64_t bits = 0;
  for (char const c : text)
    if (c != '*' && c != '?') bits |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63);
  return bits;
}

struct Candidate {
  std::string_view word;
  std::uint64_t bytes = 0;
  std::size_t common = 0;  // bytes shared with the one before
};

// One search while its words are walked.
class Finder {
 public:
  explicit Finder(WordSearch const& search) : pattern_{search.text}, bytes_{bytes_in(search.text)} {
    if (search.edits) spelling_.emplace(search.text, *search.edits);
  }

  [[nodiscard]] bool matches(Candidate const& candidate) {
    if (spelling_) return spelling_->matches(candidate.word, candidate.common);
    return (candidate.bytes & bytes_) == bytes_ && matches_pattern(candidate.word, pattern_);
  }

  [[nodiscard]] std::size_t hopeless() const { return spelling_ ? spelling_->hopeless() : 0; }

  Commonest found;

 private:
  std::string pattern_;
  std::uint64_t bytes_;
  std::optional<NearSpelling> spelling_;
};

// The first text behind all that begin with `start`.
std::string behind(std::string start) {
  while (!start.empty() && start.back() == '\xFF') start.pop_back();
  if (!start.empty()) ++start.back();
  return start;
}

class Walk {
 public:
  Walk(Vocabulary const& vocabulary, std::string prefix, std::vector<Finder*> finders)
      : vocabulary_{vocabulary}, prefix_{std::move(prefix)}, finders_{std::move(finders)} {}

  void run() {
    for (unsigned byte = 1; byte < 0x100; ++byte) {
      auto const first = static_cast<char>(byte);
      bool const inside = (byte & 0xC0) == 0x80;  // no character begins so
      if (inside || !begins_word(first)) continue;
      vocabulary_.walk(prefix_ + first, [&](std::string const& term) { return visit(term); });
    }
  }

 private:
  Step visit(std::string const& term) {
    auto const word = std::string_view{term}.substr(prefix_.size());
    auto const differ = std::ranges::mismatch(word, last_).in1;
    Candidate const candidate{word, bytes_in(word),
                              static_cast<std::size_t>(differ - word.begin())};
    std::optional<std::uint64_t> frequency;
    std::size_t hopeless = 0;
    bool all = true;
    for (auto* finder : finders_) {
      if (finder->matches(candidate)) {
        if (!frequency) frequency = vocabulary_.frequency(term);
        finder->found.add(word, *frequency);
      }
      all = all && finder->hopeless() > 0;
      hopeless = std::max(hopeless, finder->hopeless());
    }
    last_ = word;
    return all ? past(word.substr(0, hopeless)) : reset();
  }

  Step reset() {
    passed_ = 0;
    return true;
  }

  // No word that begins so is looked for.
  Step past(std::string_view start) {
    passed_ = passed_ > 0 && start == hopeless_ ? passed_ + 1 : 1;
    hopeless_ = start;
    return passed_ < kPatience ? Step{true} : Step{behind(prefix_ + hopeless_)};
  }

  Vocabulary const& vocabulary_;
  std::string prefix_;
  std::vector<Finder*> finders_;
  std::string last_;
  std::string hopeless_;
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
  std::vector<Finder> finders;
  for (auto const& search : searches) finders.emplace_back(search);
  std::map<std::string, std::vector<Finder*>> walks;
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
