#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/text_hash.hpp"
#include "indexer/analysis/word_filter.hpp"
#include "indexer/extract/furniture.hpp"

// The phrases of page furniture. Written as printed; plain() makes them comparable.

namespace backfile::internal {
namespace {

// clang-format off
constexpr std::string_view kButtons[] = {
    "Back To Top", "Top of page", "Scroll to top", "No menu items!", "Send to", "Share",
    "Share This Post", "Share this article", "Share this", "Advertisement", "Sponsored content",
    "Sponsored", "Print", "Print this page", "Text size", "Font size", "Save", "Menu", "Search",
    "Close", "Subscribe", "Sign in", "Sign up", "Log in", "Login", "Register", "Newsletter",
    "Newsletters", "LETTER", "Sign up for eNewsletter", "Comments", "Comment", "Listen live",
    "Listen", "Watch live", "Home", "Skip to content", "Skip to main content", "Toggle navigation",
    "Enlarge image", "Story continues below advertisement", "Article continues below",
    "Continue reading", "Continue Reading Below", "Read more", "Read full article", "Learn more",
    "Show more", "Load more", "More", "Follow us", "Follow", "END", "All News", "Copy link",
    "Gift article", "Bookmark", "Reprints", "Email", "Facebook", "Twitter", "WhatsApp", "LinkedIn",
    "Instagram", "Reddit", "Telegram", "Pinterest", "YouTube", "Cookie settings", "Terms of use",
    "Terms of service", "Privacy policy", "Contact us", "About us", "Advertise", "Accessibility",
    "Site map", "RSS", "Loading", "AD", "ADS", "PR", "Write to us", "Topics", "Tags",
    "Previous article", "Next article", "Play", "Pause", "Mute", "Video", "Photos", "Gallery",
    "View gallery", "Play video", "Close ad", "Ad choices", "Donate", "Download",
    "Report an error", "Page image", "Table of contents", "Back issues", "Archive home",
    "Browse by date", "Getty Images", "Anzeige", "Werbung", "Zum Inhalt springen", "Menü",
    "Teilen", "Drucken", "Merken", "Suche", "Startseite", "Newsletter abonnieren",
    "Bild vergrößern", "Leserbrief schreiben", "Publicité", "Partager", "Imprimer",
    "Aller au contenu", "Agrandir l’image", "Pas de menu", "Partager cet article", "Accueil",
    "Sommaire", "S’abonner", "Se connecter", "Commentaires", "Publicidad", "Compartir", "Imprimir",
    "Saltar al contenido", "Sin elementos de menú", "Comparte esta nota", "Portada", "Suscríbete",
    "Iniciar sesión", "Comentarios", "Pubblicità", "Condividi", "Stampa", "Publicidade",
    "Compartilhar", "Advertentie", "Delen", "Annons", "Annonse", "Reklame", "Del", "Dela",
    "Forstørr bildet", "Реклама", "Поделиться", "이미지 확대", "이미지 크게보기", "광고",
    "배너 광고", "댓글 쓰기", "댓글", "공유하기", "구독하기", "글자 크기 조절", "메뉴 바로가기",
    "본문 바로가기", "전체메뉴", "홈으로", "목록보기", "검색 열기", "이 글 공유하기",
    "무단전재 및 재배포 금지", "프린트", "스크랩", "広告", "拡大する", "シェアする", "印刷",
    "メニュー", "検索", "ツイート", "続きを読む", "このページの先頭へ", "画像を拡大", "会員登録",
    "ログイン", "分享", "广告", "廣告", "打印", "菜单", "إعلان", "شارك", "طباعة", "حفظ",
    "القائمة الرئيسية", "القائمة", "بحث", "تسجيل الدخول"};
// clang-format on

// clang-format off
constexpr std::string_view kTails[] = {
    "Most popular", "Most read", "Most viewed", "Most shared", "Latest news", "Latest", "Trending",
    "Trending now", "Trending in News", "Related", "Related Posts", "Related articles",
    "Related stories", "Related news", "Related content", "Related topics", "Recommended",
    "Recommended for you", "Recommended stories", "Top stories", "Top 10 Stories", "Hot stories",
    "You might also like", "You may also like", "You may also enjoy", "Others also read", "Read next", "Up next",
    "More stories", "More news", "More from", "More letters", "More on this", "More like this",
    "Popular", "Popular posts", "Editors’ picks", "Editor’s picks", "Don’t miss", "Also read",
    "Must-read stories", "Pick Must-read stories", "Latest stories", "Issue Keywords",
    "Previous columns", "Explore more", "Around the web", "Sponsored links", "Promoted stories",
    "More From This Author", "More In", "Keep reading", "Suggested for you", "In other news",
    "Leave a comment", "Leave a reply", "Join the conversation", "Be the first to comment",
    "Post a comment", "View comments", "Show comments", "Hide comments", "About the author",
    "Report a transcription error", "Order a print of this page", "Back to results",
    "Contents of this volume", "Image gallery", "Share on social media", "Meistgelesen",
    "Mehr zum Thema", "Das könnte Sie auch interessieren", "Auch interessant", "Lesen Sie auch",
    "Les plus lus", "Lire aussi", "À lire aussi", "Articles similaires", "À lire dans ce numéro",
    "Sur le même sujet", "Lo más leído", "Te puede interesar", "Entradas relacionadas",
    "Noticias relacionadas", "I più letti", "Leggi anche", "Mais lidas", "Leia também",
    "Meest gelezen", "Lees ook", "많이 본 뉴스", "이 시각 주요뉴스", "최신기사", "관련기사",
    "인기 기사", "다음 기사", "주요뉴스", "あわせて読みたい", "アクセスランキング", "人気記事",
    "関連記事", "前の記事へ 次の記事へ", "相关阅读", "相關新聞", "热门", "اقرأ أيضًا",
    "الأكثر قراءة", "مواضيع ذات صلة",
    "Latest videos", "More articles", "More posts", "More you might like", "More for you",
    "Popular articles", "Recent posts", "Recent articles", "Keep exploring", "References",
    "Article sources", "Sources", "Footnotes", "Testimonials", "Post navigation", "Previous post",
    "Next post", "Reader comments", "Write a comment", "Your email address will not be published",
    "Quellen", "Literatur", "Einzelnachweise", "Weitere Beiträge", "Neueste Beiträge",
    "Beliebte Beiträge", "Ähnliche Beiträge", "Beitragsnavigation", "Diesen Beitrag teilen",
    "Artikel teilen", "Über den Autor", "Über die Autorin", "Zum Autor", "Zur Autorin",
    "Schlagwörter", "Lesen Sie mehr", "Mehr zum Autor", "Articles récents", "Entradas recientes",
    "Navigation des articles"};
// clang-format on

// Two of these in a sentence, or one of the second list, make it a blurb.
// clang-format off
constexpr std::string_view kBlurbs[] = {
    "cookie", "cookies", "privacy policy", "terms of service", "terms of use",
    "terms and conditions", "affiliate commission", "affiliate", "recaptcha", "javascript",
    "your browser", "ad blocker", "sign up", "signing up", "subscribe", "subscription",
    "newsletter", "newsletters", "your inbox", "your account", "your email", "email address",
    "your password", "log in", "create an account", "click here", "free trial", "unsubscribe",
    "download the app", "our site", "our newsletter", "user agreement", "privacy notice",
    "personal information", "third party", "this site", "our journalism", "support us",
    "saved stories", "my profile"};
// clang-format on

// clang-format off
constexpr std::string_view kStrongBlurbs[] = {
    "all rights reserved", "may not be reproduced", "may earn a commission",
    "affiliate commission", "protected by recaptcha", "by clicking", "you agree to",
    "we use cookies", "uses cookies", "enable javascript", "view saved stories",
    "may earn a portion", "affiliate links", "story continues below advertisement",
    "article continues below", "follow us on", "join our whatsapp", "download our app",
    "have a tip", "this material may not be published", "do not sell my personal",
    "please read our comment", "is subject to copyright", "support our newsroom",
    "keep news free", "for subscribers only", "sign in to continue", "sign in to unlock",
    "support local journalism", "has failed to load", "refreshing your browser",
    "become a member", "supporting our journalism", "privatsphareeinstellungen",
    "privatsphäre einstellungen", "inhalt nicht verfügbar"};
// clang-format on

// clang-format off
constexpr std::string_view kFurnitureOpenings[] = {
    "share on", "share to", "share via", "sign up for", "sign up to", "sign in", "subscribe to",
    "read more", "read also", "click here", "click to", "follow us", "follow on", "skip to",
    "go to", "back to", "open menu", "open navigation", "close menu", "expand", "comments",
    "view comments", "add as", "opens in", "send print", "download the", "save article",
    "listen to this", "min read", "estimated read", "also read", "see also", "watch",
    "photo gallery", "view more", "view all", "see all", "show all", "log in", "more from",
    "more in", "jump to", "bulletin dabonnement", "continued on page",
    "classified advertisements"};
// clang-format on

// Of short lines: what follows is not of the article.
// clang-format off
constexpr std::string_view kTailOpenings[] = {
    "most read", "most popular", "most viewed", "more from", "more on", "more stories", "more news",
    "trending", "recommended", "related to", "related stories", "related articles", "related tags",
    "related topics", "related posts", "leave a reply", "leave a comment", "people are also",
    "be the first to know", "you may also", "you might also", "readers also", "what to read next",
    "next up", "popular in", "top stories", "latest from", "latest in", "story source",
    "journal reference", "journal information", "cite this page", "was this page helpful",
    "sign up for our", "support our", "support local", "join the discussion", "join the conversation",
    "add a comment", "post a comment", "about the author", "tell us what you think", "site index",
    "keep reading", "share this", "our sites", "sites partners", "follow us on", "provided by",
    "schreiben sie einen kommentar", "kommentar schreiben", "kommentare zu", "mehr aus", "mehr von",
    "mehr zu", "das konnte sie", "meist gelesen", "weitere artikel", "weitere nachrichten",
    "ahnliche artikel", "laisser un commentaire", "a lire", "plus d articles", "dans la meme",
    "deja un comentario", "mas noticias", "mas leidas", "relacionados", "articoli correlati",
    "altre notizie", "laat een reactie", "lees meer", "flere saker", "les mer", "las mer"};
// clang-format on

constexpr int kBlurb = 2;  // points that make a line a blurb

// Phrases under their first word, with their points.
struct BlurbIndex {
  std::unordered_map<std::string_view, std::vector<std::pair<std::string_view, int>>> phrases;
  WordFilter filter;
};

BlurbIndex make_blurbs() {
  BlurbIndex index;
  auto const add = [&index](std::string_view phrase, int points) {
    auto const first = phrase.substr(0, phrase.find(' '));
    index.phrases[first].emplace_back(phrase, points);
    index.filter.add(first);
  };
  for (auto const phrase : kBlurbs) add(phrase, 1);
  for (auto const phrase : kStrongBlurbs) add(phrase, kBlurb);
  return index;
}

// Phrases under their first byte.
class Openings {
 public:
  explicit Openings(auto const& openings) {
    for (std::string_view const opening : openings) by_byte_[byte_of(opening)].push_back(opening);
  }

