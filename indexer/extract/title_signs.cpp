#include "indexer/extract/title_signs.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/placeholders.hpp"
#include "indexer/extract/title.hpp"
#include "indexer/extract/word_set.hpp"

namespace backfile::internal {
namespace {

constexpr std::uint32_t kMostTitleWords = 40;  // words
constexpr std::uint32_t kParagraph = 25;     // words of a line that is surely prose
constexpr std::size_t kMostCandidates = 60;
constexpr std::size_t kMostProse = 12'000;   // bytes of it that are compared
constexpr std::size_t kParagraphsAbove = 2;  // pictures' texts and decks read as prose too
constexpr std::size_t kMostAbove = 5;        // paragraphs above an author with a date

bool is_paragraph(Line const& line) { return line.ends_sentence && line.units >= kParagraph; }

class TitleReader {
 public:
  explicit TitleReader(Draft const& draft) : draft_{draft}, end_{find_end()} {
    collect();
    read_prose();
  }

  std::vector<TitleCandidate> all() {
    std::vector<TitleCandidate> out;
    measure();
    for (std::size_t i = 0; i < at_.size(); ++i) out.push_back({at_[i], signs_of(i)});
    return out;
  }

 private:
  // Behind the first paragraphs of the body there is no title, unless author and date stand there
  // together, the first date of the page: the paragraphs above are of the site.
  std::size_t find_end() const {
    std::size_t paragraphs = 0;
    std::size_t end = draft_.body_end;
    for (std::size_t i = draft_.body_begin; i < draft_.body_end; ++i) {
      paragraphs += draft_.lines[i].role == Role::none && is_paragraph(draft_.lines[i]) ? 1u : 0u;
      if (paragraphs == kParagraphsAbove && end == draft_.body_end) end = i + 1;
      if (paragraphs > kMostAbove) break;
      if (paragraphs >= kParagraphsAbove && opens_article(i)) return i + 1;
    }
    return end;
  }

  bool opens_article(std::size_t at) const {
    auto const header = draft_.headers.find(at);
    if (header == draft_.headers.end() || header->second.dates.empty()) return false;
    bool const dated_above = std::any_of(draft_.headers.begin(), header, [](auto const& entry) {
      return !entry.second.dates.empty();
    });
    return !dated_above && header->second.marked && !header->second.names.empty();
  }

  bool is_candidate(std::size_t at) const {
    Line const& line = draft_.lines[at];
    bool const free = line.role == Role::none || line.role == Role::caption;
    if (!free || line.units < 1 || line.units > kMostTitleWords) return false;
    return !draft_.headers.contains(at) && !is_placeholder(MetadataKind::title, line.text);
  }

  // The nearest to the body, since a page may have thousands of lines above it.
  void collect() {
    for (std::size_t i = end_; i > 0 && at_.size() < kMostCandidates; --i) {
      if (is_candidate(i - 1)) at_.push_back(i - 1);
    }
    std::reverse(at_.begin(), at_.end());
  }

  void read_prose() {
    std::size_t bytes = 0;
    for (std::size_t i = end_; i < draft_.body_end && bytes < kMostProse; ++i) {
      Line const& line = draft_.lines[i];
      if (line.role != Role::none || line.units < kParagraph / 2) continue;
      std::size_t const room = kMostProse - bytes;
      if (line.text.size() <= room)
        prose_.add(draft_.words.of(i));
      else
        prose_.add(cut_utf8(line.text, room));
      bytes += line.text.size();
    }
    for (std::size_t i = draft_.body_begin; i < end_ && bytes < kMostProse / 8; ++i) {
      if (!is_paragraph(draft_.lines[i])) continue;
      prose_.add(draft_.words.of(i));
      bytes += draft_.lines[i].text.size();
    }
  }

  void measure() {
    for (std::size_t i = 0; i < end_; ++i) ++copies_[draft_.lines[i].text];
    for (auto const at : at_) shares_.push_back(prose_.share(draft_.lines[at].text));
    std::size_t rank = 0;
    for (std::size_t i = 0; i < end_ + 4 && i < draft_.lines.size(); ++i) {
      rank_.push_back(rank);
      rank += draft_.lines[i].role == Role::blank ? 0u : 1u;
    }
    body_ = draft_.body_begin;
    while (body_ < end_ && !is_paragraph(draft_.lines[body_])) ++body_;
  }

  // Lines with text between two lines.
  std::size_t lines_between(std::size_t low, std::size_t high) const {
    return low < high && high < rank_.size() ? rank_[high] - rank_[low] - 1 : 0;
  }

  std::vector<TitleSign> signs_of(std::size_t i) {
    signs_.clear();
    Line const& line = draft_.lines[at_[i]];
    add_word_signs(line, signs_);
    add_share(shares_[i]);
    add_copies(i);
    add_place(at_[i]);
    add_headers(at_[i]);
    add_company(i);
    return signs_;
  }

  void add(TitleSign sign, bool seen = true) {
    if (seen) signs_.push_back(sign);
  }

  void add_share(double share) {
    if (share <= 0.0) return add(TitleSign::shares_none);
    if (share <= 0.34) return add(TitleSign::shares_few);
    add(share <= 0.67 ? TitleSign::shares_some : TitleSign::shares_most);
  }

