// extraction_benchmark FOLDER...: how fast pages become articles, and how fast libxml2 alone parses
// the same HTML in the same run.
#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <backfile/error.hpp>
#include <backfile/extract.hpp>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/extract/html/read_page.hpp"
#include "tests/benchmark/stopwatch.hpp"

namespace backfile::benchmark {
namespace {

using namespace internal;
namespace fs = std::filesystem;

struct Pages {
  std::vector<std::string> html;
  std::vector<std::string> text;
};

bool is_html(fs::path const& path) { return path.extension() == ".html"; }

Pages load(std::vector<std::string> const& folders) {
  Pages pages;
  for (auto const& folder : folders) {
    for (auto const& entry : fs::recursive_directory_iterator{folder}) {
      auto const& path = entry.path();
      if (!entry.is_regular_file() || !(is_html(path) || path.extension() == ".txt")) continue;
      std::ifstream file{path, std::ios::binary};
      std::string bytes{std::istreambuf_iterator<char>{file}, {}};
      (is_html(path) ? pages.html : pages.text).push_back(std::move(bytes));
    }
  }
  return pages;
}

double megabytes(std::vector<std::string> const& pages) {
  std::size_t bytes = 0;
  for (auto const& page : pages) bytes += page.size();
  return static_cast<double>(bytes) / 1e6;
}

// A page that is refused costs what it costs.
template <typename Read>
double seconds(std::vector<std::string> const& pages, Read read) {
  Stopwatch const watch;
  for (auto const& page : pages) {
    try {
      read(page);
    } catch (Error const&) {
      continue;
    }
  }
  return watch.micros() / 1e6;
}

void read_html(std::string const& page) {
  static_cast<void>(read_page(page, {"page.html", "", "", ""}, {}));
}

void read_text(std::string const& page) { static_cast<void>(extract_text(page, "page.txt")); }

// A tree of everything, as a program that asks for nothing in particular gets it.
void parse_alone(std::string const& page) {
  constexpr int kQuiet =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  xmlFreeDoc(htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", kQuiet));
}

void print_row(std::string_view what, std::vector<std::string> const& pages, double time) {
  double const size = megabytes(pages);
  fmt::print("| {} | {} | {:.1f} | {:.2f} | {:.1f} |\n", what, pages.size(), size, time,
             size / time);
}

int run(std::vector<std::string> const& folders) {
  constexpr int kRounds = 5;
  auto const pages = load(folders);
  std::vector<double> html;
  std::vector<double> alone;
  std::vector<double> text;
  for (int round = 0; round < kRounds; ++round) {
    html.push_back(seconds(pages.html, read_html));
    alone.push_back(seconds(pages.html, parse_alone));
    text.push_back(seconds(pages.text, read_text));
  }
  fmt::print(
      "Seconds of the processor, one core, median of {}\n\n"
      "| what | pages | MB | seconds | MB/s |\n|---|---|---|---|---|\n",
      kRounds);
  if (!pages.html.empty()) {
    print_row("HTML to articles", pages.html, median(html));
    print_row("libxml2's parse alone", pages.html, median(alone));
  }
  if (!pages.text.empty()) print_row("text to articles", pages.text, median(text));
  if (!pages.html.empty())
    fmt::print("\nArticles take {:.2f} times the parse alone.\n", median(html) / median(alone));
  return 0;
}

}  // namespace
}  // namespace backfile::benchmark

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: extraction_benchmark FOLDER...  (*.html and *.txt below)\n");
    return 2;
  }
  try {
    return backfile::benchmark::run({arguments + 1, arguments + count});
  } catch (std::exception const& error) {
    fmt::print(stderr, "extraction_benchmark: {}\n", error.what());
    return 1;
  }
}
