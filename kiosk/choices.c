/* Finding the numbered areas; numbers that are typed. */
#include "kiosk/choices.h"

#include "kiosk/input/scanner.h"
#include "kiosk/kiosk.h"

#include <stdlib.h>
#include <string.h>

static const char *const areas[CHOICES_MOST][3] = {
    {"choice-1", "answer-1", "yes"}, {"choice-2", "answer-2", "no"}, {"choice-3", "answer-3"},
    {"choice-4", "answer-4"},        {"choice-5", "answer-5"},       {"choice-6", "answer-6"},
};

const char *choices_area(const struct ui *ui, int number)
{
    if (number < 1 || number > CHOICES_MOST)
        return NULL;
    for (int i = 0; i < 3 && areas[number - 1][i]; i++) {
        if (ui_area_of(ui, areas[number - 1][i]))
            return areas[number - 1][i];
    }
    return NULL;
}

bool choices_press(struct kiosk *kiosk, int number)
{
    struct ui *ui = memory_new(1, sizeof *ui);
    kiosk_draw(kiosk, ui);
    const char *name = choices_area(ui, number);
    explicit_bzero(ui, sizeof *ui); /* names may have been on it */
    free(ui);
    if (!name)
        return false;
    focus_clear(kiosk);
    kiosk_press(kiosk, name);
    return true;
}

/* A reader types numbers, too, but never one alone. */
void choices_key(struct kiosk *kiosk, const struct event *event)
{
    char character = scanner_character(event->key);
    if (!character)
        return;
    bool counts = kiosk->focus.run == 1 && character >= '1' && character < '1' + CHOICES_KEYS;
    kiosk->chosen = (struct choice_typed){counts ? character - '0' : 0, kiosk->now_ms};
    if (counts)
        kiosk_wake_in(kiosk, SCANNER_SILENCE_MS);
}

void choices_tick(struct kiosk *kiosk)
{
    int number = kiosk->chosen.number;
    int64_t left = kiosk->chosen.at_ms + SCANNER_SILENCE_MS - kiosk->now_ms;
    if (number == 0)
        return;
    if (left > 0) {
        kiosk_wake_in(kiosk, left);
        return;
    }
    kiosk->chosen.number = 0;
    choices_press(kiosk, number);
}
