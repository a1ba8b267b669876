#include "indexer/formats/registry.hpp"

#include <array>

#include "backfile/error.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/html/encoding.hpp"
#include "indexer/extract/language.hpp"
#include "indexer/extract/outlets/name_outlet.hpp"
#include "indexer/extract/read_text.hpp"
#include "indexer/extract/times/times.hpp"
#include "indexer/formats/csv.hpp"
#include "indexer/formats/feed.hpp"
#include "indexer/formats/html.hpp"
#include "indexer/formats/json_lines.hpp"
#include "indexer/formats/mail.hpp"
#include "indexer/formats/newsml.hpp"
#include "indexer/formats/ninjs.hpp"
#include "indexer/formats/nitf.hpp"
#include "indexer/formats/sidecar.hpp"
#include "indexer/formats/warc.hpp"

namespace backfile::internal {
namespace {

Article read_text_page(PageInput const& page, ExtractOptions const& options) {
  auto known = options;
  if (known.captured.empty()) known.captured = page.captured;
  auto const sidecar = sidecar_stage(page.sidecar, options);
  auto const before_last = [&](Article& article) {
    article.url = page.url;
    if (sidecar) sidecar(article);
  };
  if (page.charset.empty()) return read_text(page.bytes, page.path, known, before_last);
  auto const decoded = decode_html(page.bytes, page.charset);
  auto article = read_text(decoded.text, page.path, known, before_last);
  article.notes.insert(article.notes.begin(), decoded.notes.begin(), decoded.notes.end());
  return article;
}

constexpr std::array kFormats{
    Format{InputFormat::warc, "warc", looks_like_warc, nullptr, read_warc},
    Format{InputFormat::ninjs, "ninjs", looks_like_ninjs, nullptr, read_ninjs, true},
    Format{InputFormat::json, "json", looks_like_json, nullptr, read_json, true},
    Format{InputFormat::jsonl, "jsonl", looks_like_json_lines, nullptr, read_json_lines, true},
    Format{InputFormat::rss, "rss", looks_like_rss, nullptr, read_feed},
    Format{InputFormat::atom, "atom", looks_like_atom, nullptr, read_feed},
    Format{InputFormat::nitf, "nitf", looks_like_nitf, nullptr, read_nitf},
    Format{InputFormat::newsml, "newsml", looks_like_newsml, nullptr, read_newsml},
    Format{InputFormat::mbox, "mbox", looks_like_mailbox, nullptr, read_mailbox},
    Format{InputFormat::eml, "eml", looks_like_mail, nullptr, read_mail},
    Format{InputFormat::html, "html", looks_like_html, read_html_page, nullptr},
    Format{InputFormat::csv, "csv", looks_like_csv, nullptr, read_csv, true},
    Format{InputFormat::text, "text", [](std::string_view, std::string_view) { return true; },
           read_text_page, nullptr}};

}  // namespace

void complete(Article& article, ExtractOptions const& options, Sidecar const* sidecar) {
  auto known = options;
  if (sidecar != nullptr && known.captured.empty()) known.captured = sidecar->captured;
  if (article.lang.empty()) {
    article.lang = language_of(article.body.empty() ? article.title : article.body);
    if (!article.lang.empty()) article.evidence["lang"] = {language_evidence()};
  }
  apply_declared(article, known);
  if (sidecar != nullptr) apply_sidecar(article, *sidecar, known.trust);
  article.words = count_words(article.body, article.lang);
  name_outlet(article, known);
  fill_times(article, passages_of(article), known);
}

std::span<Format const> formats() noexcept { return kFormats; }

Format const& format_of(InputFormat id, std::string_view head, std::string_view path) {
  for (auto const& format : kFormats)
    if (id == InputFormat::automatic ? format.matches(head, path) : format.id == id) return format;
  throw Error{Code::internal, "no such input format"};
}

Article read_any_page(PageInput const& page, ExtractOptions const& options) {
  auto const head = std::string_view{page.bytes}.substr(0, kHeadBytes);
  for (auto const& format : kFormats)
    if (format.read_page != nullptr && format.matches(head, page.path))
      return format.read_page(page, options);
  throw Error{Code::internal, "no format takes the page"};
}

}  // namespace backfile::internal
