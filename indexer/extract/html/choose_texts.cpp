#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/furniture.hpp"
#include "indexer/extract/html/evidence.hpp"
#include "indexer/extract/html/page.hpp"
#include "indexer/extract/language.hpp"
#include "indexer/extract/title.hpp"

// Title, deck, body, captions, language, genre and address.

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestTitle = 2000;  // bytes

Claim const* best_claim(Page const& page, ClaimField field) {
  Claim const* best = nullptr;
  for (auto const& claim : page.claims)
    if (claim.field == field && (best == nullptr || claim.weight > best->weight)) best = &claim;
  return best;
}

// "Loom Herald - Storm closes port".
std::string behind_site(Page const& page, std::string const& title, auto const& marks) {
  for (auto const mark : marks) {
    auto const at = title.find(mark);
    if (at == title.npos) continue;
    auto const head = plain(std::string_view{title}.substr(0, at));
    bool const site = std::any_of(page.claims.begin(), page.claims.end(), [&](Claim const& claim) {
      return claim.field == ClaimField::outlet && plain(claim.value) == head;
    });
    if (site) return title.substr(at + mark.size());
  }
  return {};
}

// "keldecho.example".
bool is_host(std::string_view text) {
  auto const dot = text.rfind('.');
  if (dot == text.npos || dot == 0 || text.size() - dot < 3) return false;
  auto const is_part = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-'; };
  return std::ranges::all_of(text.substr(dot + 1), is_ascii_letter) &&
         std::ranges::all_of(text, [&](char c) { return c == '.' || is_part(c); });
}

// "Storm closes port | Loom Herald": what stands behind the last mark is the site's name.
std::string without_site(Page const& page, std::string const& title) {
  constexpr std::array<std::string_view, 7> kMarks{" | ",  " - ", " – ", " — ",
                                                   " :: ", " » ", " · "};
  std::size_t cut = std::string::npos;
  std::size_t size = 0;
  for (auto const mark : kMarks) {
    auto const at = title.rfind(mark);
    if (at == title.npos || (cut != title.npos && at <= cut)) continue;
    cut = at;
    size = mark.size();
  }
  if (cut == title.npos || cut == 0) return title;
  if (auto rest = behind_site(page, title, kMarks); !rest.empty()) return rest;
  if (is_host(std::string_view{title}.substr(cut + size))) return title.substr(0, cut);
  auto const tail = plain(std::string_view{title}.substr(cut + size));
  auto const head = title.substr(0, cut);
  for (auto const& claim : page.claims) {
    bool const site = claim.field == ClaimField::outlet && plain(claim.value) == tail;
    bool const same = claim.field == ClaimField::title && plain(claim.value) == plain(head);
    if (site || same) return head;
  }
  return title;
}

// Two titles for one article: equal, or one goes on where the other ends.
bool agree(std::string_view a, std::string_view b) {
  auto const one = plain(a);
  auto const other = plain(b);
  constexpr std::size_t kShortest = 12;
  if (one.size() < kShortest || other.size() < kShortest) return one == other;
  return one.starts_with(other) || other.starts_with(one);
}

// Half the words of the shorter one: two wordings of one title, and not the name of a section.
bool shares_words(std::string_view a, std::string_view b) {
  constexpr std::size_t kMost = 60;
  auto const one = plain(a);
  auto const other = plain(b);
  auto const words = split_words(one, kMost);
  auto const others = split_words(other, kMost);
  auto const shared = std::count_if(words.begin(), words.end(), [&](auto word) {
    return std::find(others.begin(), others.end(), word) != others.end();
  });
  auto const shorter = std::min(words.size(), others.size());
  return shorter >= 3 && static_cast<std::size_t>(shared) * 2 >= shorter;
}

// "Premier League Storm closes port": the heading with its kicker.
bool is_behind_kicker(std::string_view printed, std::string_view title) {
  return plain(printed).ends_with(' ' + plain(title));
}

Claim const* best_title(Page const& page, Source source) {
  Claim const* best = nullptr;
  for (auto const& claim : page.claims)
    if (claim.field == ClaimField::title && claim.source == source && claim.node != 0 &&
        (best == nullptr || claim.weight > best->weight))
      best = &claim;
  return best;
}

