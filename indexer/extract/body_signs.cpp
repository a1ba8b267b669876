#include "indexer/extract/body_signs.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/any_byte.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/word_filter.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/word_set.hpp"

namespace backfile::internal {
namespace {

constexpr std::uint32_t kProse = 12;        // words of a sentence that is prose
constexpr std::size_t kBeginning = 3;       // paragraphs before a mark can be of the end
constexpr std::size_t kMostWords = 60'000;  // of a page that are counted

bool is_prose(Line const& line) { return line.ends_sentence && line.units >= kProse; }

BodySign length_sign(Line const& line) {
  constexpr std::array<std::uint32_t, 4> kSentences{8, 15, 30, 60};  // of the next sign
  constexpr std::array<std::uint32_t, 3> kOthers{4, 10, 25};
  auto const row = [&line](auto const& lengths) {
    std::size_t at = 0;
    while (at < lengths.size() && line.units >= lengths[at]) ++at;
    return at;
  };
  if (line.ends_sentence) return static_cast<BodySign>(row(kSentences));
  return static_cast<BodySign>(row(kOthers) + static_cast<std::size_t>(BodySign::open_short));
}

constexpr std::array<std::string_view, 22> kReaderWords{
    "you",   "your",    "our",   "us",   "we",       "newsletter", "subscribe", "inbox",
    "email", "cookies", "sie",   "ihre", "ihr",      "ihnen",      "vous",      "votre",
    "vos",   "nous",    "usted", "tu",   "noticias", "wir"};
constexpr auto kReaderFilter = WordFilter::of(kReaderWords);

bool is_reader_word(std::string_view word) {
  return kReaderFilter.may_hold(word) &&
         std::ranges::find(kReaderWords, word) != kReaderWords.end();
}

std::size_t reader_words(std::string_view plain_text) {
  constexpr std::size_t kMost = 80;      // words
  constexpr std::size_t kLongest = 600;  // bytes
  plain_text = plain_text.substr(0, kLongest);
  std::size_t spoken = 0;
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < plain_text.size() && words < kMost; ++words) {
    auto const end = std::min(plain_text.find(' ', begin), plain_text.size());
    spoken += is_reader_word(plain_text.substr(begin, end - begin)) ? 1u : 0u;
    begin = end + 1;
  }
  return spoken;
}

// "8 Comments", "3 thoughts on …", "Orla says:": what follows is of readers.
bool opens_comments(std::string_view line, std::string_view plain_line) {
  constexpr std::size_t kLongest = 120;  // bytes
  constexpr std::array<std::string_view, 18> kWords{
      "comment",  "comments", "kommentar", "kommentare", "commentaires", "comentarios",
      "reply",    "replies",  "responses", "antworten",  "commenti",     "thoughts",
      "gedanken", "reacties", "antwort",   "response",   "opmerkingen",  "kommentarer"};
  constexpr std::array<std::string_view, 8> kSpeaks{
      " says:", " says", " sagt:", " Sagt:", " schreibt:", " dit :", " dice:", " said:"};
  constexpr std::size_t kLongestName = 40;
  if (line.size() > kLongest) return false;
  auto const ends = [line](std::string_view word) { return line.ends_with(word); };
  if (line.size() <= kLongestName && std::any_of(kSpeaks.begin(), kSpeaks.end(), ends)) return true;
  if (!has_ascii_digit(line)) return false;
  for (auto const word : split_words(plain_line, 3)) {
    if (word.find_first_not_of("0123456789") == word.npos) continue;
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  }
  return false;
}

class BodyReader {
 public:
  BodyReader(Draft const& draft, std::size_t begin)
      : draft_{draft}, begin_{begin}, prose_(draft.lines.size()) {
    for (std::size_t i = 0; i < draft.lines.size(); ++i) read(i);
  }

  std::vector<BodySigns> all() {
    std::vector<BodySigns> out(draft_.lines.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (draft_.lines[i].role != Role::blank) out[i] = signs_of(i);
    }
    return out;
  }

 private:
  // In how many lines of prose each word stands.
  void read(std::size_t at) {
    Line const& line = draft_.lines[at];
    prose_[at] = line.role == Role::none && is_prose(line);
    if (line.role == Role::blank) return;
    texts_.push_back(at);
    prose_lines_ += prose_[at] ? 1u : 0u;
    if (!prose_[at] || counts_.size() > kMostWords) return;
    for (auto const hash : draft_.words.of(at)) counts_.add(hash);
  }

  double share(std::size_t at) const {
    auto const hashes = draft_.words.of(at);
    if (hashes.empty()) return 0.0;
    std::uint32_t const own = prose_[at] ? 1 : 0;
    auto const known = std::count_if(hashes.begin(), hashes.end(),
                                     [&](std::uint64_t hash) { return counts_.count(hash) > own; });
    return static_cast<double>(known) / static_cast<double>(hashes.size());
  }

