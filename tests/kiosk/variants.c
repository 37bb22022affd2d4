/* Counting through the combinations. */
#include "variants.h"

#include <stdio.h>

void variant_name(const struct variant *variant, char name[VARIANT_NAME_SIZE])
{
    const struct kiosk_preferences *wish = &variant->preferences;
    char text[8] = "";
    if (wish->text_percent != 100)
        snprintf(text, sizeof text, "-%d", wish->text_percent);
    snprintf(name, VARIANT_NAME_SIZE, "%s-%s%s%s%s%s", language_code(wish->language),
             variant->window->name, text, wish->low_reach ? "-low" : "",
             wish->theme == THEME_LIGHT ? "" : "-",
             wish->theme == THEME_LIGHT ? "" : theme_word(wish->theme));
}

/* Every combination up to those bounds. */
static void each(int languages, int themes, int sizes, int reaches,
                 void (*visit)(const struct variant *variant, void *context), void *context)
{
    size_t windows;
    const struct window *window = windows_list(&windows);
    int count = (int)windows * languages * themes * sizes * reaches;
    for (int i = 0; i < count; i++) {
        int rest = i / (int)windows;
        struct variant variant = {
            .window = &window[i % (int)windows],
            .preferences = {
                .language = (enum language)(rest % languages),
                .theme = (enum theme_kind)(rest / languages % themes),
                .text_percent = 100 + 50 * (rest / languages / themes % sizes),
                .low_reach = rest / languages / themes / sizes != 0,
            },
        };
        visit(&variant, context);
    }
}

struct sieve {
    void (*visit)(const struct variant *variant, void *context);
    void *context;
    bool is_for_staff;
};

/* A panel of 10 inches is filled by the house's own size. */
static bool is_too_small(const struct variant *variant)
{
    return variant->window->width_mm > 0 &&
           (variant->preferences.text_percent != 100 || variant->preferences.low_reach);
}

static void skip_small(const struct variant *variant, void *context)
{
    const struct sieve *sieve = context;
    if (!is_too_small(variant))
        sieve->visit(variant, sieve->context);
}

void variants_each(void (*visit)(const struct variant *variant, void *context), void *context)
{
    struct sieve sieve = {.visit = visit, .context = context};
    each(LANGUAGE_COUNT, 1, 3, 2, skip_small, &sieve);
}

/* In the house's size and reach: every language, and every theme (staff: in Polish). Larger text:
 * the largest in every language, the middle one in Polish. Low reach in Polish. */
static bool is_for_gallery(const struct variant *variant, bool is_for_staff)
{
    const struct kiosk_preferences *wish = &variant->preferences;
    bool is_larger = wish->text_percent != 100;
    bool is_plain = wish->theme == THEME_LIGHT;
    bool is_polish = wish->language == LANGUAGE_POLISH;
    if (is_too_small(variant))
        return false;
    if (variant->window->width_mm > 0 || wish->low_reach || wish->text_percent == 150)
        return is_polish && is_plain && !(wish->low_reach && wish->text_percent == 150);
    return is_plain || (!is_larger && (is_polish || !is_for_staff));
}

static void sift(const struct variant *variant, void *context)
{
    const struct sieve *sieve = context;
    if (is_for_gallery(variant, sieve->is_for_staff))
        sieve->visit(variant, sieve->context);
}

void variants_each_picture(const struct state *state,
                           void (*visit)(const struct variant *variant, void *context),
                           void *context)
{
    struct sieve sieve = {visit, context, state->is_for_staff};
    each(LANGUAGE_COUNT, THEME_COUNT, 3, 2, sift, &sieve);
}
