#include <algorithm>
#include <array>
#include <backfile/article.hpp>

namespace backfile {
namespace {

constexpr std::array<std::string_view, 4> kStatusNames{"unknown", "stated", "derived", "declared"};

}  // namespace

std::string_view to_string(Status status) noexcept {
  return kStatusNames[static_cast<std::size_t>(status)];
}

std::optional<Status> status_from(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kStatusNames.size(); ++i) {
    if (kStatusNames[i] == name) return static_cast<Status>(i);
  }
  return std::nullopt;
}

std::string DateField::display() const {
  if (!value) return estimate ? estimate->best.iso() + '?' : "undated";
  auto text = value->value().substr(0, 16);
  std::ranges::replace(text, 'T', ' ');
  return text;
}

std::string_view to_string(BylineKind kind) noexcept {
  return kind == BylineKind::person ? "person" : "organisation";
}

}  // namespace backfile
