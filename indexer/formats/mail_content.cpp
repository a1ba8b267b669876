#include "indexer/formats/mail_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "backfile/error.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/extract/html/page_text.hpp"
#include "indexer/extract/html/read_page.hpp"
#include "indexer/formats/mime.hpp"
#include "indexer/formats/page_in_record.hpp"
#include "indexer/formats/record_text.hpp"

namespace backfile::internal {
namespace {

constexpr std::string_view kHtml = "text/html";
constexpr std::string_view kPlain = "text/plain";

struct MailLines {
  std::string text;
  std::string signature;
};

// Lines that were broken at about 72 characters joined, and "format=flowed" as it says.
class LineJoiner {
 public:
  explicit LineJoiner(bool flowed) : flowed_{flowed} {}

  MailLines run(std::string_view text) {
    MailLines lines;
    while (!text.empty()) {
      auto const end = std::min(text.find('\n'), text.size());
      auto const line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (trim(line) == "--" && is_signature(text)) {
        lines.signature = text;
        break;
      }
      add(lines.text, line);
    }
    return lines;
  }

 private:
  // A few lines; behind a longer part the message goes on.
  static bool is_signature(std::string_view rest) {
    constexpr std::ptrdiff_t kMostLines = 12;
    return std::ranges::count(rest, '\n') <= kMostLines;
  }

  void add(std::string& out, std::string_view line) {
    constexpr std::size_t kLong = 55;  // bytes
    if (line.ends_with('\r')) line.remove_suffix(1);
    bool const soft = flowed_ && line.ends_with(' ');
    while (line.ends_with(' ') || line.ends_with('\r')) line.remove_suffix(1);
    bool const goes_on = join_ && !line.empty() && line.front() != ' ' && line.front() != '\t';
    if (!out.empty()) out += goes_on ? ' ' : '\n';
    out += line;
    join_ = soft || line.size() >= kLong;
  }

  bool flowed_;
  bool join_ = false;
};

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

struct MailText {
  std::string text;
  int choice = 0;  // as of its part
  bool html = false;
  bool flowed = false;
};

class MailContent {
 public:
  MailContent(Record& record, std::string_view message, ManyInput const& input)
      : record_{record}, parts_{mail_parts(message)}, input_{input} {
    options_.time_zone = input.options.time_zone;
    options_.captured = input.options.captured;
    options_.date_order = input.options.date_order;
    if (record.has(RecordField::title)) title_ = record.values(RecordField::title).front().text;
  }

  void run() {
    for (auto const& part : parts_.texts) take_part(part);
    unread_.insert(parts_.attached.begin(), parts_.attached.end());
    choose();
    for (auto const* const part : chosen_) add(*part);
    if (page_) {
      for (auto const& text : more_) page_->body += "\n\n" + text;
      record_.fill_from(*std::move(page_));
    } else {
      for (auto const& text : more_) record_.add(RecordField::body, text, "mail:/text-plain");
    }
    note_unread();
  }

 private:
  void take_part(MailPart const& part) {
    auto const type = text_type(part);
    auto const header = part.header("content-type");
    if (type != kHtml && type != kPlain) {
      unread_.insert(type);
    } else {
      auto text = mail_text(decoded_body(part), media_type(header).charset);
      bool const html = type == kHtml || is_page(text);
      texts_.push_back({std::move(text), part.choice, html, parameter(header, "format") == "flowed"});
    }
  }

  // Of parts that say the same those of HTML, unless these hold no article.
  void choose() {
    std::set<int> articles;  // choices that have one in HTML
    std::set<int> plain;     // that have plain text
    for (auto const& part : texts_) {
      if (!part.html && !trim(part.text).empty()) plain.insert(part.choice);
      if (!part.html) continue;
      auto const& page = pages_[&part] = read_html(part.text);
      if (page && !page->body.empty()) articles.insert(part.choice);
    }
    for (auto const& part : texts_) {
      bool const html = articles.contains(part.choice) || !plain.contains(part.choice);
      if (part.choice == 0 || part.html == html) chosen_.push_back(&part);
    }
  }

  // The first part with an article is the page; what others say goes on behind it.
  void add(MailText const& part) {
    auto const lines = part.html ? MailLines{} : LineJoiner{part.flowed}.run(part.text);
    add_furniture_lines(lines.signature);
    bool const first = !page_ && more_.empty();
    if (first && take_page(part.html ? pages_[&part] : read_plain(lines.text))) return;
    auto more = read_record_text(part.html ? part.text : lines.text);
    for (auto const& caption : more.captions)
      record_.add(RecordField::captions, caption, "mail:/text-html");
    for (auto const& aside : more.aside) record_.add_furniture(aside);
    // Below a rule stands what the list adds to every message.
    if (more.text.starts_with("____"))
      add_furniture_lines(more.text);
    else if (!more.text.empty())
      more_.push_back(std::move(more.text));
  }

  bool take_page(std::optional<Article> page) {
    if (!page || page->body.empty()) return false;
    keep_headline(*page, title_);
    forget_places(*page);
    page_ = std::move(page);
    return true;
  }

  void add_furniture_lines(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      auto const end = std::min(text.find('\n', at), text.size());
      record_.add_furniture(text.substr(at, end - at));
      at = end + 1;
    }
  }

  std::optional<Article> read_html(std::string const& text) const {
    return read([&] { return read_page(text, {input_.path, "", "", "utf-8"}, options_); });
  }

  // With the subject above, as a page has its title.
  std::optional<Article> read_plain(std::string const& text) const {
    return read([&] {
      auto page = extract_text(title_ + "\n\n" + text, input_.path, options_);
      if (page.title != title_) {
        std::erase(page.furniture, title_);
        if (page.deck == title_) page.deck.clear();
      }
      return page;
    });
  }

  static std::optional<Article> read(auto const& reader) {
    try {
      return reader();
    } catch (Error const& error) {
      if (error.code() != Code::input_unusable) throw;
      return std::nullopt;  // no page; the message may have another part
    }
  }

  void note_unread() {
    constexpr std::size_t kMost = 5;
    std::string names;
    std::size_t count = 0;
    for (auto const& type : unread_)
      if (!type.starts_with("image/") && count++ < kMost)
        names += (names.empty() ? "" : ", ") + type.substr(0, 80);
    if (count > kMost) names += fmt::format(" and {} more", count - kMost);
    if (count > 0) record_.note(fmt::format("Parts of the message are not read: {}.", names));
  }

  Record& record_;
  MailParts parts_;
  ManyInput const& input_;
  std::string title_;
  ExtractOptions options_;
  std::vector<MailText> texts_;
  std::map<MailText const*, std::optional<Article>> pages_;
  std::vector<MailText const*> chosen_;
  std::set<std::string> unread_;  // types
  std::optional<Article> page_;
  std::vector<std::string> more_;  // texts of other parts
};

}  // namespace

void add_mail_content(Record& record, std::string_view message, ManyInput const& input) {
  MailContent{record, message, input}.run();
}

}  // namespace backfile::internal
