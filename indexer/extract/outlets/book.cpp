#include "indexer/extract/outlets/book.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <backfile/error.hpp>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/zones.hpp"

namespace backfile::internal {
namespace {

[[noreturn]] void refuse(std::string_view source, std::size_t line, std::string const& why) {
  throw Error{Code::usage, std::string{source} + ", line " + std::to_string(line) + ": " + why,
              "a section is [Name] with lines such as also = ..., domain = ..., zone = ..."};
}

std::string key_of(std::string_view name) {
  auto key = plain(name);
  return key.starts_with("the ") ? key.substr(4) : key;
}

std::string lower_ascii(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> values;
  while (!text.empty()) {
    auto const end = std::min(text.find(';'), text.size());
    if (auto const value = trim(text.substr(0, end)); !value.empty()) values.emplace_back(value);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return values;
}

std::vector<std::string> domains_of(std::string_view text) { return list_of(lower_ascii(text)); }

// Each key with what it sets; false where the value is no good.
struct Key {
  std::string_view name;
  bool (*set)(Outlet& outlet, std::string_view value);
};
constexpr std::array kKeys{
    Key{"also", [](Outlet& o, std::string_view v) { return o.also = list_of(v), true; }},
    Key{"domain", [](Outlet& o, std::string_view v) { return o.domains = domains_of(v), true; }},
    Key{"group", [](Outlet& o, std::string_view v) { return o.groups = domains_of(v), true; }},
    Key{"mark", [](Outlet& o, std::string_view v) { return o.marks = list_of(v), true; }},
    Key{"zone",
        [](Outlet& o, std::string_view v) {
          o.zone = v;
          return v.empty() || Zone::exists(v);
        }},
    Key{"lang",
        [](Outlet& o, std::string_view v) {
          o.lang = lower_ascii(v);
          return o.lang.empty() || o.lang.size() == 2;
        }},
    Key{"agency", [](Outlet& o, std::string_view v) {
          o.agency = v == "yes";
          return v == "yes" || v == "no";
        }}};

void set_value(Outlet& outlet, std::string_view line, std::string_view source, std::size_t number) {
  auto const equals = line.find('=');
  if (equals == line.npos) refuse(source, number, "neither [Name] nor key = value");
  auto const name = trim(line.substr(0, equals));
  auto const value = trim(line.substr(equals + 1));
  auto const key = std::ranges::find(kKeys, name, &Key::name);
  if (key == kKeys.end()) refuse(source, number, "there is no key '" + std::string{name} + "'");
  if (!key->set(outlet, value))
    refuse(source, number, "'" + std::string{value} + "' is no " + std::string{name});
}

}  // namespace

OutletBook const& OutletBook::built_in() {
  static OutletBook const book = with({}, {});
  return book;
}

OutletBook OutletBook::with(std::string_view text, std::string_view source) {
  OutletBook book;
  book.read(default_outlets(), "built-in outlets");
  book.read(text, source);
  book.link();
  book.hash_ = XXH64(text.data(), text.size(), 0);
  return book;
}

void OutletBook::read(std::string_view text, std::string_view source) {
  Outlet outlet;
  std::size_t number = 0;
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.front() != '[') {
      if (outlet.name.empty()) refuse(source, number, "a value before the first [Name]");
      set_value(outlet, line, source, number);
      continue;
    }
    auto const name = trim_marks(line, "[]");
    if (line.back() != ']' || plain(name).empty()) refuse(source, number, "no [Name]");
    add(std::move(outlet));
    outlet = {};
    outlet.name = name;
  }
  add(std::move(outlet));
}

void OutletBook::add(Outlet outlet) {
  if (outlet.name.empty()) return;
  auto const same = [&](Outlet const& other) { return key_of(other.name) == key_of(outlet.name); };
  auto const known = std::ranges::find_if(outlets_, same);
  if (known != outlets_.end())
    *known = std::move(outlet);
  else
    outlets_.push_back(std::move(outlet));
}

// A name that two outlets have stands for neither.
void OutletBook::link() {
  constexpr auto kSeveral = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < outlets_.size(); ++i) {
    auto const& outlet = outlets_[i];
    auto const name = [&](std::string const& text) {
      auto const [entry, is_new] = by_name_.try_emplace(key_of(text), i);
      if (!is_new && entry->second != i) entry->second = kSeveral;
    };
    name(outlet.name);
    for (auto const& text : outlet.also) name(text);
    for (auto const* domains : {&outlet.domains, &outlet.groups})
      for (auto const& domain : *domains) by_domain_.emplace(domain, i);
  }
  std::erase_if(by_name_, [](auto const& entry) { return entry.second == kSeveral; });
}

Outlet const* OutletBook::named(std::string_view printed) const {
  constexpr std::size_t kLongest = 200;  // bytes
  if (printed.empty() || printed.size() > kLongest) return nullptr;
  auto const found = by_name_.find(key_of(printed));
  return found == by_name_.end() ? nullptr : &outlets_[found->second];
}

std::vector<Outlet const*> OutletBook::at_host(std::string_view host) const {
  std::vector<Outlet const*> found;
  for (auto rest = host; !rest.empty() && found.empty();) {
    auto const [first, last] = by_domain_.equal_range(std::string{rest});
    for (auto it = first; it != last; ++it) found.push_back(&outlets_[it->second]);
    auto const dot = rest.find('.');
    rest.remove_prefix(dot == rest.npos ? rest.size() : dot + 1);
  }
  std::ranges::sort(found, {}, [](Outlet const* outlet) { return outlet->name; });
  return found;
}

std::string host_of(std::string_view address) {
  if (auto const scheme = address.find("://"); scheme != address.npos)
    address = address.substr(scheme + 3, address.find_first_of("/?#", scheme + 3) - scheme - 3);
  else if (address.find('@') == address.npos)
    return {};
  address.remove_prefix(address.rfind('@') + 1);
  auto host = lower_ascii(address.substr(0, address.find(':')));
  if (host.ends_with('.')) host.pop_back();
  return host.starts_with("www.") ? host.substr(4) : host;
}

bool lies_in(std::string_view host, std::string_view domain) noexcept {
  if (!host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

}  // namespace backfile::internal
