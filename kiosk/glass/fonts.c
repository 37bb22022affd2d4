/* Font files, a ruler of each weight for measuring, and a bounded store of fonts opened at
 * the sizes in use. SDL_ttf keeps the drawn glyphs of each open font. */
#include "kiosk/glass/fonts_paint.h"

#include "base/language.h"
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { OPEN_FONTS = 20, RULER_PX = 200, MEASURED = 4096 };

static const struct {
    const char *path;
    const char *word;
} files[WEIGHT_COUNT] = {
    [WEIGHT_REGULAR] = {"/usr/share/fonts/opentype/inter/Inter-Regular.otf", "regular"},
    [WEIGHT_MEDIUM] = {"/usr/share/fonts/opentype/inter/Inter-Medium.otf", "medium"},
    [WEIGHT_STRONG] = {"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", "strong"},
    [WEIGHT_DISPLAY] = {"/usr/share/fonts/opentype/inter/InterDisplay-Bold.otf", "display"},
};

struct open_font {
    TTF_Font *font;
    enum weight weight;
    int font_px;
    unsigned used; /* the turn of the last use */
};

/* A width that was measured, by a hash of its text: the text itself may be a name. */
struct measured {
    uint64_t hash;
    double width; /* at RULER_PX */
};

struct fonts {
    TTF_Font *rulers[WEIGHT_COUNT];
    double digit[WEIGHT_COUNT]; /* the widest digit's advance at RULER_PX */
    struct open_font open[OPEN_FONTS];
    unsigned turn;
    struct measured measured[MEASURED];
};

const char *fonts_weight_word(enum weight weight)
{
    return files[weight].word;
}

static double widest_digit(TTF_Font *font)
{
    int widest = 0;
    for (Uint32 digit = '0'; digit <= '9'; digit++) {
        int advance = 0;
        TTF_GlyphMetrics32(font, digit, NULL, NULL, NULL, NULL, &advance);
        widest = advance > widest ? advance : widest;
    }
    return widest;
}

struct fonts *fonts_new(struct error *err)
{
    if (TTF_Init() != 0) {
        error_set(err, ERROR_STORAGE, _("The font library does not start: %s."), TTF_GetError());
        return NULL;
    }
    struct fonts *fonts = memory_new(1, sizeof *fonts);
    for (int i = 0; i < WEIGHT_COUNT; i++) {
        fonts->rulers[i] = TTF_OpenFont(files[i].path, RULER_PX);
        if (!fonts->rulers[i]) {
            error_set(err, ERROR_STORAGE,
                      _("The font %s is missing. Install the package fonts-inter."), files[i].path);
            fonts_free(fonts);
            return NULL;
        }
        TTF_SetFontHinting(fonts->rulers[i], TTF_HINTING_NONE);
        fonts->digit[i] = widest_digit(fonts->rulers[i]);
    }
    return fonts;
}

void fonts_free(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < OPEN_FONTS; i++) {
        if (fonts->open[i].font)
            TTF_CloseFont(fonts->open[i].font);
    }
    for (int i = 0; i < WEIGHT_COUNT; i++) {
        if (fonts->rulers[i])
            TTF_CloseFont(fonts->rulers[i]);
    }
    free(fonts);
    TTF_Quit();
}

int fonts_character(const char *text, Uint32 *code)
{
    const unsigned char *byte = (const unsigned char *)text;
    int length = *byte < 0x80 ? 1 : *byte < 0xe0 ? 2 : *byte < 0xf0 ? 3 : 4;
    static const unsigned char masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    *code = *byte & masks[length];
    for (int i = 1; i < length; i++) {
        if ((byte[i] & 0xc0) != 0x80)
            return i;
        *code = *code << 6 | (byte[i] & 0x3f);
    }
    return length;
}

static double tabular_width(struct fonts *fonts, enum weight weight, const char *text)
{
    double width = 0.0;
    while (*text) {
        Uint32 code;
        int advance = 0;
        text += fonts_character(text, &code);
        TTF_GlyphMetrics32(fonts->rulers[weight], code, NULL, NULL, NULL, NULL, &advance);
        width += code >= '0' && code <= '9' ? fonts->digit[weight] : advance;
    }
    return width;
}

static double measure(struct fonts *fonts, enum weight weight, bool is_tabular, const char *text)
{
    int width = 0;
    if (is_tabular)
        return tabular_width(fonts, weight, text);
    TTF_SizeUTF8(fonts->rulers[weight], text, &width, NULL);
    return width;
}

/* FNV-1a over the text, its weight and its kind of digits; never 0, which is an empty place. */
static uint64_t hash_of(enum weight weight, bool is_tabular, const char *text)
{
    uint64_t hash = 14695981039346656037u;
    hash = (hash ^ ((uint64_t)weight * 2 + is_tabular)) * 1099511628211u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash | 1;
}

/* Shaping costs far more than looking up, and a layout asks for the same lines at each size it
 * tries. */
double fonts_width(struct fonts *fonts, enum weight weight, double font_px, bool is_tabular,
                   const char *text, int length)
{
    char line[1024];
    if (length > (int)sizeof line - 1)
        length = (int)sizeof line - 1;
    memcpy(line, text, (size_t)length);
    line[length] = '\0';
    uint64_t hash = hash_of(weight, is_tabular, line);
    struct measured *place = &fonts->measured[(hash >> 32) % MEASURED];
    if (place->hash != hash)
        *place = (struct measured){hash, measure(fonts, weight, is_tabular, line)};
    return place->width * font_px / RULER_PX;
}

/* What lies between the ink and the advance at both ends of a line, at RULER_PX. */
static int bearings(TTF_Font *ruler, const char *text, int length)
{
    Uint32 code;
    int left = 0, most = 0, advance = 0, last = length - 1;
    while (last > 0 && ((unsigned char)text[last] & 0xc0) == 0x80)
        last--;
    fonts_character(text, &code);
    TTF_GlyphMetrics32(ruler, code, &left, NULL, NULL, NULL, NULL);
    fonts_character(text + last, &code);
    TTF_GlyphMetrics32(ruler, code, NULL, &most, NULL, NULL, &advance);
    return (left > 0 ? left : 0) + (advance > most ? advance - most : 0);
}

double fonts_ink_width(struct fonts *fonts, enum weight weight, double font_px, const char *text,
                       int length)
{
    if (length <= 0)
        return 0.0;
    double width = fonts_width(fonts, weight, font_px, false, text, length);
    return width - bearings(fonts->rulers[weight], text, length) * font_px / RULER_PX;
}

void fonts_forget(struct fonts *fonts)
{
    memset(fonts->measured, 0, sizeof fonts->measured);
}

TTF_Font *fonts_open(struct fonts *fonts, enum weight weight, int font_px)
{
    struct open_font *oldest = &fonts->open[0];
    fonts->turn++;
    for (int i = 0; i < OPEN_FONTS; i++) {
        struct open_font *open = &fonts->open[i];
        if (open->font && open->weight == weight && open->font_px == font_px) {
            open->used = fonts->turn;
            return open->font;
        }
        if (open->used < oldest->used)
            oldest = open;
    }
    if (oldest->font)
        TTF_CloseFont(oldest->font);
    *oldest = (struct open_font){.weight = weight, .font_px = font_px, .used = fonts->turn};
    oldest->font = TTF_OpenFont(files[weight].path, font_px);
    if (oldest->font)
        TTF_SetFontHinting(oldest->font, TTF_HINTING_LIGHT_SUBPIXEL);
    return oldest->font;
}
