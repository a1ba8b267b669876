#include "indexer/index/identity.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <system_error>

#include "indexer/analysis/address.hpp"
#include "indexer/index/record.hpp"

namespace backfile::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHashDigits = 12;
constexpr std::string_view kNameless = "article";

std::string digits(std::uint64_t hash) { return hex64(hash).substr(0, kHashDigits); }

std::string shown(std::string word, std::string const& key) {
  if (word.empty()) word = kNameless;
  return word + '-' + digits(hash64(key));
}

// Names that are made to be one in the world carry a site, a scheme or many digits. "17" is that
// of one site.
bool is_of_the_world(std::string_view own) {
  constexpr std::size_t kLong = 24;
  return own.find_first_of(":@") != own.npos || own.size() >= kLong;
}

std::string address_id(Marks const& marks, std::string_view address) {
  auto const normal = normal_address(address);
  // An entry that tells of a page, and the page itself, are two things.
  return shown(readable_part(address), (marks.page ? "page\n" : "address\n") + normal);
}

std::string own_name(Marks const& marks) {
  if (is_web_address(marks.own)) return address_id(marks, marks.own);
  auto const scope = is_of_the_world(marks.own) ? std::string{} : marks.scope;
  return shown(readable_part(marks.own), fmt::format("own\n{}\n{}", scope, marks.own));
}

}  // namespace

struct Identities::Wanted {
  std::string id;          // that of all with the guid or address
  std::string by_address;  // of those that share it, by their full address
  std::string by_content;  // and by what they say
  std::uint64_t address = 0;
  std::uint64_t content = 0;
};

std::string own_id(Marks const& marks) {
  if (!marks.declared.empty()) return marks.declared;
  if (!marks.own.empty()) return own_name(marks);
  return marks.address.empty() ? std::string{} : address_id(marks, marks.address);
}

// An input inside of another (a feed in a web archive) does not end that.
void Identities::enter(std::string const& path) {
  if (path == input_ || (!input_.empty() && path.starts_with(input_ + "!/"))) return;
  input_ = path;
  given_.clear();
}

Identified Identities::identify(Origin const& origin, std::string_view bytes) {
  enter(origin.path);
  auto const& marks = origin.marks;
  auto const content = marks.content != 0 ? marks.content : hash64(bytes);
  if (!marks.declared.empty()) return declared(origin, content);
  if (auto id = own_id(marks); !id.empty()) {
    Wanted wanted{std::move(id), {}, {}, hash64(marks.address), content};
    wanted.by_address = wanted.id + '-' + digits(wanted.address);
    wanted.by_content = wanted.by_address + '-' + digits(content);
    return shared(wanted, origin);
  }
  bool const is_file = origin.number == 0 || marks.whole;
  if (is_file && origin.path != "-") return file(origin, content);
  if (is_file && !marks.whole) return {"stdin-" + hex64(content), {0, 0, content}};
  auto const word = marks.page ? readable_part(marks.name) : as_word(marks.name);
  return {shown(word, fmt::format("content\n{}", content)), {0, 0, content}};
}

// The operator says that they are one: the later of two is the article.
Identified Identities::declared(Origin const& origin, std::uint64_t content) {
  Identified made{origin.marks.declared, {0, hash64(origin.marks.address), content}};
  auto const [given, is_new] = given_.try_emplace(made.id, Given{0, content, origin.number});
  if (!is_new && given->second.content != content)
    made.note = fmt::format("has the id '{}' of line {}, and replaces it", made.id,
                            given->second.line);
  given->second = {0, content, origin.number};
  return made;
}

Identified Identities::shared(Wanted const& wanted, Origin const& origin) {
  Given const now{wanted.address, wanted.content, origin.number};
  Identified made{{}, {0, wanted.address, wanted.content}};
  for (auto const* const id : {&wanted.id, &wanted.by_address, &wanted.by_content})
    if (auto const given = given_.find(*id);
        given != given_.end() && given->second.content == wanted.content) {
      made.id = *id;
      made.repeated = true;
      return made;
    }
  auto const& other = given_.find(wanted.id);
  if (other != given_.end())
    made.note = fmt::format("line {} has the same {}: told apart by {}", other->second.line,
                            origin.marks.own.empty() ? "address" : "guid",
                            other->second.address == wanted.address ? "what they say"
                                                                    : "their full address");
  if (auto known = known_as(wanted)) {
    made.id = *std::move(known);
  } else if (other == given_.end() && known_.find(wanted.id) && is_other_part(wanted, origin)) {
    made.id = wanted.by_address;
  } else {
    made.id = new_name(wanted);
  }
  given_.try_emplace(made.id, now);
  if (made.id != wanted.id) divided_.insert(wanted.id);
  if (made.id == wanted.by_content) divided_.insert(wanted.by_address);
  return made;
}

// An article that is stored with all of this.
std::optional<std::string> Identities::known_as(Wanted const& wanted) const {
  if (known_.find(wanted.by_content)) return wanted.by_content;
  for (auto const* const id : {&wanted.id, &wanted.by_address}) {
    auto const stored = known_.find(*id);
    if (stored && stored->path_hash == wanted.address && stored->sum == wanted.content) return *id;
  }
  return std::nullopt;
}

// Others were told apart from it, in this input or an earlier one.
bool Identities::is_divided(std::string const& id) const {
  return divided_.contains(id) || known_.any_id(id + '-');
}

std::string Identities::new_name(Wanted const& wanted) const {
  bool const taken = given_.contains(wanted.id);
  auto const stored = known_.find(wanted.id);
  bool const divided = taken || (stored && is_divided(wanted.id)) ||
                       (!stored && known_.find(wanted.by_address));
  if (!divided) return wanted.id;
  for (auto const* const id : {&wanted.id, &wanted.by_address}) {
    auto const found = known_.find(*id);
    if (!found || found->path_hash != wanted.address) continue;
    bool const again = given_.contains(*id) || is_divided(wanted.by_address);
    return again ? wanted.by_content : *id;
  }
  return wanted.by_address;
}

// Two parts of a live page, "…#update-1" and "…#update-2", differ in title, too.
bool Identities::is_other_part(Wanted const& wanted, Origin const& origin) const {
  auto const stored = known_.find(wanted.id);
  if (!stored || stored->path_hash == wanted.address) return false;
  if (origin.marks.page || !origin.marks.own.empty()) return false;
  auto const article = known_.article(wanted.id);
  return article && fragment_of(article->url) != fragment_of(origin.marks.address) &&
         as_word(article->title) != as_word(origin.marks.name);
}

Identified identify(Article const& article, KnownArticles const& known) {
  Origin origin{.path = article.path, .file = article.path};
  origin.marks.declared = article.id;
  if (article.path.empty()) {
    origin.number = 1;
    origin.marks.address = article.url;
    origin.marks.name = article.title.empty() ? article.body : article.title;
  }
  auto const date = article.date.value ? article.date.value->value() : std::string{};
  auto const says =
      fmt::format("{}\n{}\n{}\n{}", article.title, article.body, article.outlet.name, date);
  return Identities{known}.identify(origin, says);
}

std::string current_folder(std::string const& path) {
  if (path.empty() || path == "-" || fs::path{path}.is_absolute()) return {};
  std::error_code ignored;
  return fs::current_path(ignored).string();
}

}  // namespace backfile::internal