  [[nodiscard]] bool begin(std::string_view plain_line) const {
    return !plain_line.empty() &&
           std::ranges::any_of(by_byte_[byte_of(plain_line)], [&](auto opening) {
             return starts_with_words(plain_line, opening);
           });
  }

 private:
  static std::size_t byte_of(std::string_view text) {
    return static_cast<unsigned char>(text.front());
  }
  std::array<std::vector<std::string_view>, 256> by_byte_;
};

// Whole lines. Most lines are turned away by the filter.
class PhraseSet {
 public:
  explicit PhraseSet(auto const& phrases) {
    for (auto const phrase : phrases) filter_.add(*phrases_.insert(plain(phrase)).first);
  }

  [[nodiscard]] bool contains(std::string_view plain_line) const {
    return filter_.may_hold(plain_line) && phrases_.contains(plain_line);
  }

 private:
  std::unordered_set<std::string, TextHash, std::equal_to<>> phrases_;
  WordFilter filter_;
};

}  // namespace

bool is_button_phrase(std::string_view plain_line) {
  static PhraseSet const set{kButtons};
  return set.contains(plain_line);
}

bool is_tail_phrase(std::string_view plain_line) {
  static PhraseSet const set{kTails};
  constexpr std::size_t kLongestOpened = 45;  // bytes
  if (set.contains(plain_line)) return true;
  static Openings const openings{kTailOpenings};
  return plain_line.size() <= kLongestOpened && openings.begin(plain_line);
}

bool has_button_opening(std::string_view plain_line) {
  static Openings const openings{kFurnitureOpenings};
  return openings.begin(plain_line);
}

// Every word of the line is looked up once, as the first of a phrase.
bool is_blurb(std::string_view plain_line) {
  static BlurbIndex const index = make_blurbs();
  int points = 0;
  for (std::size_t at = 0; at < plain_line.size() && points < kBlurb;) {
    std::size_t const end = std::min(plain_line.find(' ', at), plain_line.size());
    auto const word = plain_line.substr(at, end - at);
    auto const found = index.filter.may_hold(word) ? index.phrases.find(word) : index.phrases.end();
    if (found != index.phrases.end()) {
      for (auto const& [phrase, value] : found->second) {
        if (starts_with_words(plain_line.substr(at), phrase)) points += value;
      }
    }
    at = end + 1;
  }
  return points >= kBlurb;
}

}  // namespace backfile::internal
