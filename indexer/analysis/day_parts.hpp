// Words for parts of the day beside a time ("p.m.", "午後", "ettermiddag", "de la tarde"), which
// tell the hours that a 12-hour time can mean. They are CLDR's, by language, and some that pages
// print besides.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace backfile::internal {

// Hours of the day as bits, 0 to 23.
using HourSet = std::uint32_t;

// The hours of a word or phrase in a language (ISO 639-1; empty: unknown). Nothing where it is no
// such phrase there. `phrase` as printed.
[[nodiscard]] std::optional<HourSet> hours_of_phrase(std::string_view phrase,
                                                     std::string_view lang);

// The hour of the day that a printed hour means in that part of it; nothing where neither or
// both of morning and evening fit, or where midnight could be that of the day before.
[[nodiscard]] std::optional<unsigned> hour_within(unsigned hour, HourSet part) noexcept;

}  // namespace backfile::internal
