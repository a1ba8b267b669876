#include "indexer/formats/mail.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "backfile/error.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/formats/header_fields.hpp"
#include "indexer/formats/mail_content.hpp"
#include "indexer/formats/mime.hpp"
#include "indexer/formats/record.hpp"
#include "indexer/index/record.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

// "<a@b>" as "a@b".
std::string without_angles(std::string_view text) {
  auto const open = text.find('<');
  auto const close = text.find('>', open == text.npos ? 0 : open);
  if (open == text.npos || close == text.npos) return std::string{text};
  return std::string{text.substr(open + 1, close - open - 1)};
}

// "Ann Lee at Keld Echo": a person, and where that person writes.
bool add_person_and_outlet(Record& record, MailAddress const& from) {
  for (std::string_view const between : {" at ", " from ", " | ", " @ ", " of ", ", ", " - "}) {
    auto const at = from.name.find(between);
    if (at == from.name.npos) continue;
    auto const person = from.name.substr(0, at);
    auto const outlet = from.name.substr(at + between.size());
    if (!is_person_name(person) || is_organisation_name(person) || outlet.empty()) continue;
    record.add(RecordField::byline, person, "mail:/From");
    record.add(RecordField::outlet, outlet, "mail:/From");
    return true;
  }
  return false;
}

// What letters are called, and whoever reads the answers: letter@keld.example is no person's box.
bool names_a_letter(std::string_view word) {
  constexpr std::array<std::string_view, 22> kWords{
      "alert",  "alerts",     "brief",   "briefing", "bulletin", "daily",   "digest", "dispatch",
      "editor", "editors",    "evening", "info",     "letter",   "letters", "mail",   "morning",
      "news",   "newsletter", "report",  "roundup",  "update",   "weekly"};
  return std::ranges::find(kWords, word) != kWords.end();
}

// A person's name, a word of which stands before the @: ann.lee@keld.example.
bool is_own_address(MailAddress const& from) {
  if (!is_person_name(from.name) || is_organisation_name(from.name) || is_outlet_name(from.name))
    return false;
  constexpr std::size_t kShortest = 3;  // bytes of a word
  auto const box = fold_keyword(from.address.substr(0, from.address.find('@')));
  auto const name = fold_keyword(from.name);
  for (std::size_t at = 0; at < name.size();) {
    auto const end = std::min(name.find(' ', at), name.size());
    auto const word = std::string_view{name}.substr(at, end - at);
    if (word.size() >= kShortest && !names_a_letter(word) && box.find(word) != box.npos)
      return true;
    at = end + 1;
  }
  return false;
}

void add_sender(Record& record, MailPart const& message) {
  auto const from = first_address(message.header("from"));
  if (!from.name.empty() && !add_person_and_outlet(record, from)) {
    record.add(is_own_address(from) ? RecordField::byline : RecordField::outlet, from.name,
               "mail:/From");
  }
  // A list's name stands before its address.
  auto const list = message.header("list-id");
  if (!record.has(RecordField::outlet) && list.find('<') != list.npos)
    record.add(RecordField::outlet, first_address(list).name, "mail:/List-Id");
}

void add_headers(Record& record, MailPart const& message) {
  record.add(RecordField::id, without_angles(message.header("message-id")), "mail:/Message-ID");
  record.add(RecordField::title, decoded_header(message.header("subject")), "mail:/Subject");
  record.add(RecordField::date, message.header("date"), "mail:/Date");
  record.add(RecordField::url, without_angles(message.header("archived-at")), "mail:/Archived-At");
  record.add(RecordField::lang, message.header("content-language"), "mail:/Content-Language");
  add_sender(record, message);
}

// Of a mailbox the last message ends otherwise than those before it.
std::string_view without_last_lines(std::string_view text) {
  return text.substr(0, text.find_last_not_of("\r\n") + 1);
}

// What was sent: the lines that servers add on the way are another matter.
std::uint64_t content_of(MailPart const& message) {
  std::string sent;
  for (auto const* const name : {"subject", "date", "from"})
    sent.append(message.header(name)) += '\n';
  return hash64(sent.append(without_last_lines(message.body)));
}

// --map id=X-Article-ID
void add_mapped_headers(Record& record, MailPart const& message, FieldMap const& map) {
  for (auto const& [field, name] : map.names())
    record.add_mapped(field, decoded_header(message.header(lower_ascii(name))), "mail:/" + name);
}

}  // namespace

void take_message(std::string_view bytes, MessagePlace place, ManyInput const& input,
                  ArticleSink& sink) {
  try {
    Record record{input.path, place.line};
    auto const message = from_headers(bytes);
    auto const part = read_part(message);
    add_headers(record, part);
    add_mail_content(record, message, input);
    add_mapped_headers(record, part, input.map);
    auto found = record.found(input.options);
    if (found.article.title.empty() && found.article.body.empty())
      return sink.refuse("a message without subject and text", place.line);
    found.marks.content = content_of(part);
    found.marks.whole = place.whole;
    sink.article(std::move(found), place.line, without_last_lines(bytes));
  } catch (Error const& error) {
    if (error.code() != Code::input_unusable) throw;
    sink.refuse(error.message(), place.line);
  }
}

bool looks_like_mail(std::string_view head, std::string_view path) {
  head = from_headers(head);
  auto const first = head.substr(0, head.find('\n'));
  auto const name = first.substr(0, first.find(':'));
  if (name.size() == first.size() || name.find_first_of(" \t<{[") != name.npos) return false;
  auto const part = read_part(head);
  auto const has = [&](std::string_view wanted) { return !part.header(wanted).empty(); };
  bool const sent = has("from") && (has("date") || has("subject"));
  bool const by_machine = has("message-id") || has("mime-version") || has("received");
  return sent && (by_machine || path.ends_with(".eml"));
}

void read_mail(ManyInput const& input, ArticleSink& sink) {
  take_message(read_stream(input.stream, kMaxMessageBytes), {1, true}, input, sink);
}

}  // namespace backfile::internal
