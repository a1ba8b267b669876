// The extractor's version, part of the hash by which unchanged input is recognised.
#pragma once

namespace backfile::internal {

// Raise it when the same page gives another article.
inline constexpr unsigned kExtractorVersion = 11;

}  // namespace backfile::internal
