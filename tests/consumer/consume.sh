#!/usr/bin/env bash
# Uses an installed Backfile as another project would: consume.sh WAY SOURCE PREFIX LIBDIR SCRATCH.
# Ends with a status other than 0 where anything differs from what is expected.
set -euo pipefail
way=$1 source=$2 prefix=$3 libdir=$prefix/$4 scratch=$5/$1
here=$source/tests/consumer
build=$scratch/build
export PKG_CONFIG_PATH=$libdir/pkgconfig
rm -rf "$scratch/run"
mkdir -p "$scratch/run"
cp "$here/page.txt" "$scratch/run"
cd "$scratch/run"

# The program in an empty folder prints what the file says.
same() {
  local expected=$1
  shift
  diff -u "$expected" <("$@")
}

# Nothing of the input is as the pattern says.
none() {
  if grep "$@" >&2; then
    echo "not expected" >&2
    exit 1
  fi
}

configure() {
  cmake -S "$here" -B "$build" -G Ninja "$@" >/dev/null
}

case $way in
  find_package)
    configure -DCMAKE_PREFIX_PATH="$prefix"
    cmake --build "$build" >/dev/null
    same "$here/example.expected" "$build/example"
    rm -r articles.index
    same "$here/example.expected" "$build/example_static"
    ldd "$build/example_static" | none libbackfile
    { "$build/index_folder" sample.index "$source/corpus/sample"
      "$build/search" sample.index 'pensioners date:1996'
      "$build/timeline" sample.index 'date:2021..2023'
      "$build/live" live.index
      "$build/search_c" sample.index '{"q": "title:ferry", "fields": ["id", "date"]}' |
        grep -o '"hits":.*"facets"'
    } >printed
    diff -u "$here/examples/expected" printed
    ;;
  pkg-config)
    read -ra flags <<<"$(pkg-config --cflags backfile)"
    read -ra libraries <<<"$(pkg-config --libs backfile)"
    read -ra archive <<<"$(pkg-config --static --libs backfile | sed 's/-lbackfile/-l:libbackfile.a/')"
    # The example is the one of the README, word for word.
    diff -u "$here/example.cpp" <(awk '/^```cpp$/ {inside = 1; next} /^```$/ {inside = 0} inside' "$source/README.md")
    c++ -std=c++20 "${flags[@]}" -c "$here/example.cpp" -o example.o
    c++ example.o "${libraries[@]}" -Wl,-rpath,"$libdir" -o example
    c++ example.o "${archive[@]}" -o example_static
    same "$here/example.expected" ./example
    rm -r articles.index
    same "$here/example.expected" ./example_static
    ;;
  add_subdirectory)
    # The library's own sources are in the compiler cache by now, which may know them by relative
    # paths: so this folder lies as deep as the main one.
    build=$(dirname "$5").subdirectory
    launcher=$(command -v ccache || true)
    configure -DBACKFILE_FOLDER="$source" -DCMAKE_BUILD_TYPE=Release \
      -DCMAKE_UNITY_BUILD=ON -DBACKFILE_WERROR=ON ${launcher:+-DCMAKE_CXX_COMPILER_LAUNCHER="$launcher"}
    cmake --build "$build" --target example >/dev/null
    same "$here/example.expected" "$build/example"
    ;;
  c)
    read -ra flags <<<"$(pkg-config --cflags --libs backfile)"
    cc -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror "$here/c_client.c" "${flags[@]}" \
      -Wl,-rpath,"$libdir" -o c_client
    ./c_client .
    ;;
  python)
    python3 "$here/client.py" "$libdir/libbackfile.so.0" .
    ;;
  symbols)
    # Nothing but the C functions and namespace backfile, of it nothing internal.
    readelf -d "$libdir/libbackfile.so" | grep 'SONAME.*\[libbackfile\.so\.0\]'
    nm -D --defined-only -C "$libdir/libbackfile.so" | sed 's/^[0-9a-f]* . //' |
      sed -E 's/@@?BACKFILE_0$//' | sort >shown
    none -vE '^(BACKFILE_0|backfile_[a-z_]+|backfile::.*|(typeinfo|typeinfo name|vtable) for backfile::.*)$' <shown
    none -E '^(typeinfo for |vtable for |typeinfo name for )?backfile::internal::' <shown
    diff -u <(grep -oE '\bbackfile_[a-z_]+\(' "$prefix/include/backfile/backfile.h" | tr -d '(' | sort -u) \
      <(grep -E '^backfile_' shown)
    ;;
  *)
    echo "unknown way: $way" >&2
    exit 2
    ;;
esac
