#include <string>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/names.hpp"

// Mail addresses, and whether one agrees with a name.

namespace backfile::internal {
namespace {

bool is_address_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-' || c == '+' || c == '%';
}

std::string squeeze(std::string_view text) {
  std::string out = plain(text);
  std::erase(out, ' ');
  return out;
}

// The label before the top level domain: "heraldcorp" of news@mail.heraldcorp.com.
std::string domain_label(std::string_view mail) {
  std::string_view host = mail.substr(mail.find('@') + 1);
  std::size_t const top = host.rfind('.');
  if (top == host.npos) return {};
  host = host.substr(0, top);
  constexpr std::string_view kSecond[] = {".co", ".com", ".org", ".net", ".ac"};
  for (auto const second : kSecond) {
    if (host.ends_with(second)) host.remove_suffix(second.size());
  }
  std::size_t const dot = host.rfind('.');
  return squeeze(dot == host.npos ? host : host.substr(dot + 1));
}

// "Kestrel & Quay" is kestrelandquay; an article in front may be left out.
std::string spelled(std::string_view name) {
  std::string words{name};
  for (std::size_t at = words.find('&'); at != words.npos; at = words.find('&', at + 5)) {
    words.replace(at, 1, " and ");
  }
  return squeeze(words);
}

}  // namespace

bool is_mail_address(std::string_view text) {
  return !text.empty() && find_mail_address(text).size() == text.size();
}

std::string_view find_mail_address(std::string_view text) {
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    std::size_t end = at + 1;
    while (begin > 0 && is_address_char(text[begin - 1])) --begin;
    while (end < text.size() && is_address_char(text[end])) ++end;
    while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    auto const host = text.substr(at + 1, end - at - 1);
    std::size_t const dot = host.rfind('.');
    bool const has_top = dot != host.npos && dot > 0 && host.size() - dot > 2;
    if (begin < at && has_top) return text.substr(begin, end - begin);
    // Each byte is looked at a bounded number of times: the next search starts behind it.
    at = end - 1;
  }
  return {};
}

bool domain_spells(std::string_view mail, std::string_view name) {
  std::string const label = domain_label(mail);
  std::string const whole = spelled(name);
  if (label.empty() || whole.empty()) return false;
  return label == whole || "the" + label == whole || label == "the" + whole;
}

bool domain_agrees(std::string_view mail, std::string_view name) {
  if (domain_spells(mail, name)) return true;
  constexpr std::size_t kTelling = 4;  // letters; shorter words stand in many domains
  std::string const label = domain_label(mail);
  if (label.size() < kTelling) return false;
  if (spelled(name).find(label) != std::string::npos) return true;
  std::string const folded = plain(name);
  for (auto const word : split_words(folded)) {
    if (word.size() > kTelling && label.find(word) != label.npos) return true;
  }
  return false;
}

}  // namespace backfile::internal
