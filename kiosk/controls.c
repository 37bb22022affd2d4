/* Arranging the controls, and what their presses do. */
#include "kiosk/controls.h"

#include "kiosk/glass/words.h"
#include "kiosk/own.h"

#include <math.h>
#include <string.h>

static const char *const language_areas[LANGUAGE_COUNT] = {
    [LANGUAGE_POLISH] = "language-pl",
    [LANGUAGE_UKRAINIAN] = "language-uk",
    [LANGUAGE_ENGLISH] = "language-en",
    [LANGUAGE_RUSSIAN] = "language-ru",
};

enum sign { SIGN_TEXT, SIGN_CONTRAST, SIGN_REACH, SIGN_SPEECH, SIGN_ABOUT, SIGN_NUMBER, SIGN_COUNT };
static const struct {
    const char *name, *icon;
} signs[SIGN_COUNT] = {
    [SIGN_TEXT] = {"text-size", "button-text-size"},
    [SIGN_CONTRAST] = {"contrast", "button-contrast"},
    [SIGN_REACH] = {"low-reach", "button-reach"},
    [SIGN_SPEECH] = {"speech", "button-speech"},
    [SIGN_ABOUT] = {"about", "button-information"},
    [SIGN_NUMBER] = {"number", "button-number"},
};
enum { SIGNS_FOR_READING = SIGN_REACH + 1 };

/* How wide the languages are side by side. */
static int languages_width(const struct ui *ui, int widths[LANGUAGE_COUNT])
{
    int sum = (LANGUAGE_COUNT - 1) * frame_gap(ui->sizes);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct button button = {.label = words_language((enum language)i)};
        widths[i] = button_width(ui, &button);
        sum += widths[i];
    }
    return sum;
}

static int sign_width(const struct sizes *sizes)
{
    return frame_row(sizes);
}

static int signs_width(const struct sizes *sizes, int count)
{
    return count * sign_width(sizes) + (count - 1) * frame_gap(sizes);
}

/* The last one is there where numbers are taken. */
static int sign_count(const struct kiosk *kiosk)
{
    return kiosk->own.takes_number ? SIGN_COUNT : SIGN_NUMBER;
}

int controls_rows(const struct kiosk *kiosk, const struct ui *ui)
{
    int widths[LANGUAGE_COUNT];
    int languages = languages_width(ui, widths);
    int room = frame_of(ui->sizes, 1).foot.w;
    int apart = 2 * frame_gap(ui->sizes);
    if (ui->sizes->is_portrait)
        return 3;
    if (languages + apart + signs_width(ui->sizes, sign_count(kiosk)) <= room)
        return 1;
    int spared = LANGUAGE_COUNT * 2 * sizes_mm(ui->sizes, 4.0);
    return languages - spared <= room ? 2 : 3;
}

static bool is_chosen(const struct kiosk *kiosk, enum sign sign)
{
    const struct kiosk_preferences *preferences = &kiosk->preferences;
    switch (sign) {
    case SIGN_TEXT:
        return preferences->text_percent != 100;
    case SIGN_CONTRAST:
        return preferences->theme != THEME_LIGHT;
    case SIGN_REACH:
        return preferences->low_reach;
    case SIGN_SPEECH:
        return preferences->speech;
    case SIGN_ABOUT:
    case SIGN_NUMBER:
    case SIGN_COUNT:
        break;
    }
    return false;
}

static void draw_language(const struct kiosk *kiosk, struct ui *ui, int i, struct rect box)
{
    struct button button = {
        .name = language_areas[i],
        .label = words_language((enum language)i),
        .is_chosen = kiosk->language == (enum language)i,
    };
    button_draw(ui, &button, box);
}

/* Side by side, as wide as their names want; in a row of their own they share what is left or
 * lacking. */
