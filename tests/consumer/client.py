"""The shared library from Python: client.py LIBRARY FOLDER. Asks from four threads at once."""
import ctypes
import json
import sys
import threading

library = ctypes.CDLL(sys.argv[1])
# c_void_p, not c_char_p: the pointer must come back to backfile_free.
Text = ctypes.c_void_p
library.backfile_version.restype = ctypes.c_char_p
library.backfile_free.argtypes = [Text]
library.backfile_close.argtypes = [ctypes.c_void_p]
library.backfile_writer_close.argtypes = [ctypes.c_void_p]


class Error(Exception):
    def __init__(self, status, problem):
        super().__init__(problem["message"])
        self.status, self.problem = status, problem


def take(pointer):
    text = ctypes.string_at(pointer).decode()
    library.backfile_free(pointer)
    return json.loads(text)


def call(name, *arguments):
    error = Text()
    status = getattr(library, name)(*arguments, ctypes.byref(error))
    if status != 0:
        raise Error(status, take(error))


def request(name, searcher, text):
    answer = Text()
    call(name, searcher, text.encode(), ctypes.byref(answer))
    return take(answer)


def search(searcher, **keys):
    return request("backfile_search", searcher, json.dumps(keys))


def refused(wanted, **keys):
    try:
        search(searcher, **keys)
    except Error as error:
        assert (error.status, error.problem["code"]) == wanted, error.problem
        return error.problem
    raise AssertionError(f"{keys} was answered")


index = f"{sys.argv[2]}/python.index".encode()
writer = ctypes.c_void_p()
call("backfile_writer_open", index, b'{"create": true}', ctypes.byref(writer))
for number in range(30):
    article = {"id": f"tide-{number}", "title": f"Tide table {number}", "lang": "en",
               "body": "High water at \u300cKestrel Bay\u300d.", "date": f"2021-03-{number + 1:02}"}
    call("backfile_writer_add", writer, json.dumps(article).encode(), None)
call("backfile_writer_commit", writer)
library.backfile_writer_close(writer)

searcher = ctypes.c_void_p()
call("backfile_open", index, ctypes.byref(searcher))
found = search(searcher, q="tide", limit=2, sort="newest", histogram="month", facet=["lang"])
assert found["format_version"] == 1
assert found["count"] == {"articles": 30, "groups": 30, "exact": True, "undated_matches": 0}
assert [hit["id"] for hit in found["hits"]] == ["tide-29", "tide-28"]
assert [(row["from"], row["count"]) for row in found["histogram"]["buckets"]] == [("2021-03-01", 30)]
assert found["facets"]["lang"]["values"] == [{"value": "en", "count": 30, "selected": False}]
whole = request("backfile_article", searcher, "tide-7")
assert whole["body"] == "High water at \u300cKestrel Bay\u300d."
assert whole["date"]["status"] == "declared"

full = search(searcher, q="tide", on="2021-03-08", fields=["body", "date_status"])["hits"]
assert [list(hit) for hit in full] == [["body", "date"]] and full[0]["body"] == whole["body"]
mended = search(searcher, q='"tide table', lenient=True, group="none", recency=30)
assert (mended["count"]["groups"], mended["notes"][0]["code"]) == (30, "closed_at_end"), mended["notes"]

assert refused((2, "unknown_field"), q="tide titel:x")["position"] == {"offset": 5, "length": 5}
assert "'limt'" in refused((2, "usage"), q="tide", limt=3)["message"]
assert "limit" in refused((2, "bad_value"), q="tide", limit=-1)["message"]
assert "'topic' is none of" in refused((2, "bad_value"), q="tide", group="topic")["message"]
assert "fields" in refused((2, "bad_value"), q="tide", fields=["titel"])["message"]

wrong = []


def ask_often():
    for _ in range(25):
        if search(searcher, q="tide table")["count"]["articles"] != 30:
            wrong.append(1)


threads = [threading.Thread(target=ask_often) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not wrong
library.backfile_close(searcher)
print("ok", library.backfile_version().decode())
