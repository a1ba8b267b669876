// backfile-manual FOLDER: writes the manual pages and completions of both programs. Runs when they
// are built, so that no table of options or fields is written twice.
#include <backfile/error.hpp>

#include <filesystem>
#include <fstream>

#include "indexer/console/console.hpp"
#include "searcher/manual/completions.hpp"
#include "searcher/manual/pages.hpp"

namespace {

using namespace backfile::internal;

void write(std::filesystem::path const& path, std::string const& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file{path, std::ios::binary};
  if (!(file << text).flush())
    throw backfile::Error{backfile::Code::cannot_create, path.string() + ": cannot be written"};
}

int run(std::filesystem::path const& folder) {
  for (auto const& program : {index_program(), search_program()}) {
    write(folder / "man/man1" / (program.name + ".1"), program_page(program));
    write(folder / "bash-completion/completions" / program.name, bash_completion(program));
    write(folder / "zsh/site-functions" / ('_' + program.name), zsh_completion(program));
    write(folder / "fish/vendor_completions.d" / (program.name + ".fish"),
          fish_completion(program));
  }
  write(folder / "man/man7/backfile-query.7", query_page());
  return 0;
}

}  // namespace

int main(int count, char** values) {
  return run_program([&] {
    if (count != 2)
      throw backfile::Error{backfile::Code::usage, "takes one folder",
                            "backfile-manual build/share"};
    return run(values[1]);
  });
}
