// Outlets that are known by name: what else they are called, and where they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace backfile::internal {

struct Outlet {
  std::string name;                  // canonical
  std::vector<std::string> also;     // other names, abbreviations
  std::vector<std::string> domains;  // its own: pages below them are its pages
  std::vector<std::string> groups;   // domains that it shares with others
  std::vector<std::string> marks;    // lines that its pages print around every article
  std::string zone;                  // IANA; empty: none, or several
  std::string lang;                  // ISO 639-1
  bool agency = false;               // sends its texts to other outlets
};

// A file of outlets is at most so large.
inline constexpr std::size_t kMaxOutletBytes = 4u << 20;

// A value that is not changed any more once it is shared. Text:
//
//   [The Quay Herald]
//   also = Quay Herald; QH
//   domain = quayherald.example
//   group = quaycorp.example
//   zone = Europe/Dublin
//   lang = en
//   mark = Send to
//   agency = yes
//
// Lists are separated by semicolons, # begins a comment, and every line may be left out.
class OutletBook {
 public:
  // The built-in outlets alone.
  [[nodiscard]] static OutletBook const& built_in();

  // Those of the text and the built-in ones; one of the same name replaces it. `source` names the
  // text in errors. Throws Error{usage} with the line.
  [[nodiscard]] static OutletBook with(std::string_view text, std::string_view source);

  // By any of its names, "The" and case aside; null for an unknown one.
  [[nodiscard]] Outlet const* named(std::string_view printed) const;

  // All that have the host, or a domain that it lies in, as their own or their group's.
  [[nodiscard]] std::vector<Outlet const*> at_host(std::string_view host) const;

  [[nodiscard]] bool is_agency(std::string_view printed) const {
    auto const* outlet = named(printed);
    return outlet != nullptr && outlet->agency;
  }

  [[nodiscard]] std::vector<Outlet> const& outlets() const noexcept { return outlets_; }

  // Of everything in it: another book makes other articles of the same pages.
  [[nodiscard]] std::uint64_t hash() const noexcept { return hash_; }

 private:
  void read(std::string_view text, std::string_view source);
  void add(Outlet outlet);
  void link();

  std::vector<Outlet> outlets_;
  std::unordered_map<std::string, std::size_t> by_name_;
  std::unordered_multimap<std::string, std::size_t> by_domain_;
  std::uint64_t hash_ = 0;
};

// The built-in ones in that format.
[[nodiscard]] std::string_view default_outlets() noexcept;

// The host of a URL or behind the @ of a mail address, in lower case without "www."; empty where
// there is none.
[[nodiscard]] std::string host_of(std::string_view address);

// True where the host is the domain or lies in it.
[[nodiscard]] bool lies_in(std::string_view host, std::string_view domain) noexcept;

}  // namespace backfile::internal