  void add_copies(std::size_t i) {
    constexpr std::uint32_t kShortest = 3;  // words
    Line const& line = draft_.lines[at_[i]];
    add(TitleSign::repeated, line.units >= kShortest && copies_[line.text] > 1);
    bool ends = false;
    bool trail = false;
    for (std::size_t k = 0; k < at_.size(); ++k) {
      auto const other = draft_.lines[at_[k]].text;
      if (other.size() == line.text.size()) continue;
      ends = ends || (line.units >= kShortest && other.size() > line.text.size() &&
                      (other.ends_with(line.text) || other.starts_with(line.text)));
      trail = trail || (draft_.lines[at_[k]].units >= kShortest &&
                        line.text.size() > other.size() && line.text.ends_with(other));
    }
    add(TitleSign::ends_a_trail, ends);
    add(TitleSign::is_a_trail, trail);
  }

  std::size_t neighbour(std::size_t at, int step) const {
    for (std::size_t i = at + static_cast<std::size_t>(step); i < draft_.lines.size();
         i += static_cast<std::size_t>(step)) {
      if (draft_.lines[i].role != Role::blank) return i;
    }
    return draft_.lines.size();
  }

  bool is_short(std::size_t at) const {
    return at < draft_.lines.size() && draft_.lines[at].units <= 4 && !draft_.headers.contains(at);
  }

  void add_place(std::size_t at) {
    Line const& line = draft_.lines[at];
    add(TitleSign::isolated, line.after_blank && line.before_blank);
    add(TitleSign::stands_in_list, is_short(neighbour(at, -1)) && is_short(neighbour(at, 1)));
    if (at >= body_) return add(TitleSign::in_body);
    std::size_t const distance = lines_between(at, body_);
    add(TitleSign::body_next, distance == 0);
    add(TitleSign::body_near, distance > 0 && distance <= 3);
    add(TitleSign::body_far, distance > 8);
    add(TitleSign::body_very_far, distance > 20);
  }

  void add_headers(std::size_t at) {
    auto const below = draft_.headers.upper_bound(at);
    if (below != draft_.headers.end() && below->first < end_) {
      std::size_t const lines = lines_between(at, below->first);
      add(TitleSign::header_next, lines == 0);
      add(TitleSign::header_near, lines > 0 && lines <= 3);
    }
    if (below == draft_.headers.begin()) return;
    std::size_t const lines = lines_between(std::prev(below)->first, at);
    add(TitleSign::header_above, lines == 0);
    add(TitleSign::header_near_above, lines > 0 && lines <= 3);
  }

  bool is_rival(std::size_t i) const {
    return draft_.lines[at_[i]].units >= 4 && shares_[i] > 0.34;
  }

  void add_company(std::size_t i) {
    bool seen[3] = {};  // next above, above, far above
    for (std::size_t k = 0; k < i; ++k) {
      if (!is_rival(k) || draft_.lines[at_[k]].text == draft_.lines[at_[i]].text) continue;
      std::size_t const lines = lines_between(at_[k], at_[i]);
      seen[lines <= 1 ? 0 : lines <= 3 ? 1 : 2] = true;
    }
    add(TitleSign::rival_next_above, seen[0]);
    add(TitleSign::rival_above, seen[1]);
    add(TitleSign::rival_far_above, seen[2]);
    add_neighbours(i);
    bool deck = false;
    for (std::size_t k = i + 1; k < at_.size() && lines_between(at_[i], at_[k]) <= 2; ++k) {
      deck = deck || (is_rival(k) && draft_.lines[at_[k]].units > draft_.lines[at_[i]].units);
    }
    add(TitleSign::deck_below, deck);
    add_picture(at_[i]);
  }

  // What stands directly above and below, as a title above its deck.
  void add_neighbours(std::size_t i) {
    std::uint32_t const units = draft_.lines[at_[i]].units;
    if (i > 0 && lines_between(at_[i - 1], at_[i]) == 0 && reads_as_headline(at_[i - 1])) {
      bool const shorter = draft_.lines[at_[i - 1]].units < units;
      add(shorter ? TitleSign::below_shorter : TitleSign::below_longer);
    }
    if (i + 1 >= at_.size() || lines_between(at_[i], at_[i + 1]) > 0) return;
    add(TitleSign::above_longer, draft_.lines[at_[i + 1]].units > units);
  }

  bool reads_as_headline(std::size_t at) const {
    constexpr std::uint32_t kShortest = 3;  // words
    constexpr std::uint32_t kLongest = 22;
    Line const& line = draft_.lines[at];
    bool const words = line.units >= kShortest && line.units <= kLongest;
    bool const sentence = line.text.ends_with('.') || line.text.ends_with(':');
    bool const list = is_short(neighbour(at, -1)) && is_short(neighbour(at, 1));
    return words && !sentence && !list && line.text.find(" | ") == line.text.npos &&
           !draft_.captions.contains(at);
  }

  void add_picture(std::size_t at) {
    Line const& line = draft_.lines[at];
    auto const credit = draft_.captions.find(at);
    bool const credited = credit != draft_.captions.end() && !credit->second.names.empty();
    add(TitleSign::doubled, line.role == Role::caption && !credited);
    add(TitleSign::credited, credited);
  }

  Draft const& draft_;
  std::size_t end_;                // candidates stand above
  std::size_t body_ = 0;           // the first paragraph
  std::vector<std::size_t> at_;    // lines of the candidates
  std::vector<double> shares_;     // of their words in the prose
  std::vector<std::size_t> rank_;  // of each line among those with text
  std::unordered_map<std::string_view, std::size_t> copies_;
  WordSet prose_;
  std::vector<TitleSign> signs_;
};

}  // namespace

std::vector<TitleCandidate> title_candidates(Draft const& draft) { return TitleReader{draft}.all(); }

}  // namespace backfile::internal
