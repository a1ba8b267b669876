#include "indexer/extract/html/hints.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/analysis/ascii.hpp"

namespace backfile::internal {
namespace {

struct Word {
  std::string_view text;
  Hints hints;
};

// Sorted. A name is cut into words at marks and before capitals: "relatedStories", "author-box".
// clang-format off
constexpr std::array kWords{
    Word{"ad", hint::advertising}, Word{"addthis", hint::share}, Word{"addtoany", hint::share},
    Word{"ads", hint::advertising}, Word{"adsbygoogle", hint::advertising},
    Word{"advert", hint::advertising}, Word{"advertisement", hint::advertising},
    Word{"advertising", hint::advertising}, Word{"alsoread", hint::related},
    Word{"appeal", hint::newsletter}, Word{"article", hint::article},
    Word{"articlebody", hint::article_body}, Word{"articlecontent", hint::article_body},
    Word{"articletext", hint::article_body}, Word{"aside", hint::aside},
    Word{"audio", hint::media}, Word{"author", hint::byline}, Word{"authorbox", hint::biography},
    Word{"authors", hint::byline}, Word{"autor", hint::byline}, Word{"bio", hint::biography},
    Word{"biography", hint::biography}, Word{"blogpost", hint::article}, Word{"body", hint::body},
    Word{"bodytext", hint::article_body}, Word{"bookmark", hint::share},
    Word{"breadcrumb", hint::navigation}, Word{"breadcrumbs", hint::navigation},
    Word{"byline", hint::byline}, Word{"bylines", hint::byline}, Word{"caption", hint::caption},
    Word{"carousel", hint::related}, Word{"categories", hint::topics},
    Word{"chapeau", hint::deck}, Word{"colophon", hint::footer}, Word{"comment", hint::comments},
    Word{"comments", hint::comments}, Word{"consent", hint::cookies}, Word{"content", hint::body},
    Word{"contributor", hint::byline}, Word{"contributors", hint::byline},
    Word{"cookie", hint::cookies}, Word{"cookies", hint::cookies},
    Word{"copyright", hint::footer}, Word{"credit", hint::caption},
    Word{"credits", hint::caption}, Word{"crumbs", hint::navigation},
    Word{"cta", hint::newsletter}, Word{"date", hint::date}, Word{"dateline", hint::date},
    Word{"datepublished", hint::date}, Word{"datetime", hint::date}, Word{"datum", hint::date},
    Word{"deck", hint::deck}, Word{"dek", hint::deck}, Word{"description", hint::deck},
    Word{"disqus", hint::comments}, Word{"donate", hint::newsletter},
    Word{"donation", hint::newsletter}, Word{"dropdown", hint::navigation},
    Word{"entry", hint::article}, Word{"entrycontent", hint::article_body},
    Word{"excerpt", hint::deck}, Word{"facebook", hint::share}, Word{"fallback", hint::media},
    Word{"figcaption", hint::caption}, Word{"follow", hint::share}, Word{"footer", hint::footer},
    Word{"gallery", hint::media}, Word{"gdpr", hint::cookies}, Word{"hashtags", hint::topics},
    Word{"header", hint::header}, Word{"headline", hint::title}, Word{"kicker", hint::header},
    Word{"labels", hint::topics}, Word{"lede", hint::deck}, Word{"lightbox", hint::media},
    Word{"listen", hint::media}, Word{"livefyre", hint::comments}, Word{"login", hint::form},
    Word{"masthead", hint::navigation}, Word{"menu", hint::navigation},
    Word{"meta", hint::header}, Word{"modal", hint::cookies}, Word{"modified", hint::date},
    Word{"mostread", hint::related}, Word{"nav", hint::navigation},
    Word{"navbar", hint::navigation}, Word{"navigation", hint::navigation},
    Word{"newsletter", hint::newsletter}, Word{"newsletters", hint::newsletter},
    Word{"offscreen", hint::hidden}, Word{"onetrust", hint::cookies},
    Word{"optin", hint::newsletter}, Word{"outbrain", hint::related},
    Word{"overlay", hint::cookies}, Word{"pager", hint::navigation},
    Word{"pagination", hint::navigation}, Word{"paywall", hint::newsletter},
    Word{"player", hint::media}, Word{"popular", hint::related}, Word{"popup", hint::cookies},
    Word{"post", hint::article}, Word{"postbody", hint::article_body},
    Word{"postcontent", hint::article_body}, Word{"posted", hint::date},
    Word{"promo", hint::teaser}, Word{"promos", hint::teaser}, Word{"pubdate", hint::date},
    Word{"published", hint::date}, Word{"pullquote", hint::quote}, Word{"rail", hint::aside},
    Word{"readmore", hint::related}, Word{"recirc", hint::related},
    Word{"recirculation", hint::related}, Word{"recommend", hint::related},
    Word{"recommendation", hint::related}, Word{"recommendations", hint::related},
    Word{"recommended", hint::related}, Word{"register", hint::form},
    Word{"registration", hint::form}, Word{"related", hint::related},
    Word{"relatedarticles", hint::related}, Word{"relatednews", hint::related},
    Word{"relatedposts", hint::related}, Word{"relatedstories", hint::related},
    Word{"reply", hint::comments}, Word{"respond", hint::comments}, Word{"search", hint::form},
    Word{"share", hint::share}, Word{"sharebar", hint::share}, Word{"sharedaddy", hint::share},
    Word{"sharing", hint::share}, Word{"sidebar", hint::aside}, Word{"signin", hint::form},
    Word{"signup", hint::newsletter}, Word{"similar", hint::related},
    Word{"skip", hint::navigation}, Word{"slideshow", hint::media}, Word{"social", hint::share},
    Word{"socials", hint::share}, Word{"sponsor", hint::advertising},
    Word{"sponsored", hint::advertising}, Word{"standfirst", hint::deck},
    Word{"story", hint::article}, Word{"storybody", hint::article_body},
    Word{"strapline", hint::deck}, Word{"subhead", hint::deck}, Word{"subheadline", hint::deck},
    Word{"submeta", hint::header}, Word{"subscribe", hint::newsletter},
    Word{"subscriber", hint::newsletter}, Word{"subscribers", hint::newsletter},
    Word{"subscription", hint::newsletter}, Word{"subtitle", hint::deck},
    Word{"summary", hint::deck}, Word{"support", hint::newsletter},
    Word{"taboola", hint::related}, Word{"tags", hint::topics}, Word{"teaser", hint::teaser},
    Word{"teasers", hint::teaser}, Word{"testimonial", hint::aside},
    Word{"testimonials", hint::aside}, Word{"text", hint::body}, Word{"time", hint::date},
    Word{"timestamp", hint::date}, Word{"title", hint::title}, Word{"toc", hint::navigation},
    Word{"toolbar", hint::share}, Word{"tooltip", hint::form},
    Word{"topbar", hint::navigation}, Word{"topics", hint::topics},
    Word{"trending", hint::related}, Word{"twitter", hint::share}, Word{"updated", hint::date},
    Word{"upnext", hint::related}, Word{"whatsapp", hint::share}, Word{"writer", hint::byline}};
// clang-format on
static_assert(std::is_sorted(kWords.begin(), kWords.end(),
                             [](Word const& a, Word const& b) { return a.text < b.text; }));

// Two words that mean more than each alone.
struct Pair {
  std::string_view first;
  std::string_view second;
  Hints hints;
};
// clang-format off
constexpr std::array kPairs{
    Pair{"about", "author", hint::biography}, Pair{"author", "about", hint::biography},
    Pair{"author", "bio", hint::biography}, Pair{"author", "box", hint::biography},
    Pair{"author", "card", hint::biography}, Pair{"author", "description", hint::biography},
    Pair{"author", "info", hint::byline}, Pair{"author", "name", hint::author_name},
    Pair{"byline", "name", hint::author_name}, Pair{"also", "like", hint::related},
    Pair{"also", "read", hint::related}, Pair{"read", "also", hint::related},
    Pair{"read", "more", hint::related}, Pair{"read", "next", hint::related},
    Pair{"latest", "news", hint::related}, Pair{"latest", "posts", hint::related},
    Pair{"more", "articles", hint::related}, Pair{"more", "from", hint::related},
    Pair{"more", "news", hint::related}, Pair{"more", "on", hint::related},
    Pair{"more", "stories", hint::related}, Pair{"most", "popular", hint::related},
    Pair{"most", "read", hint::related}, Pair{"most", "viewed", hint::related},
    Pair{"next", "article", hint::related}, Pair{"next", "post", hint::related},
    Pair{"post", "navigation", hint::navigation}, Pair{"prev", "next", hint::related},
    Pair{"pull", "quote", hint::quote}, Pair{"recent", "posts", hint::related},
    Pair{"screen", "reader", hint::hidden}, Pair{"sign", "up", hint::newsletter},
    Pair{"sr", "only", hint::hidden}, Pair{"top", "bar", hint::navigation},
    Pair{"top", "stories", hint::related}, Pair{"up", "next", hint::related},
    Pair{"visually", "hidden", hint::hidden}, Pair{"you", "may", hint::related},
    Pair{"tag", "list", hint::topics}, Pair{"tag", "cloud", hint::topics}};
// clang-format on

Hints hints_of_word(std::string_view word) {
  auto const found =
      std::lower_bound(kWords.begin(), kWords.end(), word,
                       [](Word const& row, std::string_view wanted) { return row.text < wanted; });
  return found != kWords.end() && found->text == word ? found->hints : 0;
}

// Calls `take` with each word of a class list or id, in lower case.
template <typename Take>
void each_word(std::string_view name, Take take) {
  constexpr std::size_t kLongest = 400;  // bytes
  std::string word;
  char last = 0;
  for (char const c : name.substr(0, kLongest)) {
    bool const hump = is_ascii_upper(c) && last >= 'a' && last <= 'z';
    if (!word.empty() && (hump || !is_ascii_letter(c))) {
      take(word);
      word.clear();
    }
    if (is_ascii_letter(c)) word += is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    if (c == ' ') take(std::string_view{});  // the next name
    last = c;
  }
  if (!word.empty()) take(word);
}

Hints hints_of_names(std::string_view names) {
  Hints found = 0;
  Hints here = 0;  // of one name of the list
  std::string before;
  auto const close = [&] {
    bool const both = (here & hint::article) != 0 && (here & hint::body) != 0;
    found |= here | (both ? hint::article_body : 0);
    here = 0;
    before.clear();
  };
  each_word(names, [&](std::string_view word) {
    if (word.empty()) return close();
    here |= hints_of_word(word);
    for (auto const& pair : kPairs)
      if (pair.first == before && pair.second == word) here |= pair.hints;
    before = word;
  });
  close();
  return found;
}

Hints hints_of_tag(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::menu: return hint::navigation;
    case Tag::footer: return hint::footer;
    case Tag::aside: return hint::aside;
    case Tag::header: return hint::header;
    case Tag::form:
    case Tag::fieldset: return hint::form;
    case Tag::dialog: return hint::cookies;
    case Tag::figcaption:
    case Tag::caption: return hint::caption;
    case Tag::article: return hint::article;
    case Tag::main: return hint::body;
    case Tag::a: return hint::link;
    case Tag::time: return hint::date;
    case Tag::h1: return hint::title | hint::heading;
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6: return hint::heading;
    default: return 0;
  }
}

bool is_hidden(std::string_view style) {
  std::string squeezed;
  for (char const c : style)
    if (c != ' ') squeezed += c;
  return squeezed.find("display:none") != squeezed.npos ||
         squeezed.find("visibility:hidden") != squeezed.npos;
}

Hints hints_of_role(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar") return hint::navigation;
  if (role == "contentinfo") return hint::footer;
  if (role == "complementary") return hint::aside;
  if (role == "dialog" || role == "alertdialog") return hint::cookies;
  if (role == "search") return hint::form;
  if (role == "article") return hint::article;
  if (role == "main") return hint::body;
  return 0;
}

}  // namespace

Hints hints_of(Tree const& tree, PageNode const& node) {
  Hints found = hints_of_tag(node.tag);
  for (auto const& [name, value] : tree.attributes_of(node)) {
    if (name == "class" && (value == "hidden" || value == "hide" || value == "d-none"))
      found |= hint::hidden;
    else if (name == "class" || name == "id" || name == "data-testid")
      found |= hints_of_names(value);
    else if (name == "itemprop")
      found |= hints_of_names(value) & ~hint::related;
    else if (name == "role")
      found |= hints_of_role(value);
    else if (name == "hidden" || (name == "style" && is_hidden(value)))
      found |= hint::hidden;
  }
  // <p class="paywall"> is text that a wall hides; the wall itself is no paragraph.
  if (node.tag == Tag::p && tree.attribute(node, "class").find("paywall") != std::string_view::npos)
    found &= ~hint::newsletter;
  // "byline-caption" is the small print of a byline, "date-and-credit" that of an article.
  bool const line = (found & (hint::byline | hint::date)) != 0;
  if (line && node.tag != Tag::figcaption) found &= ~hint::caption;
  return found;
}

}  // namespace backfile::internal
