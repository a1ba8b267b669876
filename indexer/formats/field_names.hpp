// The names that other languages have for the fields of a record, as columns and keys are called.
#pragma once

#include <array>
#include <string_view>

#include "indexer/formats/field_map.hpp"

namespace backfile::internal {

struct FieldNames {
  RecordField field;
  std::string_view names;  // best first, as they are written; plain_name() folds them
};

// They count behind the English ones. A word that is the name of two fields (rubrik is a headline
// in Swedish, a section in German) stands last for the field that is looked for first.
inline constexpr std::array<FieldNames, 12> kForeignNames{{
    {RecordField::title,
     "titel überschrift schlagzeile titre titulo titular encabezado titolo manchete kop överskrift "
     "overskrift tittel otsikko tytuł nagłówek titulek nadpis název titulok názov naslov наслов cím "
     "titlu заглавие заголовок название назва загаловак τίτλος başlık judul tajuk tiêuđề tựađề "
     "หัวข้อ หัวเรื่อง พาดหัว शीर्षक শিরোনাম தலைப்பு سرخی العنوان عنوان تیتر כותרת 제목 표제 기사제목 "
     "타이틀 헤드라인 タイトル 見出し 題名 表題 件名 标题 標題 题目 題目 títol pealkiri virsraksts nosaukums "
     "antraštė pavadinimas titulli kichwa pamagat rubrik"},
    {RecordField::deck,
     "untertitel unterzeile vorspann zusammenfassung beschreibung soustitre chapô chapeau résumé "
     "subtítulo bajada entradilla resumen descripción sottotitolo occhiello sommario resumo "
     "ondertitel samenvatting ingress underrubrik manchet ingressi podtytuł streszczenie perex "
     "podtitulek подзаголовок аннотация лид підзаголовок özet ringkasan tómtắt 부제 요약 要約 概要 "
     "副标题 副標題 摘要 ملخص خلاصه תקציר"},
    {RecordField::body,
     "inhalt artikeltext volltext fließtext texte contenu corps texto contenido cuerpo testo "
     "contenuto corpo conteúdo tekst inhoud brödtext innehåll brødtekst indhold innhold teksti "
     "sisältö leipäteksti treść obsah besedilo vsebina sadržaj текст садржај szöveg tartalom "
     "conținut съдържание содержание зміст вміст тэкст κείμενο περιεχόμενο metin içerik isi konten "
     "teks kandungan nộidung vănbản เนื้อหา ข้อความ पाठ सामग्री বিষয়বস্তু النص نص المحتوى متن טקסט "
     "תוכן 본문 내용 기사내용 기사본문 本文 内容 テキスト 記事 正文 內容 全文 文章 contingut sisu teksts saturs "
     "tekstas turinys artikel"},
    {RecordField::outlet,
     "zeitung publikation herausgeber quelle éditeur periódico diario medio fuente giornale "
     "testata fonte jornal veículo krant bron tidning källa avis kilde medie lehti lähde gazeta "
     "źródło noviny deník zdroj časopis vir novine izvor новине извор újság forrás ziar sursă "
     "вестник източник газета издание сми источник видання джерело εφημερίδα πηγή gazete kaynak "
     "koran sumber akhbar báo nguồn แหล่งข่าว หนังสือพิมพ์ समाचारपत्र स्रोत الصحيفة المصدر مصدر "
     "روزنامه منبع עיתון מקור 언론사 매체 매체명 신문 신문사 출처 新聞 新聞社 媒体 出典 掲載紙 来源 來源 媒體 "
     "报纸 報紙 ajaleht allikas avots šaltinis"},
    {RecordField::date,
     "datum erscheinungsdatum erscheinungstag veröffentlicht veröffentlichtam "
     "veröffentlichungsdatum publikationsdatum datedepublication dateparution publiéle fecha "
     "fechapublicación fechadepublicación publicado datapubblicazione datadipubblicazione "
     "pubblicato datapublicação datadepublicação publicadoem publicatiedatum gepubliceerd "
     "publicerad publiceringsdatum dato udgivelsesdato publisert päivämäärä pvm julkaistu "
     "datapublikacji dátum датум дата датапубликации ημερομηνία tarih tanggal tarikh ngày ngàyđăng "
     "วันที่ दिनांक तारीख तिथि তারিখ தேதி تاریخ التاريخ تاريخ تاريخالنشر תאריך 날짜 일자 작성일 게재일 "
     "발행일 일시 등록일 입력일 日付 日時 掲載日 公開日 発行日 年月日 日期 发布时间 發布時間 发布日期 發布日期 "
     "发表日期 时间 時間 kuupäev datums tarehe data"},
    {RecordField::updated,
     "aktualisiert aktualisiertam geändert modifié miseàjour actualizado aggiornato atualizado "
     "bijgewerkt uppdaterad opdateret oppdatert päivitetty zaktualizowano aktualizováno обновлено "
     "оновлено güncelleme 수정일 更新日 更新日時 更新时间 更新時間"},
    {RecordField::byline,
     "autor autoren autorin verfasser verfasserin auteur auteurs journaliste autores autora "
     "periodista autore autori giornalista författare skribent forfatter kirjoittaja tekijä "
     "toimittaja autorzy autoři avtor аутор szerző автор авторы автори аўтар συντάκτης συγγραφέας "
     "yazar penulis tácgiả ผู้เขียน लेखक লেখক الكاتب كاتب المؤلف نویسنده כותב מחבר 기자 저자 작성자 "
     "글쓴이 著者 記者 筆者 執筆者 作者 记者 autors autorius"},
    {RecordField::lang,
     "sprache langue idioma lingua taal språk sprog kieli język jazyk jezik язык мова език γλώσσα "
     "dil bahasa 언어 言語 语言 語言 اللغة"},
    {RecordField::genre,
     "rubrik ressort kategorie rubrique catégorie sección categoría sezione categoria rubrica "
     "seção editoria rubriek categorie kategori osasto kategoria dział rubrika рубрика раздел "
     "категория розділ bölüm 카테고리 섹션 분류 カテゴリ カテゴリー 分类 分類 栏目 版面 القسم"},
    {RecordField::url,
     "lien enlace vínculo collegamento koppeling odnośnik odkaz ссылка посилання bağlantı tautan "
     "링크 주소 リンク 链接 連結 网址 網址 الرابط رابط"},
    {RecordField::captions,
     "bildunterschrift légende pieddefoto didascalia legenda bijschrift bildtext billedtekst "
     "bildetekst подпись podpis 사진설명"},
    {RecordField::dateline, "ort lieu lugar luogo plaats sted paikka miejsce místo место місце 장소"},
}};

}  // namespace backfile::internal
