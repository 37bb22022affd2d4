/* Short texts that stand on one line are shaped once, however often they are measured and drawn:
 * a register has thousands of cells and a few hundred different texts. */
#ifndef OBECNI_PAPER_TYPE_CACHE_H
#define OBECNI_PAPER_TYPE_CACHE_H

#include "paper/type.h"

/* A text on one line, shaped. */
struct type_line {
    PangoLayout *layout; /* owned by the cache */
    double width;        /* points */
};

enum { TYPE_CACHE_LONGEST = 64 }; /* bytes; longer texts are not kept */

/* The line of that text in that style; NULL when it was not kept. Alignment and ink do not
 * tell lines apart. */
const struct type_line *type_cache_find(const struct type_cache *cache,
                                        const struct type_style *style, const char *text);

/* Keeps a copy of the layout, which holds the text unbroken. What is there is forgotten when it
 * becomes too much, so pointers hold only until the next call. */
const struct type_line *type_cache_keep(struct type_cache *cache, const struct type_style *style,
                                        const char *text, PangoLayout *layout, double width);

struct type_cache *type_cache_new(void);
void type_cache_free(struct type_cache *cache);

#endif
