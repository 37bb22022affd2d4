/* Theme files and the arithmetic of contrast. Which colour goes where is the screens' matter. */
#include "kiosk/glass/theme.h"

#include "kiosk/glass/assets.h"

#include "base/language.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const words[COLOUR_COUNT] = {
    [COLOUR_PAPER] = "paper",
    [COLOUR_SURFACE] = "surface",
    [COLOUR_INK] = "ink",
    [COLOUR_MUTED] = "muted",
    [COLOUR_ACCENT] = "accent",
    [COLOUR_RECORDED] = "recorded",
    [COLOUR_INFORMATION] = "information",
    [COLOUR_STAFF] = "staff",
    [COLOUR_EDGE] = "edge",
    [COLOUR_HAIRLINE] = "hairline",
};

const char *theme_colour_word(enum colour colour)
{
    return words[colour];
}

static int find_colour(const char *word)
{
    for (int i = 0; i < COLOUR_COUNT; i++) {
        if (strcmp(words[i], word) == 0)
            return i;
    }
    return -1;
}

bool theme_parse(struct theme *theme, const char *text, struct error *err)
{
    bool has[COLOUR_COUNT] = {false};
    while (*text) {
        char word[32];
        unsigned value;
        size_t length = strcspn(text, "\n");
        if (length > 0 && *text != '#') {
            int colour = -1;
            if (sscanf(text, "%31s #%6x", word, &value) == 2)
                colour = find_colour(word);
            if (colour < 0)
                return error_set(err, ERROR_STORAGE,
                                 _("The theme has a line that is none: “%.*s”."), (int)length,
                                 text);
            theme->colours[colour] = value;
            has[colour] = true;
        }
        text += length + (text[length] == '\n');
    }
    for (int i = 0; i < COLOUR_COUNT; i++) {
        if (!has[i])
            return error_set(err, ERROR_STORAGE, _("The theme lacks the colour “%s”."),
                             words[i]);
    }
    return true;
}

const char *theme_word(enum theme_kind kind)
{
    static const char *const kinds[THEME_COUNT] = {
        [THEME_LIGHT] = "light",
        [THEME_CONTRAST_DARK] = "contrast-dark",
        [THEME_CONTRAST_LIGHT] = "contrast-light",
    };
    return kinds[kind];
}

bool theme_read_all(struct theme themes[THEME_COUNT], struct error *err)
{
    for (int i = 0; i < THEME_COUNT; i++) {
        char file[40];
        snprintf(file, sizeof file, "%s.theme", theme_word((enum theme_kind)i));
        const struct asset *asset = asset_find(file);
        if (!asset)
            return error_set(err, ERROR_STORAGE, _("The theme is not built in."));
        if (!theme_parse(&themes[i], (const char *)asset->bytes, err))
            return false;
    }
    return true;
}

static double channel(uint32_t value)
{
    double part = (double)(value & 0xff) / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * channel(colour >> 16) + 0.7152 * channel(colour >> 8) +
           0.0722 * channel(colour);
}

double theme_contrast(uint32_t one, uint32_t other)
{
    double a = luminance(one);
    double b = luminance(other);
    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}
