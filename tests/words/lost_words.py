#!/usr/bin/env python3
"""Which words of an input are in no field of its articles?

    tests/words/lost_words.py BIN PATH... [--worst N]     counts by format, and the worst inputs
    tests/words/lost_words.py BIN --check CORPUS          the property: none, in the corpus and in
                                                          pages made at random; 1 where it fails

Inputs are read a second time here, by Python's own readers, so that a mistake of ours is not made
twice. Markup, scripts, forms and what is printed twice are no words of an input. Words that the
program counts in a note ("412 words around the article were left out") are known to be lost and
stand in a column of their own; "silent" are the others. Of records only the keys that hold text are
read (KEYS), of feeds and news items all text of the elements in ELEMENTS.
"""

import argparse
import collections
import csv
import email
import email.policy
import gzip
import html
import html.parser
import json
import mailbox
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

UNREAD = {"script", "style", "noscript", "template", "select", "textarea", "button", "svg", "iframe",
          "object", "video", "audio", "dialog", "title", "option"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span",
          "strong", "sub", "sup", "time", "u", "wbr", "img", "label", "bdi", "ins", "del"}
EMPTY = {"br", "img", "wbr", "hr", "input", "meta", "link", "source"}
KEYS = {"title", "headline", "deck", "subtitle", "body", "text", "content", "author", "byline",
        "outlet", "caption", "summary", "description", "body_text", "body_html", "description_text"}
ELEMENTS = {"title", "hl1", "hl2", "headline", "description", "encoded", "content", "p", "byline",
            "creator", "name", "dateline", "summary", "caption"}
UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
SHOWN = 10  # failures
LEFT_OUT = re.compile(r"^(\d+) words? around the article")


def words(text):
    folded = unicodedata.normalize("NFKC", UNSEEN.sub("", text)).casefold()
    return re.findall(r"[^\W_]+", folded)


class Blocks(html.parser.HTMLParser):
    """The lines of a page as a reader sees them."""

    def __init__(self, page):
        super().__init__()
        self.found, self.text, self.unread = [], "", 0
        self.feed(page)
        self.end_block()

    def end_block(self):
        if self.text.strip():
            self.found.append(self.text)
        self.text = ""

    def handle_starttag(self, tag, attrs):
        if tag in UNREAD:
            self.unread += 1
        if tag not in INLINE:
            self.end_block()

    def handle_endtag(self, tag):
        if tag in UNREAD and self.unread:
            self.unread -= 1
        if tag not in INLINE:
            self.end_block()

    def handle_data(self, data):
        if not self.unread:
            self.text += data


def of_html(text):
    return Blocks(text).found


def of_markup(text):
    return of_html(text) if re.search(r"<\w+[^>]*>|&\w+;", text) else text.splitlines()


def of_record(record):
    for key, value in record.items():
        if isinstance(value, str) and key.lower() in KEYS:
            yield from of_markup(value)
        elif isinstance(value, dict):
            yield from of_record(value)


