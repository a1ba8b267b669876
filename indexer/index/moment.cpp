#include "indexer/index/moment.hpp"

#include <chrono>
#include <cstdint>

namespace backfile::internal {

DateField indexed_at(Date moment) {
  DateField field;
  moment.offset_minutes = 0;
  field.value = moment;
  field.status = Status::declared;
  field.confidence = 1.0;
  return field;
}

DateField indexed_now() {
  constexpr std::int64_t kDay = 24 * 60 * 60;
  auto const now = std::chrono::duration_cast<std::chrono::seconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count();
  Date moment;
  moment.day = Day::from_number(now / kDay);
  auto const second = static_cast<unsigned>(now % kDay);
  moment.hour = second / 3600;
  moment.minute = second / 60 % 60;
  moment.second = second % 60;
  moment.precision = Precision::second;
  return indexed_at(moment);
}

}  // namespace backfile::internal
