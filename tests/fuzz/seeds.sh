#!/bin/sh
# Seeds for each fuzzed reader, from what the tests and the program's own data hold.
# usage: seeds.sh FOLDER
set -eu
out=$1
seed() { # READER NAME  (bytes from standard input)
    mkdir -p "$out/$1"
    cat > "$out/$1/$2"
}
for file in data/demo/*.csv data/dictionary/*.csv data/survey/*.csv; do
    name=$(basename "$file")
    seed csv "$name" < "$file"
    head -c 1900 "$file" | seed data_file "$name"
done
printf 'imię;obecność\r\n"Zażółć ""gęślą""";"a\r\nb"\r\n' | seed csv quoted
printf '\357\273\277a,b\n1,2\n' | seed csv marked

# Keys and bytes in pairs: kind, value.
bytes() { printf '%s' "$1" | sed 's/./\x01&/g'; }
bytes "OB100000000000000000000000000X3" | seed scanner card
{ bytes "OB50707070707"; printf '\002\377'; bytes "0707070707070"; printf '\001\n'; } | seed scanner torn

event() { printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\n%b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' "$1"; }
event 'DTSTART:20260323T153000\r\nDTEND:20260323T180000\r\nRRULE:FREQ=WEEKLY;COUNT=9\r\nEXDATE:20260330T153000' | seed calendar weekly
event 'DTSTART;TZID=Europe/Warsaw:20261025T013000\r\nDURATION:PT3H\r\nSTATUS:CANCELLED\r\nSEQUENCE:2\r\nLOCATION:sala 2' | seed calendar night
event 'DTSTART;VALUE=DATE:20260401\r\nSUMMARY:x' | seed calendar day
event 'DTSTART:20260323T143000Z\r\nDTEND:20260323T150000Z\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20260323T143000Z\r\nDTSTART:20260324T143000Z' | seed calendar moved

printf '{"birth_on":"1980-01-02","case_sign":"KIS.1","given_names":"Anna Maria","phone":"600","surname":"Nowak"}' | seed records person
printf '{"given_names":"\\u0141ucja","surname":"\\"Ż\\""}' | seed records escaped
cat << 'SHEET' | tr -d '\n' | seed records sheet
{"address":"ul. Klonowa 1A","as_of":1768227600,"blocks":[{"block":"fields","fields":[{"label":"Numer","value":"7QK 4M2"},
{"label":"Osoba","name":true,"value":"Nowak Anna"}]},{"block":"heading","text":"Lista"},{"block":"paragraph","style":"lead","text":"x"},
{"block":"table","caption":"x","columns":[{"head":"Lp.","value":"number","width":80},{"head":"Obecność","quiet":true,"value":"mark","width":0}],
"rows":[{"kind":"group","cells":[{"text":"a"}]},{"cells":[{"text":"1","value":1},{"detail":"d","name":true,"text":"+"}]}]},
{"block":"sums","sums":[{"number":"6","words":"obecności"}]},{"block":"chart","categories":[{"name":"I","values":[1,null]}],
"chart":"bars","series":["a","b"],"title":"t","unit":"h"},{"block":"lines","lines":3,"text":"x"},{"block":"signatures","signatures":["a"]},
{"block":"page"}],"club":"KIS","institution":"MOPS","logos":[{"digest":"00","format":"png","name":"a"}],"names":true,"obecni":1,"salt":"00","title":"Lista"}
SHEET

for text in 2026-01-12 2028-02-29 2026-03-29T02:30 2026-10-25T02:30:00 24:00 9.30 '7QK 4M2 · 4' 7qk-4m2-4 \
    'Łucja Żółć' 'FREQ=WEEKLY;BYDAY=MO,TH' 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231' \
    'FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU;WKST=MO' 'FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=2;COUNT=9' \
    'FREQ=DAILY;BYSETPOS=-1;BYMONTH=2' 'freq = yearly ; byyearday = -1,366'; do
    printf '%s' "$text" | seed rules "$(printf '%s' "$text" | cksum | cut -d' ' -f1)"
done

number=0
sed -n 's/^\$ obecni //p' tests/transcripts/*.txt | sort -u | while read -r line; do
    number=$((number + 1))
    printf '%s\n' "$line" | sed 's/[ =]/\n/g' | seed words "$number"
done

sed -n 's/^#define SETTING_.*"\([a-z_]*\)".*/\1/p' core/club/settings.h | while read -r name; do
    for value in 0 5 30 yes pl 07:30; do printf '%s=%s' "$name" "$value" | seed settings "$name-$value"; done
done

# Six bytes are one change.
for reader in ledger database; do
    printf '\000\020\000\000\001\001' | seed $reader bit
    printf '\000\000\000\000\000\003\144\000\000\000\377\003' | seed $reader head
    printf '\000\200\000\000\000\000' | seed $reader torn
    printf '\020\061\001\000\101\003\040\140\000\000\102\003' | seed $reader bytes
done
