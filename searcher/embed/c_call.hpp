// What every function of backfile.h does around its work.
#pragma once

#include <backfile/backfile.h>

#include <backfile/error.hpp>
#include <exception>
#include <new>
#include <string>
#include <string_view>

namespace backfile::internal {

// A copy for the caller, freed by backfile_free. Throws std::bad_alloc.
[[nodiscard]] char* handed_out(std::string_view text);

// Sets `*error` (which may be absent) to the JSON of the error; gives its status.
int told(Error const& error, char** out) noexcept;

// Throws Error{usage} naming the argument that is NULL.
template <typename Pointer>
Pointer needed(Pointer argument, char const* name) {
  if (argument == nullptr) throw Error{Code::usage, std::string{name} + " is NULL"};
  return argument;
}

// Runs the body; an exception ends here, as a status.
template <typename Body>
int c_call(char** error, Body body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    body();
    return BACKFILE_OK;
  } catch (Error const& thrown) {
    return told(thrown, error);
  } catch (std::bad_alloc const&) {
    return BACKFILE_BUG;
  } catch (std::exception const& thrown) {
    return told(Error{Code::internal, thrown.what(), "a bug; please report it"}, error);
  } catch (...) {
    return told(Error{Code::internal, "an unknown exception", "a bug; please report it"}, error);
  }
}

}  // namespace backfile::internal
