// An answer as text, a hit at a time: nothing that grows with the answer is held.
#pragma once

#include <backfile/search.hpp>
#include <memory>
#include <string>

#include "searcher/render/formats.hpp"
#include "searcher/render/style.hpp"

namespace backfile::internal {

struct RenderOptions {
  OutputFormat format = OutputFormat::text;
  Extent extent = Extent::summary;
  std::string fields = {};  // columns; empty: every one
  std::string template_text = {};
  TextStyle style = {};
  bool null_separated = false;
  bool guard_cells = false;
  bool with_summary = false;
};

// Call begin, hit for each, end. `first` is the answer, or its first page: what it says beside its
// hits holds for the whole.
class Renderer {
 public:
  virtual ~Renderer() = default;
  [[nodiscard]] virtual std::string begin(Query const&, Results const&) { return {}; }
  [[nodiscard]] virtual std::string hit(Hit const& hit) = 0;
  [[nodiscard]] virtual std::string end(Query const&, Results const&) { return {}; }

  // What the reader should be told when it is over; empty: nothing.
  [[nodiscard]] virtual std::string warning() const { return {}; }
};

// Throws Error{usage} for columns and templates.
[[nodiscard]] std::unique_ptr<Renderer> make_renderer(RenderOptions const& options);

// Whether the format shows passages: the others need none made.
[[nodiscard]] bool shows_passages(RenderOptions const& options);

}  // namespace backfile::internal
