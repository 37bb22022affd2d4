#!/bin/sh
# Writes a C file with the bytes of the files named on the command line (see kiosk/assets.h):
#   sh kiosk/embed.sh assets/icons/*.svg assets/themes/*.theme > kiosk_assets.c
set -eu
echo '/* Made by kiosk/embed.sh. */'
echo '#include "kiosk/glass/assets.h"'
echo
echo '#include <string.h>'
number=0
for file in "$@"; do
    printf '\nstatic const unsigned char bytes_%d[] = {\n' "$number"
    od -An -v -tu1 "$file" | sed -e 's/^ *//' -e 's/  */, /g' -e 's/^/    /' -e 's/$/,/'
    printf '    0,\n};\n'
    number=$((number + 1))
done
printf '\nstatic const struct asset assets[] = {\n'
number=0
for file in "$@"; do
    printf '    {.name = "%s", .bytes = bytes_%d, .size = sizeof bytes_%d - 1},\n' \
        "$(basename "$file")" "$number" "$number"
    number=$((number + 1))
done
cat <<'END'
};

const struct asset *asset_find(const char *name)
{
    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++) {
        if (strcmp(assets[i].name, name) == 0)
            return &assets[i];
    }
    return NULL;
}
END
