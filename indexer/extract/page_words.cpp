#include "indexer/extract/page_words.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace backfile::internal {
namespace {

// clang-format off
constexpr std::string_view kWords[] = {
    "share", "social", "video", "videos", "mail", "email", "zum", "zur", "use", "type", "types",
    "final", "table", "contents", "related", "article", "articles", "comments", "reply", "skip",
    "menu", "home", "takeaways", "overview", "summary", "quick", "links", "about", "author",
    "authors", "contact", "phone", "chapter", "section", "reviews", "try", "these", "items",
    "free", "trial", "learn", "get", "started", "start", "buy", "product", "products", "services",
    "service", "download", "app", "apps", "tips", "tools", "tool", "tags", "tag", "post", "posts",
    "blog", "sports", "business", "politics", "world", "opinion", "health", "science",
    "technology", "culture", "listen", "gift", "print", "copy", "save", "see", "our", "company",
    "hours", "today", "brief", "description", "group", "artikel", "kommentare", "teilen",
    "drucken", "startseite", "inhalt", "thema", "impressum", "datenschutz", "anzeige", "seite",
    "weiter", "mehr", "partager", "compartir", "noticias", "leer", "recent", "loading",
    "university", "school", "college", "county", "council", "hospital", "then", "now", "that",
    "this", "staff", "admin", "editor", "writer", "reporter", "guest", "topic", "topics", "key",
    "best", "guide", "introduction", "conclusion", "telefon", "fax", "login", "subscribe",
    "newsletter", "sponsored", "promotion", "advertisement", "everyone", "someone", "default",
    "accident", "law", "design", "order", "hand", "ahnliche", "beitrage", "beitrag", "weitere",
    "vergleich", "content", "update", "kontakt", "suche", "menu", "uberblick", "ratgeber", "request", "quote", "compare",
    "pricing", "schedule", "reading",
    "volume", "games", "game", "issue", "number", "edition", "page", "menge", "teil", "numero", "tome"};
// clang-format on

constexpr std::string_view kJobs[] = {
    "writer",       "editor",       "correspondent", "reporter",  "contributor", "columnist",
    "critic",       "photographer", "journalist",    "author",    "journaliste", "redakteur",
    "redakteurin",  "journalistin", "autor",         "autorin",   "periodista",  "redactor",
    "redactora",    "giornalista",  "columnists",    "reporters", "writers",     "editors",
    "freelancer",   "producer",     "analyst",       "blogger",   "journalista", "reporterin",
    "korrespondent"};

}  // namespace

bool is_job_word(std::string_view plain_word) {
  return std::find(std::begin(kJobs), std::end(kJobs), plain_word) != std::end(kJobs);
}

bool has_page_word(std::string_view plain_text) {
  static std::unordered_set<std::string_view> const words{std::begin(kWords), std::end(kWords)};
  while (!plain_text.empty()) {
    std::size_t const end = std::min(plain_text.find(' '), plain_text.size());
    if (words.contains(plain_text.substr(0, end))) return true;
    plain_text.remove_prefix(std::min(end + 1, plain_text.size()));
  }
  return false;
}

}  // namespace backfile::internal