  BodySigns signs_of(std::size_t at) {
    signs_.reset();
    Line const& line = draft_.lines[at];
    add(length_sign(line), true);
    add_role(at);
    if (paragraphs_ >= kBeginning && opens_comments(line.text, draft_.plain[at]) &&
        !opens_paragraph(at)) {
      comments_ = true;
    }
    auto const shared = share(at);
    add_share(shared);
    if (at >= begin_) add_return(prose_[at], shared);
    if (line.role == Role::copyright && paragraphs_ >= kBeginning) copyright_ = true;
    add_speech(at);
    add_place(at);
    return signs_;
  }

  void add(BodySign sign, bool seen) {
    if (seen) signs_.set(static_cast<std::size_t>(sign));
  }

  void add_role(std::size_t at) {
    Line const& line = draft_.lines[at];
    add(BodySign::header, draft_.headers.contains(at));
    add(BodySign::caption, line.role == Role::caption || line.role == Role::credit);
    add(BodySign::copyright, line.role == Role::copyright);
    add(BodySign::source, line.role == Role::source);
    if (line.role != Role::furniture) return;
    auto const kind = furniture_of(draft_, at);
    add(BodySign::tail, kind == FurnitureKind::tail);
    add(BodySign::blurb, kind == FurnitureKind::blurb);
    add(BodySign::button, kind == FurnitureKind::button);
    add(BodySign::menu, kind == FurnitureKind::menu || kind == FurnitureKind::none);
    if (kind != FurnitureKind::tail || paragraphs_ < kBeginning || opens_paragraph(at)) return;
    ++tails_;
    since_tail_ = 0;
    std::string const& text = draft_.plain[at];
    comments_ = comments_ || text.find("comment") != text.npos || text.find("reply") != text.npos ||
                text.find("kommentar") != text.npos;
  }

  // A box within the article has a paragraph below, where it stands empty.
  bool opens_paragraph(std::size_t at) const {
    constexpr std::uint32_t kParagraph = 25;  // words
    auto const below = std::upper_bound(texts_.begin(), texts_.end(), at);
    return below != texts_.end() && prose_[*below] && draft_.lines[*below].units >= kParagraph;
  }

  // A short page has too few words in common to tell.
  void add_share(double share) {
    constexpr std::size_t kEnough = 6;  // lines of prose
    if (prose_lines_ < kEnough) return add(BodySign::shares_some, true);
    add(BodySign::shares_none, share <= 0.1);
    add(BodySign::shares_few, share > 0.1 && share <= 0.3);
    add(BodySign::shares_some, share > 0.3 && share <= 0.6);
    add(BodySign::shares_most, share > 0.6);
  }

  // Two lines of the same matter behind a mark: it was a box within the article.
  void add_return(bool prose, double share) {
    constexpr double kSame = 0.5;
    if (!prose) return;
    ++paragraphs_;
    since_tail_ += share > kSame ? 1u : 0u;
    if (since_tail_ >= 2) tails_ = 0;
  }

  void add_speech(std::size_t at) {
    Line const& line = draft_.lines[at];
    auto const spoken = reader_words(draft_.plain[at]);
    add(BodySign::speaks_once, spoken == 1);
    add(BodySign::speaks_often, spoken > 1);
    add(BodySign::quotes,
        line.text.find("“") != line.text.npos || line.text.find('"') != line.text.npos ||
            line.text.find("„") != line.text.npos || line.text.find("«") != line.text.npos);
  }

  void add_place(std::size_t at) {
    auto const own = static_cast<std::size_t>(std::lower_bound(texts_.begin(), texts_.end(), at) -
                                              texts_.begin());
    auto const prose = [&](std::size_t index) {
      return index < texts_.size() && prose_[texts_[index]];
    };
    add(BodySign::prose_above, prose(own - 1));
    add(BodySign::prose_below, prose(own + 1));
    add(BodySign::prose_near, prose(own - 2) || prose(own + 2) || prose(own - 3) || prose(own + 3));
    add(BodySign::far_below_tail, tails_ > 0 && since_tail_ > 0);
    add(BodySign::below_copyright, copyright_);
    add(BodySign::below_tail, tails_ == 1);
    add(BodySign::below_tails, tails_ > 1);
    add(BodySign::below_comments, comments_);
  }

  Draft const& draft_;
  std::size_t begin_;
  std::vector<bool> prose_;
  std::vector<std::size_t> texts_;
  HashCounts counts_;  // lines of prose that have a word
  BodySigns signs_;
  std::size_t prose_lines_ = 0;
  std::size_t paragraphs_ = 0;  // of prose, from `begin_`
  std::size_t since_tail_ = 0;
  std::size_t tails_ = 0;
  bool copyright_ = false;
  bool comments_ = false;
};

}  // namespace

std::vector<BodySigns> body_signs(Draft const& draft, std::size_t begin) {
  return BodyReader{draft, begin}.all();
}

}  // namespace backfile::internal
