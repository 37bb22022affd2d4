/* A form, one question on each page, and the page that asks whether it may be stored. Answers by
 * touch and by keyboard, each can be skipped and gone back to; nothing is timed, but whoever has
 * left is asked after two minutes whether more time is needed. */
#include "kiosk/controls.h"
#include "kiosk/glass/words.h"
#include "kiosk/kiosk.h"
#include "kiosk/screens/survey_options.h"
#include "kiosk/screens/survey_page.h"

#include <stdio.h>
#include <string.h>

/* The languages in short, so that all of them stand beside the buttons. */
static const struct {
    const char *name, *label;
} languages[LANGUAGE_COUNT] = {
    [LANGUAGE_POLISH] = {"language-pl", "PL"},
    [LANGUAGE_UKRAINIAN] = {"language-uk", "УКР"},
    [LANGUAGE_ENGLISH] = {"language-en", "EN"},
    [LANGUAGE_RUSSIAN] = {"language-ru", "РУС"},
};

static bool is_end(const struct sitting *sitting)
{
    return sitting->at == sitting->form.questions.count;
}

static int language_width(const struct ui *ui, const struct button *button)
{
    int width = button_least_width(ui, button);
    int least = (int)(20.0 * ui->sizes->unit) + 1;
    return width > least ? width : least;
}

struct foot {
    struct button buttons[2 + LANGUAGE_COUNT];
    int widths[2 + LANGUAGE_COUNT];
    int count, way_count; /* those that lead back and on stand first */
    int ways, all;        /* how wide they are side by side */
    int volume;           /* what softer and louder take of the last row */
};

static void add(const struct ui *ui, struct foot *foot, const struct button *button, int width)
{
    foot->all += width + (foot->count > 0 ? frame_gap(ui->sizes) : 0);
    foot->buttons[foot->count] = *button;
    foot->widths[foot->count++] = width;
}

static bool is_one_row(const struct ui *ui, const struct foot *foot)
{
    return foot->all + frame_gap(ui->sizes) + foot->volume <= frame_of(ui->sizes, 1).foot.w;
}

static void add_languages(const struct kiosk *kiosk, const struct ui *ui, struct foot *foot)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct button language = {
            .name = languages[i].name, .label = languages[i].label,
            .is_chosen = kiosk->language == (enum language)i,
        };
        add(ui, foot, &language, language_width(ui, &language));
    }
}

/* Softer and louder stand beside the languages, or in a row of their own where those would be
 * narrow for their names. */
static bool has_volume_row(const struct ui *ui, const struct foot *foot)
{
    int width = foot->all - foot->ways - frame_gap(ui->sizes);
    bool is_narrow = foot->count == foot->way_count ||
                     width + foot->volume > frame_of(ui->sizes, 1).foot.w;
    return foot->volume && !is_one_row(ui, foot) && is_narrow;
}

/* Where only the lower half counts, and where the largest text is heard as well, a further row of
 * buttons would leave the answers no room. */
static bool is_crowded(const struct ui *ui, const struct foot *foot)
{
    const struct sizes *sizes = ui->sizes;
    if (sizes->is_portrait)
        return sizes->is_low && has_volume_row(ui, foot);
    return (sizes->is_low || (foot->volume && sizes->text > 1.5)) && !is_one_row(ui, foot);
}

/* The way back and on, and the languages where there is room. */
static struct foot foot_of(const struct kiosk *kiosk, const struct ui *ui)
{
    struct foot foot = {.volume = controls_volume_width(kiosk, ui)};
    const struct sitting *sitting = &kiosk->sitting;
    struct button back = {.name = "back", .label = kiosk_text(kiosk, N_("Back"))};
    struct button skip = {.name = "skip", .label = kiosk_text(kiosk, N_("Skip"))};
    if (sitting->at == 0)
        back.label = kiosk_text(kiosk, N_("Leave"));
    add(ui, &foot, &back, button_width(ui, &back));
    if (!is_end(sitting))
        add(ui, &foot, &skip, button_width(ui, &skip));
    foot.way_count = foot.count;
    foot.ways = foot.all;
    add_languages(kiosk, ui, &foot);
    if (is_crowded(ui, &foot)) {
        foot.count = foot.way_count;
        foot.all = foot.ways;
    }
    return foot;
}

