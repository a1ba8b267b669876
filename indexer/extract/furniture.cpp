#include "indexer/extract/furniture.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/word_filter.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestButton = 120;  // bytes
constexpr std::size_t kLongestBlurb = 400;

// clang-format off
constexpr std::string_view kSections[] = {
    "Home", "News", "World", "Politics", "Business", "Economy", "Finance", "Markets", "Money",
    "Companies", "Technology", "Tech", "Science", "Health", "Sport", "Sports", "Culture", "Arts",
    "Entertainment", "Life", "Lifestyle", "Style", "Travel", "Food", "Opinion", "Opinions",
    "Editorial", "Editorials", "Letters", "Letter", "Columns", "Column", "Columnists", "Comment",
    "Analysis", "Interview", "Interviews", "Obituaries", "Obituary", "Reviews", "Review", "Local",
    "National", "Nation", "International", "Domestic", "Europe", "Asia", "Africa", "Americas",
    "US", "UK", "Video", "Videos", "Photos", "Podcasts", "Weather", "Crime", "Courts", "Education",
    "Environment", "Climate", "Energy", "Property", "Jobs", "Cars", "Motoring", "Beauty",
    "Fashion", "Games", "Gaming", "Puzzles", "Crosswords", "Crossword", "Archive", "Classifieds",
    "About", "Contact", "Search", "Menu", "Account", "Subscribe", "Sections", "Features",
    "Features", "Music", "Film", "Movies", "TV", "Books", "Shopping", "Deals", "Events", "Tides",
    "Port", "Rivers", "Farming", "Rewilding", "Shipping", "English", "Facebook", "Twitter",
    "WhatsApp", "Email", "Print", "Share", "Copy", "link", "Save", "Telegram", "LinkedIn",
    "Reddit", "Pinterest", "Send", "Topics", "Comments", "Letters page", "Startseite", "Lokales",
    "Politik", "Wirtschaft", "Kultur", "Meinung", "Wissen", "Panorama", "Abo", "Teilen", "Drucken",
    "Merken", "Gesellschaft", "Ausland", "Inland", "Feuilleton", "Leserbriefe", "Accueil",
    "Politique", "Économie", "Société", "Sciences", "Monde", "Opinions", "Débats", "Partager",
    "Imprimer", "Offrir", "Portada", "Locales", "Deportes", "Deporte", "Opinión", "Política",
    "Economía", "Cultura", "Sociedad", "Mundo", "Internacional", "Ciencia", "Compartir",
    "Imprimir", "Comentarios", "Inicio", "Cronaca", "Esteri", "Economia", "Esportes", "정치",
    "경제", "사회", "문화", "스포츠", "국제", "오피니언", "사설", "칼럼", "연예", "지역",
    "공유하기", "스크랩", "프린트", "링크", "복사", "카카오톡", "공유", "新着", "社会", "経済",
    "スポーツ", "政治", "国際", "文化", "社説", "科学", "シェアする", "ツイート", "印刷",
    "オピニオン", "国内", "国内", "新闻", "体育", "أخبار", "سياسة", "اقتصاد", "رياضة", "ثقافة",
    "رأي", "شارك", "طباعة", "حفظ"};
// clang-format on

struct Sections {
  Sections() {
    for (auto const section : kSections) {
      auto const& name = *names.insert(plain(section)).first;
      lookup.insert(name);
      auto const first = std::string_view{name}.substr(0, name.find(' '));
      first_words.insert(first);
      filter.add(first);
      name_filter.add(name);
    }
  }
  std::unordered_set<std::string> names;
  std::unordered_set<std::string_view> lookup;  // into `names`, as what follows
  std::unordered_set<std::string_view> first_words;
  WordFilter filter;  // of the first words
  WordFilter name_filter;
};

Sections const& sections() {
  static Sections const made;
  return made;
}

// Whether a word of the line can be one of a section: most lines have none.
bool may_be_menu(std::string_view plain_line) {
  Sections const& all = sections();
  for (std::size_t at = 0; at < plain_line.size();) {
    auto const end = std::min(plain_line.find(' ', at), plain_line.size());
    auto const word = plain_line.substr(at, end - at);
    if (all.filter.may_hold(word) && all.first_words.contains(word)) return true;
    at = end + 1;
  }
  return false;
}

// Most words are names of sections or buttons, and nothing reads as a sentence.
bool is_menu(std::string_view line) {
  auto const words = split_words(line);
  std::size_t known = 0;
  std::size_t count = 0;
  for (auto const word : words) {
    std::string const text = plain(word);
    if (text.empty()) continue;
    ++count;
    if (is_section_word(text)) ++known;
  }
  return count >= 2 && known * 2 > count;
}

// "Comments (14)", "Comments 214", "댓글 0": a phrase with a number.
std::string without_numbers(std::string_view text) {
  std::string out;
  for (auto const word : split_words(text)) {
    if (word.find_first_not_of("0123456789") == word.npos) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

// "HomeNewsSportBusiness": entries of a menu that lost what parted them.
bool is_joined_menu(std::string_view line) {
  constexpr std::size_t kFewest = 4;  // joints
  constexpr auto kIsJoint = [](unsigned char left, unsigned char right) {
    return left >= 'a' && left <= 'z' && right >= 'A' && right <= 'Z';
  };
  if (is_ascii(line)) return count_neighbours(line, kIsJoint) >= kFewest;
  std::size_t joints = 0;
  char32_t last = 0;
  for (std::size_t at = 0; at < line.size();) {
    char32_t const c = next_code_point(line, at);
    joints += is_upper(c) && is_lower(last) ? 1u : 0u;
    last = c;
  }
  return joints >= kFewest;
}

}  // namespace

bool points_elsewhere(std::string_view line) {
  constexpr std::string_view kArrows[] = {"←", "→"};
  return std::any_of(std::begin(kArrows), std::end(kArrows), [&](std::string_view arrow) {
    return line.starts_with(arrow) || line.ends_with(arrow);
  });
}

bool is_section_word(std::string_view plain_word) {
  Sections const& all = sections();
  return all.name_filter.may_hold(plain_word) && all.lookup.contains(plain_word);
}

FurnitureKind furniture_kind(std::string_view line) {
  if (line.size() > kLongestBlurb) return FurnitureKind::none;
  return furniture_kind(line, plain(line));
}

FurnitureKind furniture_kind(std::string_view line, std::string_view text) {
  if (line.size() > kLongestBlurb) return FurnitureKind::none;
  if (line.size() <= kLongestButton) {
    if (text.empty()) return FurnitureKind::button;
    if (is_tail_phrase(text)) return FurnitureKind::tail;
    if (is_button_phrase(text) ||
        (has_ascii_digit(text) && is_button_phrase(without_numbers(text)))) {
      return FurnitureKind::button;
    }
    if (points_elsewhere(line)) return FurnitureKind::button;
    bool const opens = line.back() != '.' && has_button_opening(text);
    if (opens && word_count(line, 9) <= 8) return FurnitureKind::button;
    if (may_be_menu(text) && is_menu(line)) return FurnitureKind::menu;
  }
  if (line.back() != '.' && is_joined_menu(line)) return FurnitureKind::menu;
  return is_blurb(text) ? FurnitureKind::blurb : FurnitureKind::none;
}

}  // namespace backfile::internal
