#!/bin/sh
# Turns the CSV files of data/dictionary, data/demo and data/survey into the table that
# club/data_file finds.
# usage: embed_data.sh FILE... > data.c
set -eu
echo '/* Made from data/ by core/club/embed_data.sh. */'
echo '#include "club/data_file.h"'
echo 'const struct data_file data_files[] = {'
for file in "$@"; do
    folder=$(basename "$(dirname "$file")")
    printf '    {.name = "%s/%s", .text =\n' "$folder" "$(basename "$file" .csv)"
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/        "/' -e 's/$/\\n"/' "$file"
    echo '    },'
done
echo '    {.name = 0, .text = 0},'
echo '};'
