/* Breaking, fitting and placing text. Widths scale with the font size, so each word is
 * measured once, at one size. */
#include "kiosk/glass/text.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { WORDS = 160 };
static const double measured_px = 100.0;

struct word {
    int from, length;
    double width;     /* at measured_px */
    bool has_space;   /* a space goes before it when it is not first in a line */
};

struct words {
    struct word list[WORDS];
    int count;
    double space;
};

static int next_character(const char *text)
{
    int length = 1;
    while (((unsigned char)text[length] & 0xc0) == 0x80)
        length++;
    return length;
}

/* Up to the next space, or up to and with a hyphen inside a word. */
static int next_word(const char *text, bool breaks_hyphens)
{
    int length = (int)strcspn(text, " ");
    int hyphen = breaks_hyphens ? (int)strcspn(text, " -") + 1 : length;
    return hyphen < length && hyphen > 1 ? hyphen : length;
}

/* Splits at spaces, or between all characters when `in_words` is set. */
static void split(const struct ui *ui, const struct text_style *style, const char *text,
                  bool in_words, struct words *words)
{
    int at = 0;
    bool has_space = false;
    words->count = 0;
    words->space =
        fonts_width(ui->fonts, style->weight, measured_px, style->is_tabular, " ", 1);
    while (text[at] && words->count < WORDS) {
        if (text[at] == ' ') {
            has_space = true;
            at++;
            continue;
        }
        int length = in_words ? next_character(text + at)
                              : next_word(text + at, style->breaks_hyphens);
        struct word *word = &words->list[words->count++];
        *word = (struct word){.from = at, .length = length, .has_space = has_space};
        word->width = fonts_width(ui->fonts, style->weight, measured_px, style->is_tabular,
                                  text + at, length);
        has_space = false;
        at += length;
    }
}

/* Fills lines greedily; returns how many are needed, INT_MAX when a word is too wide. */
static int break_lines(const struct words *words, double limit, struct text_fit *fit)
{
    int count = 0;
    double width = 0.0;
    for (int i = 0; i < words->count; i++) {
        const struct word *word = &words->list[i];
        double space = word->has_space ? words->space : 0.0;
        bool is_new = i == 0 || width + space + word->width > limit;
        if (word->width > limit)
            return INT_MAX;
        count += is_new;
        width = is_new ? word->width : width + space + word->width;
        if (!fit || count > TEXT_LINES)
            continue;
        struct text_line *line = &fit->lines[count - 1];
        if (is_new)
            line->from = word->from;
        line->length = word->from + word->length - line->from;
    }
    return count;
}

/* The narrowest limit that needs no more lines: lines of even width. */
static double balance(const struct words *words, double limit, int count)
{
    double low = 0.0;
    for (int i = 0; i < 24; i++) {
        double middle = (low + limit) / 2;
        if (break_lines(words, middle, NULL) <= count)
            limit = middle;
        else
            low = middle;
    }
    return limit;
}

static void set_step(const struct ui *ui, const struct text_style *style, int step,
                     struct text_fit *fit)
{
    double cap = style->is_main ? sizes_main_cap_px(ui->sizes, step)
                                : sizes_cap_px(ui->sizes, step);
    fit->step = step;
    double leading = style->weight == WEIGHT_DISPLAY ? 1.07 : 1.36;
    fit->font_px = (int)fmax(4.0, ceil(cap / FONTS_CAP));
    fit->cap = (int)lround(fit->font_px * FONTS_CAP);
    fit->pitch = (int)lround(fit->font_px * leading);
}

/* Sets the text at one step in at most `most` lines; false when it does not fit. */
static bool try_step(const struct ui *ui, const struct text_style *style, const struct words *words,
                     int step, int most, struct text_fit *fit, int width, int height)
{
    set_step(ui, style, step, fit);
    double limit = (width * 0.995 - 1.0) * measured_px / fit->font_px; /* words were rounded */
    int count = break_lines(words, limit, NULL);
    if (count > most || count > TEXT_LINES)
        return false;
    int needed = fit->cap + (count - 1) * fit->pitch;
    if (style->is_boxed && !style->is_tabular)
        needed += (int)ceil(FONTS_OUTSIDE * fit->font_px);
    if (needed > height)
        return false;
    fit->count = break_lines(words, balance(words, limit, count) + 0.001, fit);
    return true;
}