/* Shares out what is left of a row. */
static void draw_row(struct ui *ui, const struct foot *foot, int from, int to, struct rect row,
                     bool is_filled)
{
    int gap = frame_gap(ui->sizes);
    int more = row.w - (to - from - 1) * gap;
    for (int i = from; i < to; i++)
        more -= foot->widths[i];
    for (int i = from; i < to; i++) {
        int extra = is_filled ? more / (to - i) : 0;
        more -= extra;
        button_draw(ui, &foot->buttons[i],
                    (struct rect){row.x, row.y, foot->widths[i] + extra, row.h});
        row.x += foot->widths[i] + extra + gap;
    }
}

/* In one row from both ends; or the ways, side by side or below each other, over the languages. */
static int way_rows(const struct ui *ui, const struct foot *foot)
{
    return foot->ways <= frame_of(ui->sizes, 1).foot.w ? 1 : foot->way_count;
}

static int rows_of(const struct ui *ui, const struct foot *foot)
{
    return is_one_row(ui, foot) ? 1
                                : way_rows(ui, foot) + (foot->count > foot->way_count) +
                                      has_volume_row(ui, foot);
}

/* Softer and louder stand at the end of the last row. */
static void draw_foot(const struct kiosk *kiosk, struct ui *ui, const struct foot *foot,
                      const struct frame *frame)
{
    int high = frame_row(ui->sizes);
    int rows = way_rows(ui, foot), each = foot->way_count / rows;
    struct rect row = {frame->foot.x, frame->foot.y, frame->foot.w, high};
    int right = frame->foot.x + frame->foot.w;
    bool is_one = is_one_row(ui, foot);
    frame_draw(ui, frame);
    for (int i = 0; i < rows; i++) {
        draw_row(ui, foot, i * each, (i + 1) * each, row, !is_one);
        row.y += high + frame_gap(ui->sizes);
    }
    bool is_beside = !has_volume_row(ui, foot);
    int beside = is_beside ? foot->volume : 0;
    row.w -= beside;
    if (is_one) {
        row.w = foot->all - foot->ways - frame_gap(ui->sizes);
        row.x = right - beside - row.w;
    }
    if (foot->volume && !is_beside)
        controls_draw_volume(kiosk, ui, right - foot->volume + frame_gap(ui->sizes), row.y);
    row.y = frame->foot.y + frame->foot.h - high;
    if (foot->volume && is_beside)
        controls_draw_volume(kiosk, ui, right - foot->volume + frame_gap(ui->sizes), row.y);
    draw_row(ui, foot, foot->way_count, foot->count, row, !is_one);
}

static int at_least(int value, int least)
{
    return value > least ? value : least;
}

static int at_most(int value, int most)
{
    return value < most ? value : most;
}

