#!/usr/bin/env python3
"""one_definition.py ROOT: no type stands twice in the sources.

Two types of one name and namespace in different files compile and link, and templates made of one are
then taken for the other (C++'s one-definition rule). Types without a linkage of their own, in unnamed
namespaces, may be called alike.
"""

import collections
import pathlib
import re
import sys

FOLDERS = ("include", "indexer", "searcher")
TYPE = re.compile(
    r"^(?:template <.*> )?(?:struct|class|union|enum class|enum) (?:BACKFILE_API )?(\w+)(?!\w|::)[^;()]*\{"
)
NAMESPACE = re.compile(r"^namespace(?: (?P<name>[\w:]+))? \{$")
END = re.compile(r"^\}  // namespace")


def types_of(text):
    """Names with their namespace, of types that other files can see."""
    spaces = []
    for line in text.splitlines():
        if opened := NAMESPACE.match(line):
            spaces.append(opened["name"])
        elif END.match(line):
            spaces.pop()
        elif (found := TYPE.match(line)) and None not in spaces:
            yield "::".join([*spaces, found[1]])


def main():
    root = pathlib.Path(sys.argv[1])
    files = collections.defaultdict(list)
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            for name in types_of(path.read_text(encoding="utf-8")):
                files[name].append(str(path.relative_to(root)))
    twice = {name: where for name, where in files.items() if len(where) > 1}
    for name, where in sorted(twice.items()):
        print(f"{name}: {', '.join(where)}")
    print(f"{len(files)} types, {len(twice)} of them twice")
    # None at all would mean that the sources were not read.
    return 1 if twice or len(files) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
