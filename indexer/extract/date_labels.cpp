#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <unordered_map>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/header_line.hpp"

// The words beside a date that say what happened then.

namespace backfile::internal {
namespace {

// clang-format off
constexpr std::string_view kPublished[] = {
    "published", "publish date", "publication date", "posted", "written", "released", "registered",
    "issued", "created", "dated", "date", "filed", "veröffentlicht", "erschienen", "erstellt",
    "publié", "paru", "publicado", "publicada", "publicação", "pubblicato", "gepubliceerd",
    "geplaatst", "publicerad", "publisert", "publiceret", "опубликовано", "입력", "기사입력",
    "승인", "기사승인", "등록", "작성", "발행", "게재", "등록일", "公開", "掲載", "配信", "投稿",
    "公開日", "发布", "發布", "发布时间", "發布時間", "نشر", "نشر في", "تاريخ النشر", "تم النشر",
    "publication", "post time", "first posted", "veröffentlichung", "veröffentlichungsdatum",
    "publiziert", "eingetragen", "eingestellt", "gepostet", "geschrieben", "verfasst",
    "online seit", "date de publication", "mis en ligne", "posté", "fecha de publicación",
    "data de publicação", "data pubblicazione", "data publikacji", "opublikowano", "dodano",
    "julkaistu", "zveřejněno", "yayınlanma", "diterbitkan", "entry posted"};
// clang-format on

// clang-format off
constexpr std::string_view kUpdated[] = {
    "updated", "last updated", "modified", "last modified", "revised", "edited", "amended",
    "aktualisiert", "zuletzt aktualisiert", "stand", "geändert", "mis à jour", "modifié", "maj",
    "actualizado", "actualizada", "modificado", "atualizado", "aggiornato", "bijgewerkt",
    "laatst bijgewerkt", "uppdaterad", "oppdatert", "opdateret", "обновлено", "수정", "최종수정",
    "기사수정", "업데이트", "수정일", "更新", "最終更新", "更新日", "修改", "تحديث", "آخر تحديث",
    "تم التحديث", "تاريخ التحديث", "last update", "content current as of", "current as of",
    "page last modified", "reviewed", "last reviewed", "zuletzt bearbeitet", "zuletzt geändert",
    "letzte aktualisierung", "letzte änderung", "letztes update", "aktualisierung", "bearbeitet",
    "update", "stand vom", "stand der information", "dernière mise à jour", "mise à jour",
    "última actualización", "actualizado al", "última atualização", "ultimo aggiornamento",
    "aktualizacja", "zaktualizowano", "diperbarui"};
// clang-format on

// Dates that are about something else.
// clang-format off
constexpr std::string_view kOther[] = {
    "accessed", "retrieved", "archived", "captured", "crawled", "downloaded", "expires",
    "deadline", "valid until", "born", "died", "joined", "member since", "since", "until",
    "established", "founded", "est", "first appeared", "event date", "taken", "photographed",
    "effective", "stated", "abgerufen", "consulté", "consultado", "best before", "from", "to",
    "for", "termin", "beginn", "beginndatum", "beginnt", "start date", "end date", "ends", "opens",
    "erscheinungsdatum", "erscheinungstermin", "erscheint", "release", "release date", "gültig",
    "gültig seit", "gültig ab", "gültig bis", "registriert", "registriert seit", "mitglied seit",
    "dabei seit", "beigetreten", "anmeldeschluss", "einsendeschluss", "bis", "ab", "seit",
    "bis zum", "open today", "closed", "today s hours", "last active", "last seen", "last visit",
    "last checked", "geboren", "geb", "gestorben", "né", "née", "nacido", "offer expires",
    "expire", "inscrit", "miembro desde", "membre depuis", "veranstaltung", "kurs"};
// clang-format on

constexpr std::string_view kJoints[] = {"on", "at",   "le",   "el",   "em",  "il",
                                        "op", "am",   "vom",  "den",  "the", "of",
                                        "in", "date", "time", "ngay", "d",   "의"};
constexpr std::string_view kQualifiers[] = {"last",  "first", "article", "originally",
                                            "story", "page",  "this",    "was",
                                            "is",    "news",  "content"};

using LabelTable = std::unordered_map<std::string, DateLabel>;

LabelTable make_labels() {
  LabelTable made;
  for (auto const text : kPublished) made.emplace(plain(text), DateLabel::published);
  for (auto const text : kUpdated) made.emplace(plain(text), DateLabel::updated);
  for (auto const text : kOther) made.emplace(plain(text), DateLabel::other);
  return made;
}

bool drop_last_word(std::string& text, auto const& list) {
  std::size_t const space = text.rfind(' ');
  std::string_view const last = std::string_view{text}.substr(space == text.npos ? 0 : space + 1);
  if (space == text.npos || std::find(std::begin(list), std::end(list), last) == std::end(list)) {
    return false;
  }
  text.resize(space);
  return true;
}

bool drop_first_word(std::string& text, auto const& list) {
  std::size_t const space = text.find(' ');
  if (space == text.npos) return false;
  std::string_view const first = std::string_view{text}.substr(0, space);
  if (std::find(std::begin(list), std::end(list), first) == std::end(list)) return false;
  text.erase(0, space + 1);
  return true;
}

DateLabel find_row(std::string const& text) {
  static LabelTable const table = make_labels();
  auto const found = table.find(text);
  return found == table.end() ? DateLabel::none : found->second;
}

// The whole text is a label, with the small words around it.
DateLabel read_label(std::string_view printed) {
  if (printed.size() > 60) return DateLabel::none;
  std::string text = plain(printed);
  if (text.empty()) return DateLabel::none;
  if (auto const whole = find_row(text); whole != DateLabel::none) return whole;
  while (drop_last_word(text, kJoints)) {
  }
  while (drop_first_word(text, kQualifiers)) {
  }
  return find_row(text);
}

}  // namespace

namespace {

// "ByrnePublished": a label joined to the word in front, as converters do. 0: none.
std::size_t joined_label(std::string_view word) {
  char32_t last = 0;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t const begin = at;
    char32_t const c = next_code_point(word, at);
    if (is_upper(c) && is_lower(last)) return begin;
    last = c;
  }
  return 0;
}

}  // namespace

