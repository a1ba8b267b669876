// A JSON object of known keys, as plain values: what a request or options are written in.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <backfile/error.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backfile::internal {

// The longest request or options object that is read, in bytes.
inline constexpr std::size_t kMaxRequestBytes = 1u << 20;

enum class ValueKind { text, list, number, flag };

// A member of the object; a number or flag in its JSON spelling, so that a value from a URL, which
// is always a text, goes the same way.
struct KeyValue {
  std::string key;
  ValueKind kind = ValueKind::text;
  std::vector<std::string> texts;
};

// The members in their order, without those that are null. Throws Error{bad_value}: no JSON
// object, too long, a key twice, a value that is an object or a list of anything but texts.
[[nodiscard]] std::vector<KeyValue> read_object(std::string_view json);

// Throws Error{bad_value} where the value is of another kind; a text that spells a number or
// flag, and one text for a list, are taken.
void check_kind(KeyValue const& value, ValueKind wanted);

// Throws Error{bad_value} for what is no whole number of at most `most`.
[[nodiscard]] std::uint64_t number_of(KeyValue const& value, std::uint64_t most);
// Throws Error{bad_value} for what is no number from 0 on; fractions are taken.
[[nodiscard]] double real_of(KeyValue const& value);
[[nodiscard]] bool flag_of(KeyValue const& value);

template <typename Value>
using Choices = std::span<std::pair<std::string_view, Value> const>;

// Throws Error{bad_value} that names the choices.
template <typename Value>
Value choice_of(KeyValue const& value, Choices<Value> choices) {
  auto const& text = value.texts.front();
  for (auto const& [word, meaning] : choices)
    if (word == text) return meaning;
  std::string words;
  for (auto const& [word, meaning] : choices)
    words += (words.empty() ? "" : ", ") + std::string{word};
  throw Error{Code::bad_value, fmt::format("{}: '{}' is none of {}", value.key, text, words)};
}

// What one key does to the values that are read.
template <typename Target>
struct Key {
  std::string_view name;
  ValueKind kind;
  void (*set)(Target&, KeyValue const&);
};

// Throws Error{usage} for a key that is not in the table, and what the keys throw.
template <typename Target>
void set_key(Target& target, KeyValue const& value, std::span<Key<Target> const> keys) {
  auto const key = std::ranges::find(keys, value.key, &Key<Target>::name);
  if (key == keys.end()) {
    std::string names;
    for (auto const& known : keys) names += (names.empty() ? "" : " ") + std::string{known.name};
    throw Error{Code::usage, fmt::format("there is no key '{}'", value.key), "keys: " + names};
  }
  check_kind(value, key->kind);
  key->set(target, value);
}

template <typename Target>
[[nodiscard]] Target read_keys(std::string_view json, std::span<Key<Target> const> keys) {
  Target target;
  for (auto const& value : read_object(json)) set_key(target, value, keys);
  return target;
}

}  // namespace backfile::internal
