#!/bin/sh
# The rules of the house that a compiler cannot see: floors, libraries, sizes, first lines,
# words. Prints each breach; exit code 1 when there is one.
set -u
breaches=0
breach() {
    echo "lint: $*"
    breaches=$((breaches + 1))
}
sources=$(find core admin kiosk tests -name '*.[ch]' | sort)

# Libraries stay on their floor.
only() { # LIBRARY-HEADER FOLDER...
    header=$1
    shift
    for file in $(grep -lE "#include <$header" $sources); do
        allowed=no
        for folder in "$@"; do
            case $file in "$folder"*) allowed=yes ;; esac
        done
        [ $allowed = yes ] || breach "$file includes <$header…>, which belongs to $*"
    done
}
only 'sqlite3\.h' core/store/ tests/
only 'sodium' core/trust/ tests/
only '(cairo|pango)' core/paper/ tests/documents/ kiosk/camera/picture.c
only 'qrencode' core/paper/
only 'SDL' kiosk/ tests/kiosk/ tests/bench/
only 'unicode/' core/base/
only 'libical' core/club/timetable/recurrence core/exchange/ tests/unit/test_calendar_file
only 'xlsxwriter' core/exchange/xlsx
only 'zip\.h' core/exchange/archive
only 'keyutils' core/trust/ tests/unit/
only 'espeak' kiosk/sound/voice/
for file in $(grep -lE '#include <SDL' kiosk/*.[ch] kiosk/*/*.[ch]); do
    case $(basename "$file") in
    main.c|loop.[ch]|window.[ch]|painter.[ch]|fonts*|icons*) ;;
    *) breach "$file includes SDL, which is known to the loop, the window and the painting alone" ;;
    esac
done

# Nobody looks around the floors by path, and the core neither prints nor exits.
for file in $(grep -lE '#include "\.\.' $sources); do breach "$file includes by ../"; done
for file in $(grep -lE '\b(printf|puts|putchar|exit)\(' core/*/*.c core/*/*/*.c); do
    grep -nE '(^|[^a-z_])(printf|puts|putchar|exit)\(' "$file" | while read -r line; do
        echo "lint: $file:$line prints or exits"
    done
    grep -qE '(^|[^a-z_])(printf|puts|putchar|exit)\(' "$file" && breaches=$((breaches + 1))
done
for file in $(grep -lE '(^|[^a-z_])(time|gettimeofday|clock_gettime)\(' core/*/*.c core/*/*/*.c admin/*.c admin/*/*.c kiosk/*.c kiosk/*/*.c); do
    case $file in core/base/clock.c|kiosk/clock_watch.c) ;; *) breach "$file asks the machine for the time" ;; esac
done

# Other programs are started in one place; the kiosk alone becomes itself again.
for file in $(grep -lE '(^|[^a-z_])(v?fork|popen|system|posix_spawnp?|exec[vl]p?e?)\(' core/*/*.c core/*/*/*.c admin/*.c admin/*/*.c kiosk/*.c kiosk/*/*.c); do
    case $file in core/base/child.c|kiosk/main.c) ;; *) breach "$file starts a program by itself: that is base/child's" ;; esac
done

# Files have a purpose in their first line and at most 500 lines; functions at most 60.
for file in $sources; do
    head -n 1 "$file" | grep -q '^/\*' || breach "$file does not begin by saying what it is for"
    lines=$(wc -l < "$file")
    [ "$lines" -le 500 ] || breach "$file has $lines lines"
done
awk 'FNR == 1 { start = 0 }
     /^[a-z].*[^;,]$/ && !/^(static )?(const )?(struct|enum|union)[^(]*\{/ && !/=/ { head = FNR; name = $0 }
     /^\{$/ { start = FNR; if (head && FNR - head < 6) start = head }
     /^\}$/ { if (start && FNR - start + 1 > 60) { printf "lint: %s:%d a function of %d lines\n", FILENAME, start, FNR - start + 1; bad = 1 } start = 0 }
     END { exit bad }' $(echo "$sources" | grep '\.c$') || breaches=$((breaches + 1))

# No global or static that changes.
for file in $(echo "$sources" | grep -E '^(core|admin|kiosk)/.*\.c$'); do
    grep -nE '^(static )[a-z_ ]+[ *][a-z_]+(\[[^]]*\])*( =.*)?;$' "$file" | grep -vE 'const |_Static' |
        while read -r line; do echo "$file:$line"; done
done | grep -vE '\)\;$' > "${TMPDIR:-/tmp}/obecni-lint.$$" || true
while read -r line; do breach "$line changes and is not local"; done < "${TMPDIR:-/tmp}/obecni-lint.$$"
rm -f "${TMPDIR:-/tmp}/obecni-lint.$$"

# SQL is never printed together.
for file in $(grep -lE 'printf\([^;]*"(SELECT|INSERT|UPDATE|DELETE)' core/*/*.c core/*/*/*.c); do
    breach "$file builds SQL by printing"
done

# Each core file is asked by a unit test. (Each command is run in a transcript: a test by itself,
# tests/transcripts/every_command.sh.)
sh tests/unit/asked.sh > "${TMPDIR:-/tmp}/obecni-lint.$$"
while read -r line; do breach "$line"; done < "${TMPDIR:-/tmp}/obecni-lint.$$"
rm -f "${TMPDIR:-/tmp}/obecni-lint.$$"

# Every msgid of the glass is translated into all four languages, and of the rest into Polish.
if command -v msgfmt > /dev/null; then
    for catalogue in assets/po/*.po; do
        state=$(msgfmt --statistics -o /dev/null "$catalogue" 2>&1 | tail -n 1)
        case $state in *fuzzy*|*untranslated*) breach "$catalogue: $state" ;; esac
    done
fi

if command -v xgettext > /dev/null; then
    work=$(mktemp -d)
    extract() { # WORDS-FILE SOURCE...
        into=$1
        shift
        xgettext --from-code=UTF-8 --no-location -k_ -kN_ -klanguage_plural:2,3 -klanguage_text:2 \
            -kfill_polish -kfill_plural:1,2 \
            -o "$into" "$@" 2> /dev/null
    }
    msgcat --use-first assets/po/*-pl.po -o "$work/pl.po"
    extract "$work/all.pot" $(echo "$sources" | grep -E "^(core|admin)/")
    msgcmp "$work/pl.po" "$work/all.pot" > "$work/missing" 2>&1 ||
        breach "assets/po: not everything is said in Polish: $(grep -c 'this message' "$work/missing") sentences"
    rm -rf "$work"
fi

# The README's reference is the command table's.
if [ -x build/release/obecni ] && grep -q '<!-- reference -->' README.md 2> /dev/null; then
    build/release/obecni help --form reference > "${TMPDIR:-/tmp}/obecni-reference.$$"
    sed -n '/<!-- reference -->/,/<!-- end of reference -->/p' README.md | sed '1d;$d' |
        diff -q - "${TMPDIR:-/tmp}/obecni-reference.$$" > /dev/null ||
        breach "README.md: the command reference is not the table's; run make reference"
    rm -f "${TMPDIR:-/tmp}/obecni-reference.$$"
fi

[ "$breaches" -eq 0 ] || { echo "lint: $breaches breaches"; exit 1; }
echo "lint: the house is in order"
