#include "indexer/analysis/address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {
namespace {

// Parameters that say where a reader came from, never what is read. A name ending in * is a
// beginning. Left out of it: "ref", "source", "from", which name pages on some sites.
constexpr auto kTrackers = std::to_array<std::string_view>(
    {"utm_*",    "at_campaign", "at_medium", "at_custom*", "at_link*",   "at_ptr*",  "at_bbc*",
     "at_format*", "_hs*",      "hsa_*",     "hsctatracking", "mtm_*",   "pk_*",     "piwik_*",
     "matomo_*", "oly_*",       "vero_*",    "wt.mc*",     "wt_mc*",     "wtmc",     "fb_*",
     "ga_*",     "__twitter_impression",     "fbclid",     "gclid",      "gclsrc",   "dclid",
     "gbraid",   "wbraid",      "msclkid",   "yclid",      "ysclid",     "twclid",   "ttclid",
     "li_fat_id", "igsh",       "igshid",    "mc_cid",     "mc_eid",     "mkt_tok",  "_ga",
     "_gl",      "xtor",        "cmp",       "cmpid",      "cmpmid",     "ns_campaign",
     "ns_mchannel",
     "ns_source", "ns_linkname", "ns_fee",   "ito",        "ncid",       "ocid",     "cvid",
     "smid",     "smtyp",       "sr_share",  "s_cid",      "icid",       "ref_src",  "ref_url",
     "rss_id",   "ftag",        "spm",       "wprov",      "trk",        "taid",     "soc_src",
     "soc_trk",  "guccounter",  "guce_referrer", "guce_referrer_sig",    "__s",
     "ss_email_id"});

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string in_lower_case(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

bool is_tracker(std::string_view parameter) {
  auto const name = in_lower_case(parameter.substr(0, parameter.find('=')));
  return std::ranges::any_of(kTrackers, [&](std::string_view known) {
    if (!known.ends_with('*')) return name == known;
    return name.starts_with(known.substr(0, known.size() - 1));
  });
}

int hex_value(char c) {
  auto const at = std::string_view{"0123456789abcdef"}.find(lower(c));
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

bool needs_no_escape(char c) {
  bool const letter = lower(c) >= 'a' && lower(c) <= 'z';
  return letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

// One byte of "%41" at `at`, which moves behind it; nothing where none stands there.
bool escaped_byte(std::string_view text, std::size_t& at, char& byte) {
  if (text[at] != '%' || at + 2 >= text.size()) return false;
  auto const high = hex_value(text[at + 1]);
  auto const low = hex_value(text[at + 2]);
  if (high < 0 || low < 0) return false;
  byte = static_cast<char>(high * 16 + low);
  at += 3;
  return true;
}

// One spelling of two: "%7e" is "~", "é" is "%C3%A9".
std::string one_spelling(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char byte = text[at];
    bool const escaped = escaped_byte(text, at, byte);
    if (!escaped) ++at;
    bool const plain = escaped ? needs_no_escape(byte) : byte > 0x20 && byte < 0x7F;
    if (plain)
      out += byte;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return out;
}

struct Parts {
  std::string_view scheme, authority, path, query, fragment;
};

Parts parts_of(std::string_view address) {
  Parts parts;
  auto rest = trim(address);
  auto const mark = rest.find("://");
  if (mark != rest.npos && rest.find_first_of("/?#") > mark) {
    parts.scheme = rest.substr(0, mark);
    rest.remove_prefix(mark + 3);
    parts.authority = rest.substr(0, rest.find_first_of("/?#"));
    rest.remove_prefix(parts.authority.size());
  }
  if (auto const hash = rest.find('#'); hash != rest.npos) {
    parts.fragment = rest.substr(hash + 1);
    rest = rest.substr(0, hash);
  }
  auto const question = std::min(rest.find('?'), rest.size());
  parts.path = rest.substr(0, question);
  parts.query = rest.substr(std::min(question + 1, rest.size()));
  return parts;
}

std::string host_of(std::string_view authority) {
  auto host = in_lower_case(authority.substr(authority.rfind('@') + 1));
  for (std::string_view const port : {":80", ":443"})
    if (host.ends_with(port)) host.resize(host.size() - port.size());
  while (host.ends_with('.')) host.pop_back();
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::string query_of(std::string_view query) {
  std::vector<std::string> kept;
  while (!query.empty()) {
    auto const end = std::min(query.find('&'), query.size());
    auto part = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (part.starts_with("amp;")) part.remove_prefix(4);  // escaped once too often
    if (!part.empty() && !is_tracker(part)) kept.push_back(one_spelling(part));
  }
  std::ranges::stable_sort(kept, {}, [](std::string const& part) {
    return std::string_view{part}.substr(0, part.find('='));
  });
  return fmt::format("{}", fmt::join(kept, "&"));
}

// "storm.html", not "v1.2" or "keld.example".
std::string_view without_extension(std::string_view name) {
  constexpr std::size_t kLongest = 5;
  auto const dot = name.rfind('.');
  if (dot == name.npos || dot == 0 || name.size() - dot - 1 > kLongest) return name;
  auto const end = name.substr(dot + 1);
  bool const letters =
      std::ranges::all_of(end, [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; });
  return letters ? name.substr(0, dot) : name;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char byte = text[at];
    if (!escaped_byte(text, at, byte)) ++at;
    out += byte;
  }
  return out;
}

std::string_view last_segment(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

bool is_web_address(std::string_view text) noexcept {
  for (std::string_view const scheme : {"http://", "https://"})
    if (text.size() > scheme.size() &&
        std::ranges::equal(text.substr(0, scheme.size()), scheme, {}, lower))
      return true;
  return false;
}

std::string_view fragment_of(std::string_view address) noexcept {
  auto const hash = address.find('#');
  return hash == address.npos ? std::string_view{} : address.substr(hash + 1);
}

std::string site_of(std::string_view address) { return host_of(parts_of(address).authority); }

std::string normal_address(std::string_view address) {
  auto const parts = parts_of(address);
  if (parts.scheme.empty()) return std::string{trim(address)};
  auto const scheme = in_lower_case(parts.scheme);
  std::string normal = scheme == "http" || scheme == "https" ? "//" : scheme + "://";
  normal += host_of(parts.authority);
  auto path = one_spelling(parts.path);
  while (path.ends_with('/')) path.pop_back();
  normal += path;
  if (auto const query = query_of(parts.query); !query.empty()) normal += '?' + query;
  bool const route = parts.fragment.starts_with('/') || parts.fragment.starts_with('!');
  if (route) normal += '#' + one_spelling(parts.fragment);
  return normal;
}

std::string as_word(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string word;
  for (std::size_t at = 0; at < text.size() && word.size() < kLongest;) {
    auto const begin = at;
    auto const c = next_code_point(text, at);
    bool const mark = (c == '_' || c == '.') && !word.empty();
    if (c != U'\uFFFD' && (is_letter(c) || digit_value(c) >= 0 || mark))
      word += text.substr(begin, at - begin);
    else if (!word.empty() && word.back() != '-')
      word += '-';
  }
  while (!word.empty() && (word.back() == '-' || word.back() == '.' || word.back() == '_'))
    word.pop_back();
  return word;
}

std::string readable_part(std::string_view name) {
  auto const parts = parts_of(name);
  if (!parts.scheme.empty()) {
    auto const path = unescaped(without_extension(last_segment(parts.path)));
    auto word = as_word(path + ' ' + unescaped(query_of(parts.query)));
    return word.empty() ? as_word(host_of(parts.authority)) : word;
  }
  auto text = trim(name);
  while (text.ends_with('/')) text.remove_suffix(1);
  if (auto const at = text.find('@'); at != text.npos && at > 0) text = text.substr(0, at);
  return as_word(text.substr(text.find_last_of("/:#=") + 1));
}

}  // namespace backfile::internal