DateLabel label_before(std::string_view before, std::string_view& rest) {
  constexpr std::size_t kMostWords = 6;
  before = trim(before);
  auto const words = split_words(before, 200);
  std::size_t const first = words.size() > kMostWords ? words.size() - kMostWords : 0;
  for (std::size_t i = first; i < words.size(); ++i) {
    auto begin = static_cast<std::size_t>(words[i].data() - before.data());
    auto label = read_label(before.substr(begin));
    std::size_t const joined = label == DateLabel::none ? joined_label(words[i]) : 0;
    if (joined > 0) label = read_label(before.substr(begin += joined));
    if (label == DateLabel::none) continue;
    rest = trim(before.substr(0, begin));
    return label;
  }
  rest = before;
  return DateLabel::none;
}

DateLabel label_behind(std::string_view behind) { return read_label(behind); }

bool is_yearless_date(std::string_view line) {
  constexpr std::size_t kLongest = 80;  // bytes
  if (line.size() > kLongest || !may_have_number(line)) return false;
  DateTokens const tokens = tokenize_dates(line);
  bool calendar = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (auto const clock = read_clock(tokens, i)) {
      calendar = true;
      i = clock->end - 1;
    } else if (tokens[i].kind == DateTokenKind::word) {
      bool const known = tokens[i].month || tokens[i].weekday ||
                         is_one_of(tokens, i, "at et est gmt st nd rd th a um le el de") ||
                         read_label(tokens[i].text) != DateLabel::none;
      if (!known) return false;
      calendar = calendar || tokens[i].month;
    }
  }
  return calendar;
}

}  // namespace backfile::internal
