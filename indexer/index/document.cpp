#include "indexer/index/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "backfile/error.hpp"
#include "indexer/analysis/fingerprint.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/story_words.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/index/record.hpp"
#include "indexer/index/schema.hpp"
#include "indexer/index/stories.hpp"
#include "indexer/index/terms.hpp"

namespace backfile::internal {
namespace {

constexpr std::uint32_t kNarrowGap = 100;  // positions between two names of a byline, an outlet
constexpr std::uint32_t kWideGap = 1'001;  // … two captions, credits …: more than NEAR can reach
constexpr std::uint32_t kNarrowSpan = 0x1000;
constexpr std::size_t kMaxFacetBytes = 500;  // a value, as shown
constexpr std::size_t kMaxFacetValues = 100;
constexpr std::size_t kMaxTitleKey = 80;

struct Occurrences {
  std::uint32_t wdf = 0;
  bool in_body = false;
  bool stemmed = false;
  std::vector<std::uint32_t> positions;
};

// Positions that the field's unprefixed words have: up to where the next field's begin.
std::uint32_t span_of(Field const& row) {
  auto span = std::numeric_limits<std::uint32_t>::max();
  for (auto const* other : unprefixed_fields())
    if (other->base > row.base) span = std::min(span, other->base - row.base);
  return span;
}

std::uint32_t gap_of(Field const& row) {
  return row.weight > 0 && span_of(row) <= kNarrowSpan ? kNarrowGap : kWideGap;
}

// The terms of one prefix, spelled without it.
using TermTable = std::unordered_map<std::string, Occurrences>;

class Building {
 public:
  Building(Article const& article, Stemmer& stemmer) : article_{article}, stemmer_{stemmer} {}

  PlainDocument run() {
    for (auto const& row : fields()) add_field(row);
    add_table("", unprefixed_);
    mark_outside_body();
    add_fingerprint();
    add_estimate();
    add_story_words();
    finish_terms();
    document_.id = article_.id;
    document_.record = encode_record(article_);
    std::ranges::sort(document_.values);
    return std::move(document_);
  }

 private:
  void add_field(Field const& row) {
    switch (row.kind) {
      case FieldKind::text: return add_text(row);
      case FieldKind::keyword: return add_keyword(row);
      case FieldKind::date: return add_date(row);
      case FieldKind::number: return add_number(row);
      case FieldKind::date_unit:
      case FieldKind::group:
      case FieldKind::bound:
      case FieldKind::presence:
      case FieldKind::copies: return;
    }
  }

  void add_text(Field const& row) {
    auto const values = row.values(article_);
    if (values.empty()) return;
    bool const body = row.name == "body";
    auto const gap = gap_of(row);
    TermTable own;
    std::uint32_t offset = 0;
    std::uint32_t pair_offset = 0;
    for (auto const& value : values) {
      auto tokens = tokenise(value);
      if (row.weight > 0) add_unprefixed(row, tokens, offset, pair_offset, body);
      if (!body) add_own(own, row, tokens, offset, pair_offset);
      if (body) mark_paragraphs(row, value, tokens);
      offset += tokens.last_position + gap;
      pair_offset += tokens.last_pair_position + gap;
      if (body) body_ = std::move(tokens);
      if (row.name == "title") title_ = std::move(tokens);
    }
    add_table(row.prefix, own);
    add_boolean(has_term(row));
    if (row.facet) add_facet(row, values);
    if (row.slot != kNoSlot && !row.facet)
      set_value(row.slot, std::string{cut_utf8(fold_keyword(values.front()), kMaxTitleKey)});
  }

  static void add(TermTable& table, std::string term, std::uint32_t wdf, std::uint32_t position,
                  bool body, bool stemmed) {
    auto& entry = table[std::move(term)];
    entry.wdf += wdf;
    entry.in_body = entry.in_body || body;
    entry.stemmed = stemmed;
    if (position > 0) entry.positions.push_back(position);
  }

  static bool has_stem(TokenClass kind) {
    return kind == TokenClass::word || kind == TokenClass::joined;
  }

