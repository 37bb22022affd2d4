#!/bin/sh
# Every core file is asked by a unit test: by one of its own name, by one that calls a function of
# its, or, where it is an inner part, by the one that tests/unit/asked_through.txt names with the
# door that leads to it. Prints each that is not, and each line there that is no longer true.
set -u
list=tests/unit/asked_through.txt
words=$(mktemp)
trap 'rm -f "$words"' EXIT
cat tests/unit/*.[ch] tests/documents/*.[ch] | grep -oE '[a-z][a-z0-9_]+' | sort -u > "$words"
has_door() { # FILE  a function of it is called in a test
    sed -nE '/^static/d; s/^[a-z][a-z0-9_ *]*[ *]([a-z0-9_]+)\(.*/\1/p' "$1" | sort -u |
        comm -12 - "$words" | grep -q .
}
find core -name '*.c' | sort | while read -r file; do
    name=$(basename "$file" .c)
    [ -f "tests/unit/test_$name.c" ] || [ -f "tests/documents/test_$name.c" ] ||
        has_door "$file" || grep -q "^$file " "$list" ||
        echo "$file is asked by no unit test: write tests/unit/test_$name.c, or say in $list who asks it"
done
while read -r file test door; do
    case $file in '#'* | '') continue ;; esac
    [ -f "$file" ] || echo "$list: there is no $file"
    [ -f "tests/unit/$test.c" ] || [ -f "tests/documents/$test.c" ] || echo "$list: there is no $test"
    grep -qw "$door" "tests/unit/$test.c" "tests/documents/$test.c" tests/unit/*.h 2> /dev/null ||
        echo "$list: $test does not call $door"
done < "$list"
