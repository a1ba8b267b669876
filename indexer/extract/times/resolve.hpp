// Which day, month or year an expression of time means, counted from the day of publication.
#pragma once

#include <backfile/date.hpp>
#include <optional>

#include "indexer/extract/times/expression.hpp"

namespace backfile::internal {

// What is said as it stands: with its year. Nothing for what has to be counted, and for days that
// do not exist.
[[nodiscard]] std::optional<Date> absolute(TimeExpression const& time);

// A date that is said in full as it stands; everything else counted from `from`: a weekday, a
// month and a day of the month are the last ones, or the next where the sentence looks ahead; a
// month with its day is of the same year, but around New Year.
[[nodiscard]] std::optional<Date> resolve(TimeExpression const& time, Day const& from);

}  // namespace backfile::internal
