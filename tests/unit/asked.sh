#!/bin/sh
# Every core file is asked by a unit test: by one of its own name, by one that calls a function of
# its, or, where it is an inner part that tests reach through another file's functions, by the one
# that tests/unit/asked_through.txt names. Prints each that is not, and each line there that is not
# needed. Data alone needs no test.
set -u
list=tests/unit/asked_through.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat tests/unit/*.[ch] tests/documents/*.[ch] | grep -oE '[a-z][a-z0-9_]+' | sort -u > "$work/words"
find core -name '*.c' | sort > "$work/files"
find tests/unit tests/documents -name 'test_*.c' | sed 's|.*/||; s|\.c$||' | sort > "$work/tests"
# Files with functions, of which none is called in a test, and which have no test of their name.
# shellcheck disable=SC2046 # names without blanks
awk -v words="$work/words" -v tests="$work/tests" '
    BEGIN { while ((getline word < words) > 0) is_word[word] = 1
            while ((getline test < tests) > 0) is_test[test] = 1 }
    FNR == 1 { name = FILENAME; sub(/.*\//, "", name); sub(/\.c$/, "", name)
               is_asked[FILENAME] = ("test_" name) in is_test }
    /^\{$/ { has_code[FILENAME] = 1 }
    /^[a-z][a-z0-9_ *]*[ *][a-z0-9_]+\(/ && !/^static/ {
        sub(/\(.*/, ""); sub(/.*[ *]/, ""); if ($0 in is_word) is_asked[FILENAME] = 1 }
    END { for (file in has_code) if (!is_asked[file]) print file }' $(cat "$work/files") |
    sort > "$work/silent"
grep -v '^#' "$list" | cut -d' ' -f1 | sort > "$work/listed"
comm -23 "$work/silent" "$work/listed" | while read -r file; do
    echo "$file is asked by no unit test: write tests/unit/test_$(basename "$file"), or say in $list who asks it"
done
comm -13 "$work/silent" "$work/listed" | sed "s|\$| is asked by name, or not there: $list need not list it|"
grep -v '^#' "$list" | cut -d' ' -f2 | sort -u | comm -23 - "$work/tests" | sed "s|^|$list: there is no |"
