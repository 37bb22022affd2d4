/* Joining the lines of draw lists into sentences. */
#include "kiosk/sound/speech_text.h"

#include "kiosk/choices.h"
#include "kiosk/glass/words.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool is_in_button(const struct ui *ui, const struct ui_item *text)
{
    for (int i = 0; i < ui->count; i++) {
        if (ui->items[i].kind == UI_AREA && rect_holds(ui->items[i].box, text->box))
            return true;
    }
    return false;
}

/* A further line. */
static bool is_same_text(const struct ui_item *before, const struct ui_item *item)
{
    return memcmp(&before->area, &item->area, sizeof item->area) == 0 &&
           before->font_px == item->font_px;
}

/* A further line, or what stands right beside it on its line. */
static bool belongs(const struct ui_item *before, const struct ui_item *item)
{
    bool is_beside = before->baseline == item->baseline && item->box.x >= before->box.x;
    return is_same_text(before, item) || is_beside;
}

static bool is_no_break_space(const char *at)
{
    return strncmp(at, "\u00a0", 2) == 0;
}

/* One space between words, whatever kinds of space the line breaking wanted. */
static void append(char text[SPEECH_TEXT_SIZE], const char *more)
{
    size_t length = strlen(text);
    for (; *more && length + 1 < SPEECH_TEXT_SIZE; more++) {
        bool is_space = *more == ' ' || is_no_break_space(more);
        more += is_no_break_space(more);
        if (!is_space || (length > 0 && text[length - 1] != ' '))
            text[length++] = is_space ? ' ' : *more;
    }
    text[length] = '\0';
}

static void end_sentence(char text[SPEECH_TEXT_SIZE])
{
    size_t length = strlen(text);
    if (length == 0 || text[length - 1] == ' ')
        return;
    append(text, strchr(".?!:;,", text[length - 1]) ? " " : ". ");
}

static void trim(char text[SPEECH_TEXT_SIZE])
{
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        text[--length] = '\0';
}

/* Appends the texts that are main, or those that are not. */
static void append_texts(const struct ui *ui, bool is_main, char text[SPEECH_TEXT_SIZE])
{
    const struct ui_item *before = NULL;
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        if (item->kind != UI_TEXT || item->is_main != is_main || is_in_button(ui, item))
            continue;
        if (before)
            belongs(before, item) ? append(text, " ") : end_sentence(text);
        append(text, item->text);
        before = item;
    }
    end_sentence(text);
}

static const struct ui_item *said_of(const struct ui *ui, const struct ui_item *button)
{
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        if (item->kind == UI_SAID && item->text[0] && rect_holds(button->box, item->box))
            return item;
    }
    return NULL;
}

/* What a button means, or else the texts on it but for its number, with `between` them. */
static void append_button(const struct ui *ui, const struct ui_item *button, const char *between,
                          char text[SPEECH_TEXT_SIZE])
{
    const struct ui_item *before = NULL, *said = said_of(ui, button);
    if (said) {
        append(text, said->text);
        return;
    }
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        if (item->kind != UI_TEXT || item->is_number || !rect_holds(button->box, item->box))
            continue;
        if (before)
            append(text, is_same_text(before, item) ? " " : between);
        append(text, item->text);
        before = item;
    }
}

static void append_choices(const struct ui *ui, char text[SPEECH_TEXT_SIZE])
{
    for (int number = 1; number <= CHOICES_MOST; number++) {
        const char *name = choices_area(ui, number);
        char said[SPEECH_TEXT_SIZE] = "", start[16];
        if (!name)
            continue;
        append_button(ui, ui_area_of(ui, name), ", ", said);
        snprintf(start, sizeof start, "%d", number);
        append(text, start);
        if (said[0] && strcmp(said, start) != 0) {
            append(text, ": ");
            append(text, said);
        }
        end_sentence(text);
    }
}

void speech_text_of(const struct ui *ui, char text[SPEECH_TEXT_SIZE])
{
    text[0] = '\0';
    append_texts(ui, true, text);
    append_choices(ui, text);
    append_texts(ui, false, text);
    trim(text);
}

void speech_main_of(const struct ui *ui, char text[SPEECH_TEXT_SIZE])
{
    text[0] = '\0';
    append_texts(ui, true, text);
    trim(text);
}

/* Buttons with signs. */
static const struct {
    const char *area, *label;
} signs[] = {
    {"text-size", N_("Size of text")},
    {"contrast", N_("Colours")},
    {"low-reach", N_("Everything in the lower part")},
    {"speech", N_("Speech")},
    {"softer", N_("Softer")},
    {"louder", N_("Louder")},
    {"about", N_("What is recorded here?")},
    {"number", N_("Number without a card")},
    {"page-before", N_("Page before")},
    {"page-after", N_("Next page")},
    {"erase", N_("Delete a digit")},
};

static bool find_language_area(const char *area, enum language *language)
{
    static const char prefix[] = "language-";
    return strncmp(area, prefix, sizeof prefix - 1) == 0 &&
           language_find(area + sizeof prefix - 1, language);
}

void speech_label_of(const struct ui *ui, const char *area, enum language *language,
                     char text[SPEECH_TEXT_SIZE])
{
    const struct ui_item *button = ui_area_of(ui, area);
    text[0] = '\0';
    if (!button)
        return;
    if (find_language_area(area, language)) {
        append(text, words_language(*language));
        return;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strcmp(signs[i].area, area) == 0)
            append(text, language_text(*language, signs[i].label));
    }
    if (!text[0])
        append_button(ui, button, " ", text);
}
