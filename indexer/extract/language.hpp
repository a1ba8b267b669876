// Which language a text is in.
#pragma once

#include <backfile/article.hpp>
#include <backfile/extract.hpp>
#include <string>
#include <string_view>

#include "indexer/extract/printed_dates.hpp"

namespace backfile::internal {

// ISO 639-1 code by CLD2; empty where it is not sure. Reads the first few KiB. Thread safe.
[[nodiscard]] std::string language_of(std::string_view text);

// The evidence for a language that was detected.
[[nodiscard]] Evidence language_evidence();

// Pages of these languages write the day first; English ones do not agree.
[[nodiscard]] bool writes_day_first(std::string_view lang);

// How 09/10/2023 is read: as the operator says, else as the language has it.
[[nodiscard]] NumericOrder order_of_numbers(ExtractOptions const& options, std::string_view lang);

}  // namespace backfile::internal
