// Which name of a record holds which field: as the operator says, else as habit has it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace backfile::internal {

enum class RecordField : std::uint8_t {
  id,
  url,
  title,
  deck,
  body,
  outlet,
  source,
  date,
  updated,
  byline,
  lang,
  genre,
  credits,
  captions,
  dateline
};

struct RecordFieldRow {
  std::string_view name;    // of --map, and of the key that always means the field
  bool many;                // several values are values of their own
  std::string_view habits;  // other names, best first, as plain_name() writes them
};

// A name is looked for in the order of the rows, and serves one field alone: of two dates the
// first is that of publication, and `source` names the outlet where nothing else does.
inline constexpr std::array<RecordFieldRow, 15> kRecordFields{{
    {"id", false, "articleid docid documentid storyid newsid uuid guid identifier messageid uri"},
    {"url", false,
     "link canonicalurl canonicallink permalink weburl articleurl sourceurl pageurl ogurl href uri "
     "shareurl shorturl"},
    {"title", false,
     "headline name articletitle storytitle webtitle hed head headlinemain headlines ogtitle "
     "dctitle titletext subject"},
    {"deck", false,
     "subtitle subhead subheadline subheading standfirst dek secondarytitle alternativeheadline "
     "description summary abstract excerpt teaser trailtext leadparagraph descriptions "
     "descriptiontext ogdescription metadescription"},
    {"body", true,
     "text articlebody bodytext content fulltext maintext contenttext articletext "
     "storytext cleanedtext plaintext rawtext textcontent articlecontent bodyxhtml bodyhtml "
     "contenthtml paragraphs bodies story article rawhtml html"},
    {"outlet", false,
     "publisher publication newspaper outletname publishername sitename ogsitename site "
     "newssource sourcename provider journal medium agency channel source copyrightholder domain "
     "sourcedomain"},
    {"source", true, "sources infosource infosources syndicatedfrom"},
    {"date", false,
     "published datepublished publishdate publisheddate publishedat publishedon publishedtime "
     "pubdate publicationdate datepublication datepublish articlepublishedtime firstpublished "
     "firstpublishedat firstpublicationdate webpublicationdate firstcreated issued issuedate "
     "dcdate dcissued dctermsissued dcdateissued dctermsdate "
     "posted postedat dateposted created createdat datecreated creationdate createdutc "
     "dccreated dctermscreated dcdatecreated "
     "datetime timestamp publishedtimestamp publishtime pubtime time displaydate year "
     "versioncreated"},
    {"updated", false,
     "modified datemodified modifieddate modifiedat dateupdated updateddate updatedat updatedon "
     "lastmodified lastupdated lastupdate datelastmodified articlemodifiedtime "
     "dcmodified dctermsmodified dcdatemodified ogupdatedtime "
     "versioncreated revised edited updatedtimestamp"},
    {"byline", true,
     "author authors authorname authornames creator creators dccreator writer writers reporter "
     "reporters journalist journalists writtenby bylines by"},
    {"lang", false, "language languages languagecode inlanguage langcode locale"},
    {"genre", false, "section sectionname articlesection category categories newsdesk rubric desk"},
    {"credits", true, "credit imagecredit photocredit photographer"},
    {"captions", true, "caption imagecaption photocaption imagecaptions"},
    {"dateline", false, "placeofpublication located location"},
}};

[[nodiscard]] constexpr RecordFieldRow const& row_of(RecordField field) noexcept {
  return kRecordFields[static_cast<std::size_t>(field)];
}

// "dc:date_Published" as "dcdatepublished": letters and digits alone, in lower case; of other
// languages without accents, "Überschrift" as "uberschrift".
[[nodiscard]] std::string plain_name(std::string_view name);

// How well a name fits a field by habit: 0 is best, nothing for no fit. English names count before
// those of other languages (field_names.hpp).
[[nodiscard]] std::optional<std::size_t> habit_rank(RecordField field, std::string_view plain);

// Some field has the name by habit.
[[nodiscard]] bool is_known_name(std::string_view name);

// What the operator says about names. Without a word for a field, habit decides.
class FieldMap {
 public:
  // "outlet=publisher", "title=/headline/main" (a JSON pointer), "title=#3" (a column), several
  // with commas between; or the path of a file of them, one a line, # before comments. Throws
  // Error: usage naming the fields there are, and what read_file throws.
  void set(std::string_view map);

  // The name that was set for a field; empty where none was.
  [[nodiscard]] std::string_view name(RecordField field) const;
  [[nodiscard]] std::map<RecordField, std::string> const& names() const noexcept { return names_; }
  [[nodiscard]] std::string describe() const;

 private:
  void set_one(std::string_view assignment);
  void read(std::string const& path);

  std::map<RecordField, std::string> names_;
};

}  // namespace backfile::internal
