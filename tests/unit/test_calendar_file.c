/* Calendar files: what goes out is read back by the library, line by line as RFC 5545 wants. */
#include "exchange/calendar_file.h"

#include "base/day.h"
#include "base/text.h"
#include "tests/unit/files.h"

#include <libical/ical.h>

#define NOON INT64_C(1768215600) /* 12 January 2026, 11.00 UTC */

static struct session_event event(const char *uid, int64_t start_at)
{
    struct session_event made = {.occurrence_at = start_at,
                                 .start_at = start_at,
                                 .end_at = start_at + 5400,
                                 .sequence = 2};
    text_copy(made.uid, sizeof made.uid, uid);
    text_copy(made.room, sizeof made.room, "sala 2; piętro 1, wejście B");
    return made;
}

/* Every line ends with CR LF and has at most 75 bytes; no character is cut in two. */
static void check_lines(const char *text)
{
    char line[80];
    while (*text) {
        size_t length = strcspn(text, "\r\n");
        assert_true(length <= 75);
        memcpy(line, text, length);
        line[length] = '\0';
        assert_true(text_is_utf8(line));
        assert_true(strncmp(text + length, "\r\n", 2) == 0);
        text += length + 2;
    }
}

static void what_is_written_is_read_back(void **state)
{
    struct session_event items[] = {event("1-ab@obecni", NOON), event("2-ab@obecni", NOON + 86400)};
    struct session_events events = {.items = items, .count = 2}, again = {0};
    struct buffer text = {0};
    struct error err = {0};
    (void)state;
    items[0].is_cancelled = true;
    memset(items[1].title, 0, sizeof items[1].title);
    for (int i = 0; i < 60; i++)
        strcat(items[1].title, "żó");
    text_copy(items[0].title, sizeof items[0].title, "Grupa, „G1”; a\\b");
    calendar_file_write(&events, "Zajęcia", NULL, NOON, &text);
    check_lines(text.text);
    icalcomponent *calendar = icalparser_parse_string(text.text);
    assert_non_null(calendar);
    icalcomponent *first = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    assert_string_equal(icalcomponent_get_summary(first), items[0].title);
    assert_int_equal(icalcomponent_get_status(first), ICAL_STATUS_CANCELLED);
    assert_int_equal(icalcomponent_get_sequence(first), 2);
    icalcomponent_free(calendar);
    assert_true(calendar_file_read(text.text, NOON - 1, NOON + 2 * 86400, &again, &err));
    assert_int_equal(again.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(again.items[i].uid, items[i].uid);
        assert_string_equal(again.items[i].room, items[i].room);
        assert_true(again.items[i].start_at == items[i].start_at);
        assert_true(again.items[i].end_at == items[i].end_at);
        assert_true(again.items[i].is_cancelled == items[i].is_cancelled);
    }
    session_events_free(&again);
    buffer_free(&text);
}

static void read_text(const char *events, int64_t from_at, int64_t to_at,
                      struct session_events *read, bool fits)
{
    struct buffer text = {0};
    struct error err = {0};
    buffer_printf(&text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n%sEND:VCALENDAR\r\n", events);
    assert_true(calendar_file_read(text.text, from_at, to_at, read, &err) == fits);
    assert_true(fits || err.kind == ERROR_REFUSED);
    buffer_free(&text);
}

static void repeated_events_keep_the_wall_time_over_both_nights(void **state)
{
    struct session_events read = {0};
    int64_t march, april;
    (void)state;
    assert_true(clock_use_zone("Europe/Warsaw", &(struct error){0}));
    clock_instant(day_of(2026, 3, 23), 15 * 60 + 30, &march);
    clock_instant(day_of(2026, 3, 30), 15 * 60 + 30, &april);
    read_text("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260323T153000\r\nDTEND:20260323T180000\r\n"
              "RRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\n",
              march - 1, april + 1, &read, true);
    assert_int_equal(read.count, 2);
    assert_true(read.items[0].start_at == march);
    assert_true(read.items[1].start_at == april);
    assert_true(read.items[1].start_at - read.items[0].start_at == 7 * 86400 - 3600);
    session_events_free(&read);
}

static void what_cannot_be_a_session_is_refused(void **state)
{
    static const char *const bad[] = {
        "BEGIN:VEVENT\r\nDTSTART:20260323T153000\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20260323\r\nEND:VEVENT\r\n",
        ("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260323T100000Z\r\nDTEND:20260323T100100Z\r\n"
         "RRULE:FREQ=MINUTELY\r\nEND:VEVENT\r\n"),
        "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:53111917T153000\r\nEND:VEVENT\r\n",
        "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:18991231T153000Z\r\nEND:VEVENT\r\n",
        ("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260323T153000\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n"
         "UID:a\r\nRECURRENCE-ID:99990323T153000\r\nDTSTART:20260323T163000\r\nEND:VEVENT\r\n"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct session_events read = {0};
        read_text(bad[i], INT64_C(1774224000), INT64_C(1774224000) + 200 * 86400, &read, false);
        session_events_free(&read);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(repeated_events_keep_the_wall_time_over_both_nights),
        cmocka_unit_test(what_cannot_be_a_session_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