static void draw_languages(const struct kiosk *kiosk, struct ui *ui, struct rect row, bool is_alone)
{
    int widths[LANGUAGE_COUNT];
    int more = row.w - languages_width(ui, widths);
    int x = row.x;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        int extra = is_alone ? more / (LANGUAGE_COUNT - i) : 0;
        more -= extra;
        draw_language(kiosk, ui, i, (struct rect){x, row.y, widths[i] + extra, row.h});
        x += widths[i] + extra + frame_gap(ui->sizes);
    }
}

static void draw_language_square(const struct kiosk *kiosk, struct ui *ui, struct rect row)
{
    int gap = frame_gap(ui->sizes);
    int half = (row.w - gap) / 2;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        draw_language(kiosk, ui, i, (struct rect){row.x + i % 2 * (half + gap),
                                                  row.y + i / 2 * (row.h + gap), half, row.h});
}

static int draw_signs(const struct kiosk *kiosk, struct ui *ui, struct rect row, int count)
{
    int gap = frame_gap(ui->sizes);
    for (int i = 0; i < count; i++) {
        int width = (row.w - (count - 1 - i) * gap) / (count - i);
        button_draw_sign(ui, signs[i].name, signs[i].icon, is_chosen(kiosk, (enum sign)i),
                         (struct rect){row.x, row.y, width, row.h});
        row.x += width + gap;
        row.w -= width + gap;
    }
    return row.x - gap;
}

void controls_draw(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame)
{
    struct rect foot = frame->foot;
    int wider = sizes_mm(ui->sizes, 4.0 * (ui->sizes->text - 1.0));
    if (ui->sizes->is_portrait) {
        foot.x -= wider;
        foot.w += 2 * wider;
    }
    int high = frame_row(ui->sizes);
    int rows = (foot.h + frame_gap(ui->sizes)) / high;
    struct rect row = {foot.x, foot.y, foot.w, high};
    struct rect last = {foot.x, foot.y + foot.h - high, foot.w, high};
    if (rows == 1) {
        last.w = signs_width(ui->sizes, sign_count(kiosk));
        last.x = foot.x + foot.w - last.w;
    }
    if (rows == 3)
        draw_language_square(kiosk, ui, row);
    else
        draw_languages(kiosk, ui, row, rows == 2);
    draw_signs(kiosk, ui, last, sign_count(kiosk));
}

int controls_reading_width(const struct ui *ui)
{
    return signs_width(ui->sizes, SIGNS_FOR_READING);
}

int controls_draw_reading(const struct kiosk *kiosk, struct ui *ui, int x, int y)
{
    struct rect row = {x, y, controls_reading_width(ui), frame_row(ui->sizes)};
    return draw_signs(kiosk, ui, row, SIGNS_FOR_READING);
}

static bool find_language(const char *name, enum language *language)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(name, language_areas[i]) == 0) {
            *language = (enum language)i;
            return true;
        }
    }
    return false;
}

bool controls_press(struct kiosk *kiosk, const char *name)
{
    struct kiosk_preferences wish = kiosk->preferences;
    if (strcmp(name, signs[SIGN_ABOUT].name) == 0) {
        kiosk->page = 0;
        kiosk_show(kiosk, &screen_about);
        return true;
    }
    if (strcmp(name, signs[SIGN_NUMBER].name) == 0) {
        own_ask_number(kiosk);
        return true;
    }
    if (strcmp(name, signs[SIGN_TEXT].name) == 0)
        wish.text_percent = preferences_next_text(wish.text_percent);
    else if (strcmp(name, signs[SIGN_CONTRAST].name) == 0)
        wish.theme = preferences_next_theme(wish.theme);
    else if (strcmp(name, signs[SIGN_REACH].name) == 0)
        wish.low_reach = !wish.low_reach;
    else if (strcmp(name, signs[SIGN_SPEECH].name) == 0)
        wish.speech = !wish.speech;
    else if (!find_language(name, &wish.language))
        return false;
    preferences_apply(kiosk, &wish);
    return true;
}
