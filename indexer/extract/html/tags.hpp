// The elements of HTML that mean something to the extractor.
#pragma once

#include <cstdint>
#include <string_view>

namespace backfile::internal {

enum class Tag : std::uint8_t {
  text,   // no element: characters
  other,  // an element whose name tells nothing
  a,
  abbr,
  address,
  article,
  aside,
  audio,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  em,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  iframe,
  img,
  input,
  li,
  link,
  main,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  option,
  p,
  picture,
  pre,
  script,
  section,
  select,
  source,
  span,
  strong,
  style,
  summary,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  th,
  thead,
  time,
  title,
  tr,
  ul,
  video,
};

// The name is lower case, as the parser gives it.
[[nodiscard]] Tag tag_of(std::string_view name) noexcept;
[[nodiscard]] std::string_view name_of(Tag tag) noexcept;

// Begins a line of its own.
[[nodiscard]] bool is_block(Tag tag) noexcept;

// Its text is never read: program text, drawings, choices of a form.
[[nodiscard]] bool is_unread(Tag tag) noexcept;

[[nodiscard]] inline bool is_heading(Tag tag) noexcept { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace backfile::internal