static struct text_style main_style(void)
{
    return (struct text_style){
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN + 1, .least_step = STEP_MAIN, .lines = 2,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
}

static struct text_style hint_style(int step)
{
    return (struct text_style){
        .weight = WEIGHT_REGULAR, .step = step, .least_step = STEP_NEEDED, .lines = 2,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
}

/* Returns where the text ends. */
static int draw_text(struct ui *ui, const struct text_style *style, const char *words,
                     struct rect box)
{
    struct text_fit fit = text_fit(ui, style, words, box.w, box.h);
    box.h = fit.height;
    return text_draw(ui, style, &fit, words, box) + (int)(fit.font_px * FONTS_BELOW);
}

/* "Question 2 of 6", the question in what room its answers leave, and the answers. */
static void draw_question(const struct kiosk *kiosk, struct ui *ui, struct rect body, bool is_low)
{
    char progress[120];
    const struct sitting *sitting = &kiosk->sitting;
    const struct survey_question *question = &sitting->form.questions.items[sitting->at];
    struct survey_options options = {
        .question = question, .language = kiosk->language, .chosen = sitting->answers[sitting->at],
        .is_low = is_low,
    };
    struct text_style style = hint_style(STEP_NEEDED);
    int gap = sizes_mm(ui->sizes, sizes_height_mm(ui->sizes) * 0.045);
    int bottom = body.h - sizes_mm(ui->sizes, ui->sizes->is_portrait ? 12.0 : 7.0);
    snprintf(progress, sizeof progress, kiosk_text(kiosk, N_("Question %1$d of %2$d")),
             sitting->at + 1, sitting->form.questions.count);
    bool has_words = question->kind == SURVEY_CHOICE;
    int most = ui->sizes->text > 1.0 && !has_words ? 46 : 36; /* of a hundred parts */
    int y = body.h * (ui->sizes->text > 1.0 ? 4 : 7) / 100;
    y = draw_text(ui, &style, progress, (struct rect){body.x, y, body.w, body.h / 5});
    y += sizes_mm(ui->sizes, 7.0);
    int room = bottom - survey_options_least(ui, &options) - gap - y;
    style = main_style();
    y = gap + draw_text(ui, &style, question->asks.in[kiosk->language],
                        (struct rect){body.x, y, body.w, at_most(room, body.h * most / 100)});
    y = at_least(y, sizes_low_top(ui->sizes));
    survey_options_draw(ui, &options, (struct rect){body.x, y, body.w, bottom - y});
}

/* Whether it may be stored; with nothing answered there is nothing to store. */
static void draw_end(const struct kiosk *kiosk, struct ui *ui, struct rect body)
{
    static const struct survey_page pages[] = {
        {.main = N_("No question is answered."), .hints = {N_("Nothing will be stored.")},
         .area = "end", .label = N_("Leave")},
        {.main = N_("Store the answers?"), .hints = {N_("With “Back” they can still be changed.")},
         .area = "send", .label = N_("Store")},
    };
    survey_page_draw(kiosk, ui, &pages[survey_has_answers(&kiosk->sitting)], body);
}

static void survey_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct foot foot = foot_of(kiosk, ui);
    struct frame frame = frame_of(ui->sizes, rows_of(ui, &foot));
    if (is_end(&kiosk->sitting))
        draw_end(kiosk, ui, frame.body);
    else
        draw_question(kiosk, ui, frame.body, foot.volume && !ui->sizes->is_portrait &&
                                                 ui->sizes->text > 1.0 && rows_of(ui, &foot) > 1);
    draw_foot(kiosk, ui, &foot, &frame);
}

static void press(struct kiosk *kiosk, const char *name)
{
    struct sitting *sitting = &kiosk->sitting;
    int option = is_end(sitting) ? 0
                                 : survey_options_find(
                                       &sitting->form.questions.items[sitting->at], name);
    if (controls_press(kiosk, name))
        sitting->preferences = kiosk->preferences;
    else if (strcmp(name, "back") == 0)
        survey_back(kiosk);
    else if (strcmp(name, "skip") == 0)
        survey_answer(kiosk, SURVEY_UNANSWERED);
    else if (strcmp(name, "send") == 0)
        survey_send(kiosk);
    else if (strcmp(name, "end") == 0)
        survey_give_up(kiosk);
    else if (option)
        survey_answer(kiosk, option);
}

/* A press right after a page came was meant for the one before, whose buttons stood there. */
static void survey_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS && kiosk_age(kiosk) >= KIOSK_DEBOUNCE_MS)
        press(kiosk, event->name);
    else if (event->kind == EVENT_KEY)
        kiosk->pressed_ms = kiosk->now_ms;
    if (kiosk->screen != &screen_survey)
        return;
    int64_t quiet = kiosk->now_ms - kiosk->pressed_ms;
    if (quiet >= SURVEY_QUIET_MS)
        kiosk_ask_more_time(kiosk, survey_give_up);
    else
        kiosk_wake_in(kiosk, SURVEY_QUIET_MS - quiet);
}

const struct screen screen_survey = {
    .name = "survey",
    .is_private = true, /* what the keyboard comes to would tell the answer */
    .event = survey_event,
    .draw = survey_draw,
};
