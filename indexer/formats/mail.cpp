#include "indexer/formats/mail.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "backfile/error.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/html/read_page.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/formats/mime.hpp"
#include "indexer/formats/record.hpp"
#include "indexer/formats/record_text.hpp"
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

// Lines that were broken at about 72 characters, joined.
std::string joined_lines(std::string_view text) {
  constexpr std::size_t kLong = 55;  // bytes
  std::string out;
  bool join = false;
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line == "--") break;  // the signature
    bool const goes_on = join && !line.empty() && line.front() != ' ' && line.front() != '\t';
    if (!out.empty()) out += goes_on ? ' ' : '\n';
    out += line;
    join = line.size() >= kLong;
  }
  return out;
}

// Places within a decoded part are none of the file.
void forget_places(std::vector<Evidence>& evidence) {
  for (auto& one : evidence) one.line = 0, one.begin = one.end = 0;
}

void forget_places(Article& page) {
  for (auto* const list : {&page.date.evidence, &page.updated.evidence, &page.outlet.evidence})
    forget_places(*list);
  for (auto& name : page.byline) forget_places(name.evidence);
  for (auto& [field, list] : page.evidence) forget_places(list);
}

// The page in a message: of its HTML, else of its plain text.
class Content {
 public:
  Content(std::string_view bytes, ManyInput const& input, std::string title)
      : parts_{text_parts(bytes)}, input_{input}, title_{std::move(title)} {
    options_.time_zone = input.options.time_zone;
    options_.captured = input.options.captured;
  }

  void add_to(Record& record) const {
    for (auto const type : {"text/html", "text/plain"}) {
      auto page = read(type);
      if (!page || page->body.empty()) continue;
      forget_places(*page);
      return record.fill_from(*std::move(page));
    }
    if (auto const* const plain = part("text/plain"))
      record.add(RecordField::body, text_of(*plain), "mail:/text-plain");
  }

 private:
  [[nodiscard]] MailPart const* part(std::string_view type) const {
    for (auto const& part : parts_) {
      auto const own = media_type(part.header("content-type")).type;
      if (own == type || (own.empty() && type == "text/plain")) return &part;
    }
    return nullptr;
  }

  static std::string text_of(MailPart const& part) {
    return mail_text(decoded_body(part), media_type(part.header("content-type")).charset);
  }

  [[nodiscard]] std::optional<Article> read(std::string_view type) const {
    auto const* const found = part(type);
    if (found == nullptr) return std::nullopt;
    try {
      auto const text = text_of(*found);
      if (type == "text/html") return read_page(text, {input_.path, "", "", "utf-8"}, options_);
      return extract_text(title_ + "\n\n" + joined_lines(text), input_.path, options_);
    } catch (Error const& error) {
      if (error.code() != Code::input_unusable) throw;
      return std::nullopt;  // no page; the message may have another part
    }
  }

  std::vector<MailPart> parts_;
  ManyInput const& input_;
  std::string title_;
  ExtractOptions options_;
};

}  // namespace

void take_message(std::string_view bytes, std::uint64_t place, ManyInput const& input,
                  ArticleSink& sink) {
  try {
    Record record{input.path, place};
    add_headers(record, read_part(bytes));
    auto const& titles = record.values(RecordField::title);
    Content{bytes, input, titles.empty() ? std::string{} : titles.front().text}.add_to(record);
    auto article = record.article(input.options);
    if (article.title.empty() && article.body.empty())
      return sink.refuse("a message without subject and text", place);
    sink.article(std::move(article), place, bytes);
  } catch (Error const& error) {
    if (error.code() != Code::input_unusable) throw;
    sink.refuse(error.message(), place);
  }
}

bool looks_like_mail(std::string_view head, std::string_view path) {
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
  take_message(read_stream(input.stream, kMaxMessageBytes), 1, input, sink);
}

}  // namespace backfile::internal