  static void add_own(TermTable& table, Field const& row, Tokens const& tokens,
                      std::uint32_t offset, std::uint32_t pair_offset) {
    for (auto const& token : tokens.words)
      add(table, word_term("", token.kind, token.text), row.own_weight, offset + token.position,
          false, has_stem(token.kind));
    for (auto const& pair : tokens.pairs)
      add(table, pair_term("", pair.text), row.own_weight, pair_offset + pair.position + 1, false,
          false);
  }

  // All but the body have a bounded part of the positions; what is beyond has none.
  void add_unprefixed(Field const& row, Tokens const& tokens, std::uint32_t offset,
                      std::uint32_t pair_offset, bool body) {
    auto const position = [&, span = span_of(row)](std::uint32_t at) {
      return at < span ? row.base + at : 0;
    };
    for (auto const& token : tokens.words)
      add(unprefixed_, word_term("", token.kind, token.text), row.weight,
          position(offset + token.position), body, has_stem(token.kind));
    for (auto const& pair : tokens.pairs)
      add(unprefixed_, pair_term("", pair.text), row.weight,
          position(pair_offset + pair.position + 1), body, false);
  }

  // The first word behind each blank line.
  void mark_paragraphs(Field const& row, std::string_view body, Tokens const& tokens) {
    auto& marks = document_.postings.emplace_back(Posting{std::string{kParagraphTerm}, 0, {}});
    std::size_t start = 0;
    for (auto const& token : tokens.words) {
      if (token.begin < start) continue;
      marks.positions.push_back(row.base + token.position);
      start = std::min(body.find("\n\n", token.begin), body.size());
    }
  }

  // The table's terms under the prefix, and their stems.
  void add_table(std::string_view prefix, TermTable& table) {
    std::unordered_map<std::string, Occurrences> stems;
    for (auto& [text, entry] : table) {
      if (entry.stemmed) {
        auto& stem = stems[stem_term(prefix, stemmer_.key(), stemmer_.stem(text))];
        stem.wdf += entry.wdf;
        stem.in_body = stem.in_body || entry.in_body;
      }
      std::ranges::sort(entry.positions);
      auto const repeated = std::ranges::unique(entry.positions);
      entry.positions.erase(repeated.begin(), repeated.end());
      document_.postings.push_back(
          {std::string{prefix} + text, entry.wdf, std::move(entry.positions)});
    }
    for (auto const& [term, entry] : stems) {
      document_.postings.push_back({term, entry.wdf, {}});
      if (prefix.empty() && !entry.in_body) outside_body_.push_back(term);
    }
  }

  void mark_outside_body() {
    for (auto const& [text, entry] : unprefixed_)
      if (!entry.in_body) outside_body_.push_back(text);
    auto const& prefix = field("body").prefix;
    for (auto const& term : outside_body_) add_boolean(std::string{prefix} + term);
  }

  void add_keyword(Field const& row) {
    auto const values = row.values(article_);
    if (values.empty()) return;
    for (auto const& value : values) add_boolean(keyword_term(row, value));
    add_boolean(has_term(row));
    if (row.facet || row.slot != kNoSlot) add_facet(row, values);
  }

  void add_facet(Field const& row, std::vector<std::string> const& values) {
    std::string packed;
    std::size_t count = 0;
    for (auto const& value : values) {
      if (row.kind == FieldKind::text) add_boolean(value_term(row, value));
      if (count == kMaxFacetValues || (!row.multiple && count == 1)) continue;
      if (count++ > 0) packed += kValueSeparator;
      auto shown = std::string{cut_utf8(value, kMaxFacetBytes)};
      std::ranges::replace(shown, kValueSeparator, ' ');
      packed += shown;
    }
    set_value(row.slot, std::move(packed));
  }

  // A date that is no finer than its month has a day's term without the day, so that it can be told
  // from the days of that month: D202309, and D2023 for a year alone.
  void add_date(Field const& row) {
    auto const dates = row.dates(article_);
    if (dates.empty()) return;
    add_boolean(has_term(row));
    std::string packed;
    for (auto const& date : dates) {
      for (auto const unit : {DateUnit::year, DateUnit::month, DateUnit::day})
        if (has_unit(date, unit)) add_boolean(date_term(row, unit, date.day));
      if (date.precision < Precision::day) add_boolean(imprecise_term(row, date));
      packed += (packed.empty() ? "" : std::string{kValueSeparator}) + date_key(date);
    }
    set_value(row.slot, std::move(packed));
  }

