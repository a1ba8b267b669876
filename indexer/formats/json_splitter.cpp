#include "indexer/formats/json_splitter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/formats/field_map.hpp"

namespace backfile::internal {
namespace {

constexpr int kNoMore = std::char_traits<char>::eof();
constexpr std::size_t kMostBrackets = 10'000;
constexpr std::size_t kMaxWrappers = 3;
constexpr std::size_t kMaxName = 64;  // bytes of a key that may wrap

constexpr std::array<std::string_view, 16> kWrappers{
    "articles", "items", "results", "data", "docs", "documents", "records",  "entries",
    "news",     "posts", "stories", "hits", "rows", "value",     "response", "feed"};

bool wraps(std::string_view name) {
  return std::ranges::find(kWrappers, plain_name(name)) != kWrappers.end();
}

bool is_json_space(int c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

void JsonSplitter::take() {
  auto const c = buffer_.sbumpc();
  if (c == kNoMore) return;
  ++column_;
  if (c == '\n') {
    ++line_;
    column_ = 0;
  }
  if (!keeping_) return;
  if (kept_.size() < limit_)
    kept_ += static_cast<char>(c);
  else
    too_long_ = true;
}

// Also over commas, which records stand between, and a byte order mark.
int JsonSplitter::skip_space() {
  auto c = buffer_.sgetc();
  while (is_json_space(c) || (!keeping_ && (c == ',' || c == 0xEF || c == 0xBB || c == 0xBF))) {
    take();
    c = buffer_.sgetc();
  }
  return c;
}

JsonSplitter::Got JsonSplitter::next(std::string& record) {
  record.clear();
  for (;;) {
    auto const c = skip_space();
    bool const between = !open_.empty() && open_.back() == '{';
    record_line_ = line_;
    if (c == kNoMore) {
      bool const cut = !open_.empty() && !lost_;
      open_.clear();
      fault_ = "no valid JSON: ends before its array does";
      return cut ? Got::fault : Got::end;
    }
    if (lost_ && !(c == '{' && column_ <= record_column_)) {
      skip_line();
    } else if (between) {
      if (!rest_of_wrapper(c)) return Got::fault;
    } else if (c == '{') {
      auto const got = record_at_brace(record);
      if (got != Got::end) return got;
    } else if (c == '[' && open_.empty()) {
      take();
      open_ = "[";
    } else if (c == ']' && !open_.empty()) {
      take();
      open_.pop_back();
    } else {
      return no_record(c);
    }
  }
}

// Got::end when the object turned out to wrap the records, and is entered.
JsonSplitter::Got JsonSplitter::record_at_brace(std::string& record) {
  kept_.clear();
  record_column_ = column_;
  too_long_ = lost_ = false;
  keeping_ = true;
  auto const scan = object();
  keeping_ = false;
  std::swap(record, kept_);
  if (scan == Scan::entered) return Got::end;
  if (scan == Scan::broken) {
    lost_ = true;
    skip_line();
    return Got::fault;
  }
  return too_long_ ? Got::too_long : Got::record;
}

JsonSplitter::Got JsonSplitter::no_record(int next) {
  fault_ = "no JSON object";
  bool const scalar = !open_.empty() || next == '"' || next == '[';
  if (!scalar || !value()) {
    fault_ = "no valid JSON";
    skip_line();
  }
  return Got::fault;
}

JsonSplitter::Scan JsonSplitter::object() {
  take();  // the brace
  std::size_t nested = 0;
  std::string name;
  for (;;) {
    auto c = skip_space();
    if (c == ',') {
      take();
    } else if (c == '}') {
      take();
      if (nested-- == 0) return Scan::done;
    } else if (c == '"') {
      if (!text(&name)) return Scan::broken;
      c = skip_space();
      if (c != ':') {
        broken("no valid JSON: a key without a value");
        return Scan::broken;
      }
      take();
      auto const scan = wrapped_value(open_.empty() && wraps(name), nested);
      if (scan != Scan::done) return scan;
    } else {
      broken(c == kNoMore ? "no valid JSON: ends within a record"
                       : "no valid JSON: no key where one should be");
      return Scan::broken;
    }
  }
}

// A value of an object that may be a wrapper.
JsonSplitter::Scan JsonSplitter::wrapped_value(bool wraps, std::size_t& nested) {
  auto const c = skip_space();
  if (wraps && c == '{' && nested + 1 < kMaxWrappers) {
    take();
    ++nested;
    return Scan::done;
  }
  if (wraps && c == '[') {
    take();
    if (skip_space() == '{') {
      open_.assign(nested + 1, '{');
      open_ += '[';
      return Scan::entered;
    }
    // Not the records after all: the rest of the array is a value like others.
    while (buffer_.sgetc() != ']')
      if (skip_space() == ',')
        take();
      else if (buffer_.sgetc() != ']' && !value())
        return Scan::broken;
    take();
    return Scan::done;
  }
  return value() ? Scan::done : Scan::broken;
}

// What stands behind the array in the object that wraps it; another array may.
bool JsonSplitter::rest_of_wrapper(int next) {
  if (next == '}') {
    take();
    open_.pop_back();
    return true;
  }
  std::string name;
  if (next != '"' || !text(&name) || skip_space() != ':') {
    open_.clear();
    skip_line();
    return broken("no valid JSON behind the array");
  }
  take();
  if (skip_space() == '[' && wraps(name)) {
    take();
    open_ += '[';
    return true;
  }
  if (value()) return true;
  open_.clear();
  return false;
}

bool JsonSplitter::value() {
  std::string brackets;
  do {
    auto const c = skip_space();
    if (c == kNoMore) return broken("no valid JSON: ends within a record");
    if (c == '"') {
      if (!text(nullptr)) return false;
      continue;
    }
    take();
    if (c == '{' || c == '[') {
      if (brackets.size() >= kMostBrackets)
        return broken(
            fmt::format("no valid JSON: nested too deep, more than {} levels", kMostBrackets));
      brackets += static_cast<char>(c);
    } else if (c == '}' || c == ']') {
      if (brackets.empty() || brackets.back() != (c == '}' ? '{' : '['))
        return broken("no valid JSON: a bracket too many");
      brackets.pop_back();
    } else if (brackets.empty()) {  // a number or a word
      for (auto n = buffer_.sgetc(); n != kNoMore && !is_json_space(n) && n != ',' && n != '}' && n != ']';
           n = buffer_.sgetc())
        take();
    }
  } while (!brackets.empty());
  return true;
}

// A text in quotes; of a name the beginning is kept.
bool JsonSplitter::text(std::string* name) {
  if (name != nullptr) name->clear();
  take();
  for (;;) {
    auto c = buffer_.sgetc();
    if (c == kNoMore || c == '\n') return broken("no valid JSON: ends within a string");
    take();
    if (c == '"') return true;
    if (c == '\\') {
      c = buffer_.sgetc();
      if (c != '\n') take();
    }
    if (name != nullptr && name->size() < kMaxName) *name += static_cast<char>(c);
  }
}

bool JsonSplitter::broken(std::string fault) {
  fault_ = std::move(fault);
  return false;
}

void JsonSplitter::skip_line() {
  for (auto c = buffer_.sgetc(); c != kNoMore; c = buffer_.sgetc()) {
    take();
    if (c == '\n') return;
  }
}

}  // namespace backfile::internal
