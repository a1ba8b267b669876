#include "indexer/console/config.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <backfile/error.hpp>
#include <cstdlib>
#include <istream>
#include <iterator>
#include <memory>
#include <sstream>

#include "indexer/analysis/utf8.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kPrograms[] = {"search", "index"};

bool is_program(std::string const& section) {
  return std::ranges::find(kPrograms, section) != std::end(kPrograms);
}

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// "~/news.index": no shell has read the file.
void expand_home(std::string& value) {
  auto const* const home = std::getenv("HOME");
  if (home != nullptr && (value == "~" || value.starts_with("~/"))) value.replace(0, 1, home);
}

// The begin and the end of a section are items, too.
bool is_mark(CLI::ConfigItem const& item) { return item.name == "++" || item.name == "--"; }

class Sections final : public CLI::ConfigTOML {
 public:
  Sections(CLI::App const& app, std::string section) : app_{app}, section_{std::move(section)} {}

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    std::istringstream text{text_of(input)};
    std::vector<CLI::ConfigItem> ours;
    for (auto& item : CLI::ConfigTOML::from_config(text)) {
      bool const mark = is_mark(item);
      bool const below = item.parents.size() == 1 && is_program(item.parents.front());
      if (below && (mark || item.parents.front() != section_)) continue;
      if (below) item.parents.clear();
      if (!is_known(item)) refuse(item);
      if (has_too_many(item))
        throw Error{Code::usage,
                    fmt::format("{}: '{}' takes one value, and has {}", file(), item.name,
                                item.inputs.size()),
                    "keep one of them"};
      if (!mark && std::ranges::any_of(ours, [&](auto const& other) {
            return other.name == item.name && other.parents == item.parents;
          }))
        throw Error{Code::usage, fmt::format("{}: '{}' stands there twice", file(), item.name),
                    "keep one of them; several values are a list:  outlet = [\"A\", \"B\"]"};
      std::ranges::for_each(item.inputs, expand_home);
      ours.push_back(std::move(item));
    }
    return ours;
  }

 private:
  [[nodiscard]] std::string file() const { return app_.get_config_ptr()->as<std::string>(); }

  // Editors of Windows begin a file with a mark, or write UTF-16.
  [[nodiscard]] std::string text_of(std::istream& input) const {
    std::string text{std::istreambuf_iterator<char>{input}, {}};
    if (text.starts_with(kUtf8Mark)) text.erase(0, kUtf8Mark.size());
    bool valid = text.find('\0') == text.npos;
    for (std::size_t at = 0; valid && at < text.size();) valid = next_character(text, at) >= 0;
    if (!valid)
      throw Error{Code::usage, file() + ": no settings: it is no text in UTF-8",
                  "save the file as UTF-8"};
    return text;
  }

  // Lines of one name that follow each other reach us as one item.
  [[nodiscard]] bool has_too_many(CLI::ConfigItem const& item) const {
    auto const* option = app_.get_option_no_throw("--" + item.name);
    return option != nullptr && option->get_expected_max() == 1 && item.inputs.size() > 1;
  }

  [[nodiscard]] bool is_known(CLI::ConfigItem const& item) const {
    if (!item.parents.empty()) return false;
    auto const* option = app_.get_option_no_throw("--" + item.name);
    return option != nullptr && option->get_configurable();
  }

  [[noreturn]] void refuse(CLI::ConfigItem const& item) const {
    auto const name =
        is_mark(item) ? fmt::format("[{}]", fmt::join(item.parents, ".")) : item.fullname();
    throw Error{Code::usage, fmt::format("{}: there is no setting '{}'", file(), name),
                fmt::format("settings are long options without --, as in  db = \"news.index\"; "
                            "those of one program stand below [{}]",
                            fmt::join(kPrograms, "] or ["))};
  }

  CLI::App const& app_;
  std::string section_;
};

}  // namespace

std::string default_config() {
  if (auto const* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder != '\0')
    return std::string{folder} + "/backfile/config.toml";
  auto const* home = std::getenv("HOME");
  return std::string{home == nullptr ? "" : home} + "/.config/backfile/config.toml";
}

void add_config(CLI::App& app, std::string const& section) {
  app.set_config("--config", default_config(),
                 "options from a file (default: $XDG_CONFIG_HOME/backfile/config.toml)")
      ->option_text("FILE");
  app.config_formatter(std::make_shared<Sections>(app, section));
  app.allow_config_extras(CLI::config_extras_mode::error);
}

}  // namespace backfile::internal