  void add_estimate() {
    auto const& estimate = article_.date.estimate;
    if (!estimate || article_.date.value) return;
    set_value(static_cast<int>(kSlotEarliest), day_key(estimate->earliest));
    set_value(static_cast<int>(kSlotLatest), day_key(estimate->latest));
  }

  // Zero-padded decimals sort as numbers.
  void add_number(Field const& row) {
    if (row.values == nullptr) return;
    auto const values = row.values(article_);
    if (values.empty()) return;
    add_boolean(has_term(row));
    set_value(row.slot, fmt::format("{:0>10}", values.front()));
  }

  void add_fingerprint() {
    auto print = fingerprint(article_.title, title_, article_.body, body_);
    if (print.empty()) return;
    auto const& date = article_.date.value;
    if (date && date->precision >= Precision::day)
      print.day = static_cast<std::int32_t>(date->day.number());
    for (std::size_t i = 0; i < std::min(print.wording.size(), kKeyHashes); ++i)
      add_boolean(fingerprint_term(print.wording[i]));
    set_value(static_cast<int>(kSlotFingerprint), pack(print));
  }

  void add_story_words() {
    auto print = story_print(article_.title, title_, article_.body, body_);
    auto const& date = article_.date.value;
    if (date && date->precision >= Precision::day)
      print.day = static_cast<std::int32_t>(date->day.number());
    if (auto bytes = pack(print); !bytes.empty())
      set_value(static_cast<int>(kSlotStoryWords), std::move(bytes));
  }

  void add_boolean(std::string term) { document_.postings.push_back({std::move(term), 0, {}}); }

  void set_value(int slot, std::string value) {
    document_.values.emplace_back(static_cast<unsigned>(slot), std::move(value));
  }

  void finish_terms() {
    auto& postings = document_.postings;
    std::ranges::sort(postings, {}, &Posting::term);
    auto const repeated = std::ranges::unique(postings, {}, &Posting::term);
    postings.erase(repeated.begin(), repeated.end());
    if (postings.size() > kMaxDistinctTerms)
      throw Error{Code::input_unusable, fmt::format("{} distinct terms; at most {} are indexed",
                                                    postings.size(), kMaxDistinctTerms)};
    for (auto const& posting : postings)
      if (posting.term.size() > kMaxTermBytes || posting.term.find('\0') != std::string::npos)
        throw Error{Code::internal, "a term of the article cannot be stored"};
  }

  Article const& article_;
  Stemmer& stemmer_;
  TermTable unprefixed_;
  std::vector<std::string> outside_body_;
  Tokens title_;
  Tokens body_;
  PlainDocument document_;
};

}  // namespace

PlainDocument DocumentBuilder::build(Article const& article) {
  if (article.id.empty()) throw Error{Code::input_unusable, "the article has no id"};
  if (article.id.size() > kMaxIdBytes)
    throw Error{Code::input_unusable, fmt::format("the id has {} bytes; at most {} are stored",
                                                  article.id.size(), kMaxIdBytes)};
  return Building{article, stemmer_for(article.lang)}.run();
}

std::string revision_value(std::uint64_t revision) { return fmt::format("{:010}", revision); }

void set_revision(PlainDocument& document, std::uint64_t revision) {
  auto const& row = field("rev");
  auto const slot = static_cast<unsigned>(row.slot);
  auto const value = std::ranges::lower_bound(document.values, slot, {},
                                              [](auto const& pair) { return pair.first; });
  document.values.insert(value, {slot, revision_value(revision)});
  Posting filled{has_term(row), 0, {}};
  auto const place = std::ranges::lower_bound(document.postings, filled.term, {}, &Posting::term);
  document.postings.insert(place, std::move(filled));
}

Stemmer& DocumentBuilder::stemmer_for(std::string_view lang) {
  auto const key = stemmer_key(lang);
  auto found = stemmers_.find(key);
  if (found == stemmers_.end()) found = stemmers_.emplace(key, Stemmer{key}).first;
  return found->second;
}

}  // namespace backfile::internal