static bool try_steps(const struct ui *ui, const struct text_style *style,
                      const struct words *words, struct text_fit *fit, int width, int height)
{
    /* Larger text may take more lines; what is no main sentence need not be larger than needed. */
    bool is_larger = ui->sizes->text > 1.0;
    int least = is_larger && !style->is_main && style->least_step > STEP_NEEDED
                    ? STEP_NEEDED : style->least_step;
    for (int more = 0; more <= (is_larger ? 2 : 1); more++) {
        int step = is_larger && style->is_main && more > 0 ? least : style->step;
        for (; step >= least; step--) {
            if (try_step(ui, style, words, step, style->lines + more, fit, width, height))
                return true;
        }
    }
    for (int step = least - 1; step >= STEP_LEAST; step--) {
        if (try_step(ui, style, words, step, TEXT_LINES, fit, width, height))
            return true;
    }
    return false;
}

/* A line is placed by its ink, so that what is centred stands in the middle; cells of digits count
 * whole. The room it takes is that of its advances. */
static void measure_line(const struct ui *ui, const struct text_style *style, const char *text,
                         struct text_line *line, struct text_fit *fit)
{
    const char *from = text + line->from;
    double room = fonts_width(ui->fonts, style->weight, fit->font_px, style->is_tabular, from,
                              line->length);
    double ink = style->is_tabular ? room
                                   : fonts_ink_width(ui->fonts, style->weight, fit->font_px, from,
                                                     line->length);
    line->width = (int)ceil(ink);
    fit->width = (int)ceil(room) > fit->width ? (int)ceil(room) : fit->width;
}

/* What its equals need decides. At one given size a text takes the lines that it takes. */
static struct text_style even_style(const struct ui *ui, const struct text_style *style)
{
    struct text_style even = *style;
    int most = ui->groups[style->group].most;
    if (style->group != GROUP_NONE && most < style->step) {
        even.step = even.least_step = most;
        even.lines = TEXT_LINES;
    }
    return even;
}

struct text_fit text_fit(const struct ui *ui, const struct text_style *wished, const char *text,
                         int width, int height)
{
    struct words words;
    struct text_fit fit = {0};
    struct text_style even = even_style(ui, wished);
    const struct text_style *style = &even;
    split(ui, style, text, false, &words);
    if (!try_steps(ui, style, &words, &fit, width, height)) {
        split(ui, style, text, true, &words);
        try_steps(ui, style, &words, &fit, width, height);
    }
    for (int i = 0; i < fit.count; i++)
        measure_line(ui, style, text, &fit.lines[i], &fit);
    fit.height = fit.cap + (fit.count > 0 ? fit.count - 1 : 0) * fit.pitch;
    return fit;
}

static int align_x(enum align align, struct rect box, int width)
{
    if (align == ALIGN_RIGHT)
        return box.x + box.w - width;
    return align == ALIGN_CENTRE ? box.x + (box.w - width) / 2 : box.x;
}

int text_draw(struct ui *ui, const struct text_style *style, const struct text_fit *fit,
              const char *text, struct rect box)
{
    int baseline = box.y + fit->cap;
    int above = (int)ceil(fit->font_px * FONTS_ABOVE);
    int below = (int)ceil(fit->font_px * FONTS_BELOW);
    bool is_apart = style->group == GROUP_ROOM && fit->step < STEP_NEEDED;
    if (fit->count > 0 && !is_apart)
        ui_note_step(ui, style->group, fit->step);
    for (int i = 0; i < fit->count; i++) {
        const struct text_line *line = &fit->lines[i];
        struct ui_item *item = ui_add(ui, UI_TEXT);
        baseline = box.y + fit->cap + i * fit->pitch;
        item->box = (struct rect){align_x(style->align, box, line->width), baseline - above,
                                  line->width, above + below};
        item->area = box;
        item->ink = style->ink;
        item->ground = style->ground;
        item->weight = style->weight;
        item->group = style->group;
        item->is_tabular = style->is_tabular;
        item->is_flush = style->is_flush;
        item->is_main = style->is_main;
        item->font_px = fit->font_px;
        item->baseline = baseline;
        snprintf(item->text, sizeof item->text, "%.*s", line->length, text + line->from);
    }
    return baseline;
}

int text_centre(struct ui *ui, const struct text_style *style, const char *text, struct rect box)
{
    struct text_style boxed = *style;
    boxed.is_boxed = true;
    struct text_fit fit = text_fit(ui, &boxed, text, box.w, box.h);
    struct rect inner = {box.x, box.y + (box.h - fit.height) / 2, box.w, fit.height};
    text_draw(ui, &boxed, &fit, text, inner);
    return fit.step;
}