def of_json(text):
    try:
        whole = json.loads(text)
        records = whole if isinstance(whole, list) else [whole]
    except ValueError:
        records = [json.loads(line) for line in text.splitlines() if line.strip()]
    for record in records:
        inner = [v for v in record.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        for each in (inner[0] if inner and not KEYS & set(record) else [record]):
            yield from of_record(each)


def of_table(text):
    yield from (line for row in csv.DictReader(text.splitlines()) for line in of_record(row))


def of_message(message):
    yield message.get("Subject", "")
    part = message.get_body(preferencelist=("html", "plain"))
    if part is not None:
        try:
            content = part.get_content()
        except LookupError:  # a charset that nobody knows
            content = part.get_payload(decode=True).decode("utf-8", "replace")
        yield from of_html(content) if part.get_content_subtype() == "html" else content.splitlines()


def of_mail(text):
    return of_message(email.message_from_string(text, policy=email.policy.default))


def of_mbox(path):
    def make(file):
        return email.message_from_binary_file(file, policy=email.policy.default)
    for message in mailbox.mbox(path, factory=make):
        yield from of_message(message)


def of_xml(text):
    root = xml.etree.ElementTree.fromstring(text)
    items = [each for each in root.iter() if each.tag.rsplit("}")[-1] in ("item", "entry")]
    for element in (inner for top in items or [root] for inner in top.iter()):
        if element.tag.rsplit("}")[-1] in ELEMENTS and element.text:
            yield from of_markup(html.unescape(element.text))


READERS = {".txt": str.splitlines, ".html": of_html, ".htm": of_html, ".json": of_json,
           ".jsonl": of_json, ".csv": of_table, ".eml": of_mail, ".xml": of_xml, ".rss": of_xml,
           ".atom": of_xml}


def blocks_of(path):
    if path.suffix == ".mbox":
        return of_mbox(path)
    data = path.read_bytes()
    try:
        return READERS[path.suffix](data.decode())
    except UnicodeDecodeError:
        return READERS[path.suffix](data.decode("cp1252", "replace"))


def wanted(path):
    """The words of an input; what is printed twice counts once."""
    lines = dict.fromkeys(" ".join(words(block)) for block in blocks_of(path))
    return collections.Counter(word for line in lines for word in line.split())


def evidence_of(article):
    for key in ("date", "updated", "outlet"):
        field = article.get(key) or {}
        yield from field.get("evidence") or []
        for other in field.get("alternatives") or []:
            yield from other.get("evidence") or []
    for author in article.get("byline") or []:
        yield from author.get("evidence") or []
    rows = article.get("evidence") or {}
    for key in ("credits", "source", "genre", "dateline"):
        yield from rows.get(key) or []


def given(articles, lines):
    """The words of all fields, and of the lines of a text that values were read from."""
    found = set()
    for article in articles:
        texts = [article.get(key) or "" for key in ("title", "deck", "dateline", "genre", "body")]
        texts += [(article.get("outlet") or {}).get("name") or ""]
        for key in ("source", "credits", "captions", "furniture"):
            texts += article.get(key) or []
        for author in article.get("byline") or []:
            texts += ["by", author["name"], author.get("email") or ""]
        found.update(word for text in texts for word in words(text))
        for evidence in evidence_of(article):
            if evidence.get("line"):
                found.update(words(evidence.get("text") or ""))
                if evidence["line"] <= len(lines):
                    found.update(words(lines[evidence["line"] - 1]))
    return found


def counted(articles):
    notes = (note for article in articles for note in article.get("notes") or [])
    return sum(int(match[1]) for match in map(LEFT_OUT.match, notes) if match)


def extract(binary, paths):
    """The articles of each path."""
    found = collections.defaultdict(list)
    command = [str(pathlib.Path(binary) / "backfile-index"), "extract", "--format", "jsonl"]
    for begin in range(0, len(paths), 500):
        run = subprocess.run(command + list(map(str, paths[begin:begin + 500])),
                             capture_output=True, check=False)
        for line in run.stdout.splitlines():
            article = json.loads(line)
            found[article["path"]].append(article)
    return found


Row = collections.namedtuple("Row", "path format words lost counted missing")


def lines_of(path):
    return path.read_text(errors="replace").splitlines() if path.suffix == ".txt" else []


def rows_of(binary, paths):
    articles = extract(binary, paths)
    for path in paths:
        own = articles.get(str(path))
        if not own:
            continue  # refused, with a reason
        needed = wanted(path)
        fields = given(own, lines_of(path))
        missing = {word: count for word, count in needed.items() if word not in fields}
        lost, noted = sum(missing.values()), counted(own)
        yield Row(path, path.suffix[1:], sum(needed.values()), lost, min(noted, lost), missing)


def files_of(paths, work):
    for path in map(pathlib.Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix == ".gz":
                plain = pathlib.Path(work) / file.stem
                plain.write_bytes(gzip.decompress(file.read_bytes()))
                file = plain
            if file.is_file() and (file.suffix in READERS or file.suffix == ".mbox"):
                yield file


def report(rows, worst):
    print(f"{'format':8}{'inputs':>8}{'words':>10}{'counted':>9}{'silent':>8}   share")
    for name in sorted({row.format for row in rows}):
        own = [row for row in rows if row.format == name]
        total, noted = sum(row.words for row in own), sum(row.counted for row in own)
        silent = sum(row.lost for row in own) - noted
        print(f"{name:8}{len(own):8}{total:10}{noted:9}{silent:8}   {silent / max(1, total):.4f}")
        for row in sorted(own, key=lambda row: row.counted - row.lost)[:worst]:
            if row.lost > row.counted:
                sample = " ".join(list(row.missing)[:14])
                print(f"    {row.lost - row.counted:6}  {row.path}: {sample}")


# Pages made at random. Each paragraph has a word of its own, so that none can hide.

LONG = ["The harbour board voted on Tuesday to close the {} quay for eleven weeks while divers work.",
        "Ferries to the outer islands will leave from the {} dock instead, the harbour board said.",
        "Traders on the quay asked for a lower rent in {} and were told to wait for the next meeting."]
SHORT = ["Then {} came.", "“No {},” she said.", "The {} stayed shut.", "Why {}?"]


def marker(number):
    digits = "bcdfghklmnprstvz"
    return "qu" + digits[number // 16 % 16] + "a" + digits[number % 16] + "ord"


def paragraphs_of(rng):
    shapes = [rng.choice([SHORT, LONG]) for _ in range(rng.randint(2, 7))]
    if rng.random() < 0.8:
        shapes[rng.randrange(len(shapes))] = LONG
    return [rng.choice(shape).format(marker(i)) for i, shape in enumerate(shapes)]


def html_page(rng, paragraphs):
    kind = rng.choice(["p", "p", "p", "blockquote", "nolink"])
    wrap = {"p": "<p>{}</p>", "blockquote": "<p>{}</p>", "nolink": "<p><a>{}</a></p>"}[kind]
    text = "\n".join(wrap.format(each) for each in paragraphs)
    if rng.random() < 0.4:
        text += f"<ul><li>The {marker(200)} list</li><li>Its {marker(201)} end</li></ul>"
    holder = rng.choice(["<article>{}</article>", "<div class=story>{}</div>", "<main>{}</main>",
                         "<table><tr><td>{}</td></tr></table>"])
    menu = "<nav><a href=/>Home</a> <a href=/news>News</a></nav>" if rng.random() < 0.5 else ""
    foot = "<footer><p>Imprint and terms</p></footer>" if rng.random() < 0.5 else ""
    title = "<h1>North quay to close for weeks</h1>"
    return f"<html><body>{menu}{holder.format(title + text)}{foot}</body></html>"


def text_page(paragraphs):
    return "North quay to close for weeks\n\n" + "\n\n".join(paragraphs) + "\n"


def made_pages(work, rng, count):
    for i in range(count):
        paragraphs = paragraphs_of(rng)
        for ending, page in ((".html", html_page(rng, paragraphs)), (".txt", text_page(paragraphs))):
            path = pathlib.Path(work) / f"made{i}{ending}"
            path.write_text(page)
            yield path


def body_losses(binary, paths):
    """Paragraphs of the pages made that are not in the body."""
    for path, articles in extract(binary, paths).items():
        body = set(words(articles[0]["body"]))
        own = [word for word in wanted(pathlib.Path(path)) if re.fullmatch(r"qu\wa\word", word)]
        missing = [word for word in own if word not in body]
        if missing:
            yield f"{path}: not in the body: {' '.join(missing)}\n{pathlib.Path(path).read_text()}"


def check(binary, corpus, work):
    rng = random.Random(14)
    made = list(made_pages(work, rng, 150))
    corpus_files = [path for folder in ("sample", "html", "formats")
                    for path in files_of([corpus / folder], work) if path.name != "gold.jsonl"]
    failed = [f"{row.path}: silently lost: {dict(row.missing)}"
              for row in rows_of(binary, made + corpus_files) if row.lost > row.counted]
    failed += body_losses(binary, [path for path in made if path.suffix == ".html"])
    print(*failed[:SHOWN], sep="\n\n")
    print(f"{len(made) + len(corpus_files)} inputs, {len(failed)} failures")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", metavar="BIN")
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--worst", type=int, default=10, metavar="N")
    parser.add_argument("--check", type=pathlib.Path, metavar="CORPUS")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        if options.check:
            return check(options.binary, options.check, work)
        report(list(rows_of(options.binary, list(files_of(options.paths, work)))), options.worst)
    return 0


if __name__ == "__main__":
    sys.exit(main())
