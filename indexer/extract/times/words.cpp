#include "indexer/extract/times/words.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include "indexer/analysis/calendar_names.hpp"

namespace backfile::internal {
namespace {

struct Row {
  std::string_view lang;
  unsigned kinds;
  int value;
  std::string_view words;  // separated by spaces, in lower case
};

constexpr auto kRows = std::to_array<Row>({
    {"en", kShift, -1, "last"},
    {"en", kShift, 0, "this"},
    {"en", kShift, 1, "next"},
    {"en", kMonthUnit, 0, "month"},
    {"en", kYearUnit, 0, "year"},
    {"en", kDayWord, -1, "yesterday"},
    {"en", kDayWord, 1, "tomorrow"},
    {"en", kPart, 0, "early late mid end beginning start"},
    {"en", kPlacing, 0, "in since until till by from before after during"},
    {"en", kPlacing | kJoint, 0, "of"},
    {"en", kArticle, 0, "the its their"},
    {"en", kBefore, 0, "on"},
    {"en", kAnd, 0, "and or to"},
    {"en", kOrdinal, 0, "st nd rd th"},
    {"en", kFuture, 0, "will shall scheduled upcoming planned plans slated"},
    {"en", kPast, 0,
     "said told met began came spoke wrote won lost left took gave made saw led was "
     "were announced reported arrived died killed signed opened published released "
     "confirmed warned launched visited"},
    {"en", kNoDay, 0,
     "black good ash super holy palm bloody cyber easter times telegraph mail "
     "herald express mirror post"},
    {"de", kShift, -1,
     "letzten letzter letzte letztes vergangenen vergangener vergangene "
     "vergangenes vorigen voriger voriges"},
    {"de", kShift, 0, "diesen dieser dieses diesem"},
    {"de", kShift, 1, "nächsten nächster nächste nächstes kommenden kommender kommende kommendes"},
    {"de", kMonthUnit, 0, "monat monats"},
    {"de", kYearUnit, 0, "jahr jahres jahre"},
    {"de", kDayWord, -1, "gestern"},
    {"de", kPart, 0, "anfang mitte ende"},
    {"de", kPlacing, 0, "im in seit bis von vom vor nach ab jahr"},
    {"de", kArticle, 0, "den der dem des"},
    {"de", kBefore, 0, "am"},
    {"de", kAnd, 0, "und oder"},
    {"de", kFuture, 0, "wird werden soll sollen geplant will wollen"},
    {"de", kPast, 0, "sagte sagten erklärte teilte hatte war waren wurde wurden"},
    {"fr", kShift, -1, "dernier dernière derniere passé passée"},
    {"fr", kShift, 0, "ce cet cette courant"},
    {"fr", kShift, 1, "prochain prochaine"},
    {"fr", kMonthUnit, 0, "mois"},
    {"fr", kYearUnit, 0, "an année annee"},
    {"fr", kDayWord, -1, "hier"},
    {"fr", kDayWord, 1, "demain"},
    {"fr", kPart, 0, "début debut fin mi"},
    {"fr", kPlacing, 0, "en depuis dès avant après vers"},
    {"fr", kPlacing | kJoint, 0, "de d du"},
    {"fr", kArticle, 0, "le la les l"},
    {"fr", kAnd, 0, "et ou"},
    {"fr", kOrdinal, 0, "er"},
    {"fr", kFuture, 0, "sera seront prévu prévue prévus doit doivent aura auront"},
    {"es", kShift, -1, "pasado pasada último última"},
    {"es", kShift, 0, "este esta"},
    {"es", kShift, 1, "próximo próxima"},
    {"es", kMonthUnit, 0, "mes"},
    {"es", kYearUnit, 0, "año"},
    {"es", kDayWord, -1, "ayer"},
    {"es", kPart, 0, "principios finales mediados fines"},
    {"es", kPlacing, 0, "en desde hasta antes después"},
    {"es", kPlacing | kJoint, 0, "de del"},
    {"es", kArticle, 0, "el la los"},
    {"es", kAnd, 0, "y o"},
    {"es", kFuture, 0, "será serán previsto prevista va van tendrá tendrán"},
});

// Small words between day, month and year in the other languages.
constexpr std::string_view kOtherJoints = "de di do da del dell e o";

bool is_spoken(std::string_view lang) {
  return lang == "en" || lang == "de" || lang == "fr" || lang == "es";
}

template <typename Use>
void for_each_word(std::string_view words, Use use) {
  while (!words.empty()) {
    auto const end = std::min(words.find(' '), words.size());
    if (end > 0) use(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

}  // namespace

TimeWords::TimeWords(std::string_view lang)
    : capitals_{lang == "en" || lang == "de"}, ordinal_days_{lang == "en"} {
  auto const add = [&](std::string_view word, unsigned kinds, int value) {
    auto& entry = words_[std::string{word}];
    entry.kinds |= kinds;
    if ((kinds & (kShift | kDayWord)) != 0) entry.value = value;
  };
  for (auto const& row : kRows)
    if (row.lang == lang)
      for_each_word(row.words, [&](auto word) { add(word, row.kinds, row.value); });
  if (!is_spoken(lang)) for_each_word(kOtherJoints, [&](auto word) { add(word, kJoint, 0); });
  // Abbreviated weekdays are words of other meanings ("sun", "mer", "so").
  for (auto const& name : calendar_names_of(lang)) {
    if (name.brief && (name.weekday || name.text.size() < 3)) continue;
    auto const [entry, is_new] = words_.try_emplace(name.text);
    bool const known = (entry->second.kinds & (kMonth | kWeekday)) != 0;
    if (known) continue;
    entry->second.kinds |= name.weekday ? kWeekday : kMonth;
    entry->second.value = static_cast<int>(name.number);
    entry->second.brief = name.brief;
  }
  if (lang == "en") words_["sept"] = {kMonth, 9, true};
  for (auto const& [word, meaning] : words_) filter_.add(word);
}

TimeWords const& TimeWords::of(std::string_view lang) {
  constexpr std::size_t kMost = 200;  // there are fewer two-letter codes with tables
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<TimeWords>, std::less<>> tables;
  std::scoped_lock const lock{mutex};
  auto const found = tables.find(lang);
  if (found != tables.end()) return *found->second;
  if (lang.empty() || lang.size() > 3 || tables.size() >= kMost) lang = "en";
  auto& made = tables[std::string{lang}];
  if (!made) made = std::make_unique<TimeWords>(lang);
  return *made;
}

}  // namespace backfile::internal
