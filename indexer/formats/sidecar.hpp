// Metadata in a file beside each input.
#pragma once

#include <backfile/article.hpp>
#include <backfile/extract.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/extract/read_text.hpp"
#include "indexer/formats/field_map.hpp"

namespace backfile::internal {

// What a sidecar says. All values are declared, with "sidecar:/KEY" as evidence.
struct Sidecar {
  Article values;
  std::string captured;    // ISO day; empty: not said
  std::uint64_t hash = 0;  // of its bytes
};

// The names of sidecars: "{stem}.json" is page.json beside page.html, "{name}.meta" is
// page.html.meta. Without a pattern there are none.
class SidecarNames {
 public:
  SidecarNames() = default;
  // Throws Error{usage} for a pattern with neither {stem} nor {name}, or with a folder.
  explicit SidecarNames(std::string const& pattern);

  // The sidecar of that file; empty where there is no pattern.
  [[nodiscard]] std::filesystem::path beside(std::filesystem::path const& file) const;

  // A file with such a name is metadata, and no input.
  [[nodiscard]] bool has(std::filesystem::path const& file) const;

 private:
  std::string before_;
  std::string behind_;
  bool whole_name_ = false;
  bool none_ = true;
};

// Throws Error{input_unusable}: cannot be read, larger than 1 MiB, or no JSON object.
[[nodiscard]] std::shared_ptr<Sidecar const> read_sidecar(std::filesystem::path const& file,
                                                          FieldMap const& map,
                                                          DateOrder order = DateOrder::refuse);

// Gives the article what the sidecar says: before what is declared for the whole batch, and behind
// what the page states, or the other way round where declared values are trusted. The values that
// are not taken stay as alternatives or notes.
void apply_sidecar(Article& article, Sidecar const& sidecar, Trust trust);

// The same as a stage of reading; none where there is no sidecar. The options outlive it.
[[nodiscard]] BeforeLast sidecar_stage(std::shared_ptr<Sidecar const> const& sidecar,
                                       ExtractOptions const& options);

}  // namespace backfile::internal
