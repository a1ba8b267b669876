#!/usr/bin/env python3
"""one_definition.py ROOT: a name means one thing.

Two types of one name and namespace in different files compile and link, and templates made of one are
then taken for the other (C++'s one-definition rule): no type stands twice in the sources. Types and
constants without a linkage of their own, in unnamed namespaces, may be called alike in different folders,
but not in one: the preset `release` compiles the sources of a folder together.
"""

import collections
import pathlib
import re
import sys

FOLDERS = ("include", "indexer", "searcher")
TYPE = re.compile(
    r"^(?:template <.*> )?(?:struct|class|union|enum class|enum) (?:BACKFILE_API )?(\w+)(?!\w|::)[^;()]*\{"
)
CONSTANT = re.compile(r"^constexpr [^()]*?\b(k[A-Z]\w*)(?: =|\[|\{)")
ALIAS = re.compile(r"^using (\w+) =")
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


def hidden_names_of(text):
    """Types, aliases and constants that no other file would see."""
    depth = 0
    hidden = []
    for line in text.splitlines():
        if opened := NAMESPACE.match(line):
            depth += 1
            if opened["name"] is None:
                hidden.append(depth)
        elif END.match(line):
            hidden = [at for at in hidden if at < depth]
            depth -= 1
        elif hidden:
            for pattern in (TYPE, CONSTANT, ALIAS):
                if found := pattern.match(line):
                    yield found[1]


def main():
    root = pathlib.Path(sys.argv[1])
    files = collections.defaultdict(list)
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            text = path.read_text(encoding="utf-8")
            for name in types_of(text):
                files[name].append(str(path.relative_to(root)))
            if path.suffix == ".cpp":
                for name in hidden_names_of(text):
                    where = path.parent.relative_to(root)
                    files[f"{name} of {where}"].append(str(path.relative_to(root)))
    twice = {name: where for name, where in files.items() if len(where) > 1}
    for name, where in sorted(twice.items()):
        print(f"{name}: {', '.join(where)}")
    print(f"{len(files)} names, {len(twice)} of them twice")
    # None at all would mean that the sources were not read.
    return 1 if twice or len(files) < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
