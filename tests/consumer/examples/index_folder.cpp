// Indexes a folder of pages: index_folder INDEX FOLDER
#include <backfile/backfile.hpp>

#include <iostream>

int main(int count, char** words) try {
  if (count != 3) {
    std::cerr << "usage: index_folder INDEX FOLDER\n";
    return 2;
  }
  backfile::IndexWriter writer{words[1], {.create = true}};
  backfile::IngestOptions options;
  options.report = [](backfile::InputReport const& report) {
    std::cerr << report.path << ": " << report.reason << '\n';
  };
  auto const totals = writer.ingest({words[2]}, options);
  std::cout << "added " << totals.added << ", unchanged " << totals.unchanged << ", rejected "
            << totals.rejected << "; " << totals.dated << " of " << totals.articles
            << " are dated\n";
} catch (backfile::Error const& error) {
  std::cerr << error.pretty();
  return backfile::exit_status(error.code());
}
