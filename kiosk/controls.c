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

enum sign {
    SIGN_TEXT, SIGN_CONTRAST, SIGN_REACH, SIGN_SPEECH, SIGN_SOFTER, SIGN_LOUDER, SIGN_ABOUT,
    SIGN_NUMBER, SIGN_COUNT
};
static const struct {
    const char *name, *icon;
} signs[SIGN_COUNT] = {
    [SIGN_TEXT] = {"text-size", "button-text-size"},
    [SIGN_CONTRAST] = {"contrast", "button-contrast"},
    [SIGN_REACH] = {"low-reach", "button-reach"},
    [SIGN_SPEECH] = {"speech", "button-speech"},
    [SIGN_SOFTER] = {"softer", "button-softer"},
    [SIGN_LOUDER] = {"louder", "button-louder"},
    [SIGN_ABOUT] = {"about", "button-information"},
    [SIGN_NUMBER] = {"number", "button-number"},
};

/* Those that are there just now, in their order. */
struct sign_list {
    enum sign items[SIGN_COUNT];
    int count;
};

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

/* The same where each is only as wide as its name has to be. */
static int languages_least_width(const struct ui *ui)
{
    int sum = (LANGUAGE_COUNT - 1) * frame_gap(ui->sizes);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        sum += button_least_width(ui, &(struct button){.label = words_language((enum language)i)});
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

bool controls_have_volume(const struct kiosk *kiosk)
{
    return kiosk->preferences.speech && kiosk->wish.volume_percent > 0;
}

static bool is_there(const struct kiosk *kiosk, enum sign sign)
{
    if (sign == SIGN_SOFTER || sign == SIGN_LOUDER)
        return controls_have_volume(kiosk);
    return sign != SIGN_NUMBER || kiosk->own.takes_number;
}

static struct sign_list signs_of(const struct kiosk *kiosk)
{
    struct sign_list list = {.count = 0};
    for (int i = 0; i < SIGN_COUNT; i++) {
        if (is_there(kiosk, (enum sign)i))
            list.items[list.count++] = (enum sign)i;
    }
    return list;
}

static struct sign_list signs_for_seeing(void)
{
    return (struct sign_list){{SIGN_TEXT, SIGN_CONTRAST, SIGN_REACH}, CONTROLS_SEEING};
}

static struct sign_list signs_for_reading(const struct kiosk *kiosk)
{
    struct sign_list list = signs_for_seeing();
    if (controls_have_volume(kiosk)) {
        list.items[list.count++] = SIGN_SOFTER;
        list.items[list.count++] = SIGN_LOUDER;
    }
    return list;
}

static int rows_of(const struct ui *ui, int sign_count)
{
    int widths[LANGUAGE_COUNT];
    int languages = languages_width(ui, widths);
    int room = frame_of(ui->sizes, 1).foot.w;
    int apart = 2 * frame_gap(ui->sizes);
    if (ui->sizes->is_portrait)
        return 3;
    if (languages + apart + signs_width(ui->sizes, sign_count) <= room)
        return 1;
    return languages_least_width(ui) <= room ? 2 : 3;
}

int controls_rows(const struct kiosk *kiosk, const struct ui *ui)
{
    return rows_of(ui, signs_of(kiosk).count);
}

int controls_seen_rows(const struct ui *ui)
{
    return rows_of(ui, CONTROLS_SEEING);
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
    case SIGN_SOFTER:
        return preferences->louder < 0;
    case SIGN_LOUDER:
        return preferences->louder > 0;
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

static int draw_signs(const struct kiosk *kiosk, struct ui *ui, struct rect row,
                      const struct sign_list *list)
{
    int gap = frame_gap(ui->sizes);
    for (int i = 0; i < list->count; i++) {
        enum sign sign = list->items[i];
        int width = (row.w - (list->count - 1 - i) * gap) / (list->count - i);
        button_draw_sign(ui, signs[sign].name, signs[sign].icon, is_chosen(kiosk, sign),
                         (struct rect){row.x, row.y, width, row.h});
        row.x += width + gap;
        row.w -= width + gap;
    }
    return row.x - gap;
}

static void draw_all(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame,
                     const struct sign_list *list)
{
    struct rect foot = frame->foot;
    int high = frame_row(ui->sizes);
    int rows = (foot.h + frame_gap(ui->sizes)) / high;
    struct rect row = {foot.x, foot.y, foot.w, high};
    struct rect last = {foot.x, foot.y + foot.h - high, foot.w, high};
    if (rows == 1) {
        last.w = signs_width(ui->sizes, list->count);
        last.x = foot.x + foot.w - last.w;
    }
    if (rows == 3)
        draw_language_square(kiosk, ui, row);
    else
        draw_languages(kiosk, ui, row, rows == 2);
    draw_signs(kiosk, ui, last, list);
}

void controls_draw(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame)
{
    struct sign_list list = signs_of(kiosk);
    draw_all(kiosk, ui, frame, &list);
}

void controls_draw_seen(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame)
{
    struct sign_list list = signs_for_seeing();
    draw_all(kiosk, ui, frame, &list);
}

void controls_for_seeing(const struct kiosk *kiosk, struct button buttons[CONTROLS_SEEING])
{
    struct sign_list list = signs_for_seeing();
    for (int i = 0; i < list.count; i++)
        buttons[i] = (struct button){.name = signs[list.items[i]].name,
                                     .sign = signs[list.items[i]].icon,
                                     .is_chosen = is_chosen(kiosk, list.items[i])};
}

int controls_draw_reading(const struct kiosk *kiosk, struct ui *ui, int x, int y)
{
    struct sign_list list = signs_for_reading(kiosk);
    struct rect row = {x, y, signs_width(ui->sizes, list.count), frame_row(ui->sizes)};
    return draw_signs(kiosk, ui, row, &list);
}

void controls_draw_volume(const struct kiosk *kiosk, struct ui *ui, int x, int y)
{
    struct sign_list list = {{SIGN_SOFTER, SIGN_LOUDER}, 2};
    draw_signs(kiosk, ui, (struct rect){x, y, signs_width(ui->sizes, 2), frame_row(ui->sizes)},
               &list);
}

int controls_volume_width(const struct kiosk *kiosk, const struct ui *ui)
{
    return controls_have_volume(kiosk) ? signs_width(ui->sizes, 2) + frame_gap(ui->sizes) : 0;
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

bool controls_press_volume(struct kiosk *kiosk, const char *name)
{
    bool is_louder = strcmp(name, signs[SIGN_LOUDER].name) == 0;
    if (!is_louder && strcmp(name, signs[SIGN_SOFTER].name) != 0)
        return false;
    wish_volume(kiosk, is_louder ? 1 : -1);
    kiosk->wish.asked_count++; /* at once heard how loud it is now */
    return true;
}

bool controls_press(struct kiosk *kiosk, const char *name)
{
    struct kiosk_preferences wish = kiosk->preferences;
    if (controls_press_volume(kiosk, name))
        return true;
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
