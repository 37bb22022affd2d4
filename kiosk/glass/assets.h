/* Icons and themes, embedded at build so that the glass needs no files beside the program.
 * kiosk/embed.sh writes the table from assets/icons/NAME.svg and assets/themes/NAME.theme. */
#ifndef OBECNI_KIOSK_ASSETS_H
#define OBECNI_KIOSK_ASSETS_H

#include <stddef.h>

struct asset {
    const char *name; /* the file's own name: "tick.svg", "light.theme" */
    const unsigned char *bytes;
    size_t size; /* without the terminator that follows */
};

/* The asset of that name, or NULL. */
const struct asset *asset_find(const char *name);

#endif
