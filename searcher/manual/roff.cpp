#include "searcher/manual/roff.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace backfile::internal {
namespace {

std::string upper(std::string_view text) {
  std::string capitals{text};
  for (auto& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return capitals;
}

// `…` in bold.
std::string marked(std::string_view text) {
  std::string out;
  bool bold = false;
  while (!text.empty()) {
    auto const mark = std::min(text.find('`'), text.size());
    out += roff_escaped(text.substr(0, mark));
    if (mark < text.size()) out += (bold = !bold) ? "\\fB" : "\\fR";
    text.remove_prefix(std::min(mark + 1, text.size()));
  }
  return out;
}

// A line that begins like a request begins with nothing.
std::string guarded_line(std::string line) {
  if (line.starts_with('.') || line.starts_with('\'')) line.insert(0, "\\&");
  return line + '\n';
}

}  // namespace

std::string roff_escaped(std::string_view text) {
  std::string out;
  for (char const c : text) switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      case '"': out += "\\(dq"; break;
      default: out += c;
    }
  return out;
}

Roff::Roff(std::string_view name, int section, std::string_view summary) {
  text_ = fmt::format(".TH {} {} \"\" \"Backfile {}\" \"{}\"\n", upper(name), section,
                      BACKFILE_VERSION, section == 1 ? "User Commands" : "Miscellaneous");
  text_ += fmt::format(".SH NAME\n{} \\- {}\n", roff_escaped(name), roff_escaped(summary));
}

void Roff::heading(std::string_view text) {
  text_ += fmt::format(".SH \"{}\"\n", roff_escaped(upper(text)));
}

void Roff::subheading(std::string_view text) {
  text_ += fmt::format(".SS \"{}\"\n", roff_escaped(text));
}

void Roff::paragraph(std::string_view text) { text_ += ".PP\n" + guarded_line(marked(text)); }

// A long list of choices may break behind each bar.
static std::string breakable(std::string_view choices) {
  std::string text;
  for (char const c : choices) text += c == '|' ? "|\\:" : std::string(1, c);
  return text;
}

void Roff::entry(std::string_view name, std::string_view value, std::string_view text) {
  text_ += fmt::format(".TP\n\\fB{}\\fR", roff_escaped(name));
  if (!value.empty()) text_ += " \\fI" + breakable(roff_escaped(value)) + "\\fR";
  text_ += '\n' + guarded_line(marked(text));
}

void Roff::literal(std::string_view text) {
  text_ += ".PP\n.nf\n.RS 2\n";
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    text_ += guarded_line(roff_escaped(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  text_ += ".RE\n.fi\n";
}

}  // namespace backfile::internal
