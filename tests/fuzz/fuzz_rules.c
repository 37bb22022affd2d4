/* Days, times, numbers, names and rules of recurrence as people type them: what is taken has one
 * stored form, and reading that gives the same again. */
#include "base/clock.h"
#include "base/text.h"
#include "club/timetable/recurrence.h"
#include "tests/fuzz/fuzz.h"
#include "trust/token.h"

static void read_day(const char *text)
{
    int day;
    char again[DAY_SIZE];
    if (!day_parse(text, &day))
        return;
    day_format(day, again);
    fuzz_need(strcmp(text, again) == 0);
}

static void read_instant(const char *text)
{
    int64_t at, again_at;
    int minutes;
    struct error err = {0};
    char again[CLOCK_TEXT_SIZE];
    if (clock_parse(text, &at, &err)) {
        clock_format(at, again);
        fuzz_need(clock_parse(again, &again_at, &err) && at == again_at);
    }
    if (clock_parse_minutes(text, &minutes))
        fuzz_need(minutes >= 0 && minutes <= 1440);
}

static void read_number(const char *text)
{
    char number[TOKEN_NUMBER_LENGTH + 1], again[TOKEN_NUMBER_LENGTH + 1];
    char print[TOKEN_NUMBER_PRINT_SIZE];
    if (!token_number_read(text, number))
        return;
    fuzz_need(strlen(number) == TOKEN_NUMBER_LENGTH);
    fuzz_need(token_number_read(number, again) && strcmp(number, again) == 0);
    token_number_print(number, print);
}

static void read_line(const char *text)
{
    char line[241], again[241], folded[241];
    struct error err = {0};
    if (!text_read_line(text, "x", line, sizeof line, &err)) {
        fuzz_need(!line[0] && err.kind == ERROR_USAGE);
        return;
    }
    fuzz_need(text_is_utf8(line) && text_width(line) >= 0);
    fuzz_need(text_read_line(line, "x", again, sizeof again, &err) && strcmp(line, again) == 0);
    text_fold(line, folded, sizeof folded);
    fuzz_need(text_is_utf8(folded));
}

static void read_rule(const char *text)
{
    enum { ANCHOR_YEAR = 2026 };
    char rule[RECURRENCE_RULE_SIZE], again[RECURRENCE_RULE_SIZE];
    struct error err = {0};
    struct recurrence_days days = {0};
    if (!recurrence_read(text, rule, &err)) {
        fuzz_need(err.kind == ERROR_USAGE && err.text[0]);
        return;
    }
    fuzz_need(recurrence_read(rule, again, &err) && strcmp(rule, again) == 0);
    int from = day_of(ANCHOR_YEAR, 1, 1), until = day_of(ANCHOR_YEAR, 12, 31);
    fuzz_need(recurrence_list(rule, from, from, until, &days, &err));
    for (size_t i = 0; i < days.count; i++)
        fuzz_need(days.items[i] >= (i ? days.items[i - 1] + 1 : from) && days.items[i] <= until);
    recurrence_days_free(&days);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct error err = {0};
    if (size > 1000)
        return 0;
    fuzz_need(clock_use_zone("Europe/Warsaw", &err));
    char *text = fuzz_text(bytes, size);
    read_day(text);
    read_instant(text);
    read_number(text);
    read_line(text);
    read_rule(text);
    free(text);
    return 0;
}
