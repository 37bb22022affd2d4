/* Open addressing over a fixed table; emptied as a whole when three quarters are taken. */
#include "paper/type_cache.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 2048, MOST = SLOTS / 4 * 3 };

struct slot {
    char *text; /* NULL: empty */
    double size, tracking;
    enum type_weight weight;
    struct type_line line;
};

struct type_cache {
    size_t count;
    struct slot slots[SLOTS];
};

static bool is_slot_of(const struct slot *slot, const struct type_style *style, const char *text)
{
    return slot->size == style->size && slot->weight == style->weight &&
           slot->tracking == style->tracking && strcmp(slot->text, text) == 0;
}

/* FNV-1a */
static size_t hash(const struct type_style *style, const char *text)
{
    uint32_t value = 2166136261u ^ (uint32_t)(style->size * 64) ^ (uint32_t)style->weight << 16;
    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * 16777619u;
    return (value ^ value >> 15) % SLOTS;
}

/* The slot that holds the text, or the empty one where it would be. */
static size_t find_slot(const struct type_cache *cache, const struct type_style *style,
                        const char *text)
{
    size_t at = hash(style, text);
    while (cache->slots[at].text && !is_slot_of(&cache->slots[at], style, text))
        at = (at + 1) % SLOTS;
    return at;
}

const struct type_line *type_cache_find(const struct type_cache *cache,
                                        const struct type_style *style, const char *text)
{
    const struct slot *slot = &cache->slots[find_slot(cache, style, text)];
    return slot->text ? &slot->line : NULL;
}

static void forget_all(struct type_cache *cache)
{
    for (size_t i = 0; i < SLOTS; i++) {
        free(cache->slots[i].text);
        g_clear_object(&cache->slots[i].line.layout);
        cache->slots[i].text = NULL;
    }
    cache->count = 0;
}

const struct type_line *type_cache_keep(struct type_cache *cache, const struct type_style *style,
                                        const char *text, PangoLayout *layout, double width)
{
    if (cache->count >= MOST)
        forget_all(cache);
    struct slot *slot = &cache->slots[find_slot(cache, style, text)];
    *slot = (struct slot){
        .text = memory_copy_text(text),
        .size = style->size,
        .tracking = style->tracking,
        .weight = style->weight,
        .line = {.layout = pango_layout_copy(layout), .width = width},
    };
    cache->count++;
    return &slot->line;
}

struct type_cache *type_cache_new(void)
{
    return memory_new(1, sizeof(struct type_cache));
}

void type_cache_free(struct type_cache *cache)
{
    if (cache)
        forget_all(cache);
    free(cache);
}