// A heading that is the site's, or of a part of it ("Blog"), where the markup has no such title.
bool is_site_name(Page const& page, std::string const& printed) {
  auto const wanted = plain(printed);
  auto const words = split_words(wanted, 4);
  bool const section = std::any_of(words.begin(), words.end(), [](auto word) {
    return word == "blog" || is_section_word(word);
  });
  if (words.size() <= 2 || (words.size() == 3 && section)) return true;
  return std::any_of(page.claims.begin(), page.claims.end(), [&](Claim const& claim) {
    return claim.field == ClaimField::outlet && plain(claim.value) == wanted;
  });
}

// What the page prints, unless its markup agrees on another title.
Claim const* overruling_title(Page const& page, std::string const& printed) {
  auto const* const json = best_title(page, Source::json_ld);
  auto const* const meta = best_title(page, Source::meta);
  if (json != nullptr && agree(json->value, printed)) return nullptr;
  if (meta != nullptr && agree(without_site(page, meta->value), printed)) return nullptr;
  bool const agreed =
      json != nullptr && meta != nullptr && agree(json->value, without_site(page, meta->value));
  if (agreed && (is_behind_kicker(printed, json->value) || !shares_words(json->value, printed)))
    return json;
  return is_site_name(page, printed) ? (meta != nullptr ? meta : json) : nullptr;
}

void choose_title(Page& page) {
  auto& article = page.article;
  auto const printed = page.title_block < page.blocks.size();
  std::string text = printed ? page.blocks[page.title_block].text : std::string{};
  std::replace(text.begin(), text.end(), '\n', ' ');
  auto const* claim = printed ? overruling_title(page, text) : best_claim(page, ClaimField::title);
  if (claim == nullptr && !printed) return;
  if (claim == nullptr) {
    article.evidence["title"] = {evidence_of(page, page.blocks[page.title_block])};
  } else {
    article.evidence["title"] = {evidence_of(*claim)};
    if (printed)
      article.notes.emplace_back("The markup states another title than the page prints: " + text);
    text = without_site(page, claim->value);
  }
  article.title = cut_utf8(text, kLongestTitle);
}

void fill_body(Page& page) {
  auto& article = page.article;
  for (std::size_t i = page.body_begin; i < page.body_end; ++i) {
    auto const place = page.places[i];
    if (place != Place::body && place != Place::heading) continue;
    if (!article.body.empty()) article.body += "\n\n";
    article.body += page.blocks[i].text;
  }
  if (article.body.empty()) return;
  Evidence evidence = evidence_of(page, page.blocks[page.body_begin]);
  evidence.end = page.blocks[page.body_end - 1].end;
  evidence.rule = "element:" + element_name(page.tree, page.main);
  article.evidence["body"] = {std::move(evidence)};
}

void choose_language(Page& page) {
  auto& article = page.article;
  article.lang = language_of(article.body.empty() ? article.title : article.body);
  if (!article.lang.empty()) {
    article.evidence["lang"] = {language_evidence()};
  } else if (auto const* claim = best_claim(page, ClaimField::language)) {
    auto const code = fold_keyword(claim->value);
    article.lang = code.substr(0, code.find_first_of("-_"));
    article.evidence["lang"] = {evidence_of(*claim)};
  }
  article.words = count_words(article.body, article.lang);
}

// English pages differ; the region of their language tells.
void choose_order(Page& page) {
  page.order = order_of_numbers(*page.options, page.article.lang);
  for (auto const& claim : page.claims) {
    if (claim.field != ClaimField::language || page.order != NumericOrder::unknown) continue;
    auto const code = fold_keyword(claim.value);
    for (std::string_view const region : {"en-us", "en_us"})
      if (code == region) page.order = NumericOrder::month_first;
    for (std::string_view const region :
         {"en-gb", "en_gb", "en-au", "en_au", "en-nz", "en-in", "en_in", "en-ie", "en-za"})
      if (code == region) page.order = NumericOrder::day_first;
  }
}

}  // namespace

void choose_texts(Page& page) {
  choose_title(page);
  fill_body(page);
  choose_language(page);
  choose_order(page);
  if (page.article.url.empty())
    if (auto const* claim = best_claim(page, ClaimField::url)) page.article.url = claim->value;
}

}  // namespace backfile::internal
