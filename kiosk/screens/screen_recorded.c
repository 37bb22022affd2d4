/* "Zapisano obecność." and "Obecność jest już zapisana.": shown only after the commit. */
#include "kiosk/glass/words.h"
#include "kiosk/kiosk.h"
#include "kiosk/notice.h"
#include "kiosk/own.h"

#include <stdio.h>
#include <string.h>

/* "Godzina 15:28": the time stands out; the words before it end in a no-break space. */
static void say_time(const struct kiosk *kiosk, struct notice *notice)
{
    const char *format = kiosk_text(kiosk, N_("Time %s"));
    int length = (int)strcspn(format, "%");
    while (length > 0 && format[length - 1] == ' ')
        length--;
    snprintf(notice->lines[0].text, NOTICE_TEXT_SIZE, "%.*s\u00a0", length, format);
    words_time(kiosk->result.in_at, notice->lines[0].strong);
}

static void say_session(const struct kiosk *kiosk, struct notice *notice)
{
    const struct checkin_result *result = &kiosk->result;
    char start[WORDS_TIME_SIZE];
    if (kiosk->own.is_remembered) {
        snprintf(notice->lines[1].text, NOTICE_TEXT_SIZE, "%s",
                 kiosk_text(kiosk, N_("Remembered on the card.")));
        return;
    }
    /* Where two buttons leave no room for it in large text, the session need not be said. */
    bool is_spared = kiosk->own.may_remember && kiosk->sizes.text > 1.5;
    if (result->start_at == 0 || is_spared)
        return;
    words_time(result->start_at, start);
    if (result->room[0])
        snprintf(notice->lines[1].text, NOTICE_TEXT_SIZE,
                 kiosk_text(kiosk, N_("Session at %1$s, %2$s")), start, result->room);
    else
        snprintf(notice->lines[1].text, NOTICE_TEXT_SIZE, kiosk_text(kiosk, N_("Session at %s")),
                 start);
}

static void recorded_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct notice notice = {.ground = COLOUR_RECORDED, .sign = COLOUR_ACCENT, .icon = "tick"};
    bool is_first = kiosk->result.answer == CHECKIN_RECORDED;
    const char *main =
        is_first ? N_("Attendance is recorded.") : N_("Attendance is already recorded.");
    snprintf(notice.main, sizeof notice.main, "%s", kiosk_text(kiosk, main));
    say_time(kiosk, &notice);
    say_session(kiosk, &notice);
    notice.is_renewed = kiosk->is_renewed;
    own_buttons(kiosk, &notice);
    notice_draw(ui, &notice);
}

static void recorded_event(struct kiosk *kiosk, const struct event *event)
{
    if (!own_press(kiosk, event))
        kiosk_rest_after_result(kiosk);
}

const struct screen screen_recorded = {
    .name = "recorded",
    .event = recorded_event,
    .draw = recorded_draw,
};
