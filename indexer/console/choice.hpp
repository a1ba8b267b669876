// Options of few words.
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <backfile/error.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/near_names.hpp"

namespace backfile::internal {

template <typename Value>
using Choices = std::vector<std::pair<std::string, Value>>;

// An option of few words; the help shows them, and so does the error for another.
template <typename Value>
CLI::Option* add_choice(CLI::App& app, std::string const& name, Value& variable,
                        Choices<Value> const& choices, std::string const& summary) {
  std::vector<std::string> words;
  for (auto const& choice : choices) words.push_back(choice.first);
  auto const set = [&variable, choices, name, words](std::string const& word) {
    for (auto const& [choice, value] : choices) {
      if (choice != word) continue;
      variable = value;
      return;
    }
    throw Error{Code::usage,
                fmt::format("{}: '{}' is none of {}", name.substr(name.rfind(',') + 1), word,
                            fmt::join(words, ", ")),
                did_you_mean(word, {words.begin(), words.end()})};
  };
  return app.add_option_function<std::string>(name, set, summary)
      ->option_text(fmt::format("{}", fmt::join(words, "|")));
}

}  // namespace backfile::internal
