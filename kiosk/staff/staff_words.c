/* Words about people on a roster. */
#include "kiosk/staff/staff_words.h"

#include "kiosk/glass/words.h"

#include <stdio.h>
#include <string.h>

static const char *const words[] = {
    [ROSTER_UNKNOWN] = "–",
    [ROSTER_PRESENT] = N_("present"),
    [ROSTER_LATE] = N_("late"),
    [ROSTER_LEFT_EARLY] = N_("left early"),
    [ROSTER_ABSENT] = N_("absent"),
    [ROSTER_EXCUSED] = N_("absence excused"),
    [ROSTER_REFUSED_ENTRY] = N_("no entry"),
    [ROSTER_NOT_APPLICABLE] = N_("cancelled"),
};

void staff_words_status(const struct kiosk *kiosk, const struct roster_row *row, char *text,
                        size_t size)
{
    char in[WORDS_TIME_SIZE], out[WORDS_TIME_SIZE], minutes[32];
    const char *word = kiosk_text(kiosk, words[row->status]);
    words_time(row->in_at, in);
    words_time(row->out_at, out);
    snprintf(minutes, sizeof minutes, kiosk_text(kiosk, N_("%d min")), row->late_minutes);
    if (row->status == ROSTER_PRESENT && row->in_at)
        snprintf(text, size, "%s", in);
    else if (row->status == ROSTER_LATE && row->late_minutes)
        snprintf(text, size, "%s %s, %s", word, in, minutes);
    else if (row->status == ROSTER_LEFT_EARLY && row->out_at)
        snprintf(text, size, "%s %s", word, out);
    else
        snprintf(text, size, "%s", word);
}

const char *staff_words_icon(enum roster_status status)
{
    static const char *const icons[] = {
        [ROSTER_PRESENT] = "tick",  [ROSTER_LATE] = "clock", [ROSTER_LEFT_EARLY] = "clock",
        [ROSTER_NOT_APPLICABLE] = NULL,
    };
    return icons[status];
}

struct desk_person staff_words_person(const struct desk *desk, int index)
{
    struct desk_person person = {0};
    memcpy(person.number, desk->roster.rows[index].participant, sizeof person.number);
    if (desk->names)
        memcpy(person.name, desk->names[index], sizeof person.name);
    return person;
}

int staff_words_index(const struct desk *desk, const char *number)
{
    for (size_t i = 0; i < desk->roster.row_count; i++) {
        if (strcmp(desk->roster.rows[i].participant, number) == 0)
            return (int)i;
    }
    return -1;
}

void staff_words_row(const struct kiosk *kiosk, int index, struct parts_row *row)
{
    const struct desk *desk = kiosk->desk;
    const struct roster_row *known = &desk->roster.rows[index];
    struct desk_person person = staff_words_person(desk, index);
    desk_person_shown(desk, &person, row->text, sizeof row->text);
    staff_words_status(kiosk, known, row->end, sizeof row->end);
    row->icon = staff_words_icon(known->status);
    row->is_quiet = known->status == ROSTER_UNKNOWN;
    explicit_bzero(&person, sizeof person);
}

void staff_words_entry(const struct kiosk *kiosk, const struct dictionary_entry *entry,
                       char *label, size_t size)
{
    snprintf(label, size, "%s",
             kiosk->language == LANGUAGE_ENGLISH ? entry->english : entry->polish);
}

void staff_words_head(const struct kiosk *kiosk, char title[STAFF_HEAD_SIZE], char sub[STAFF_HEAD_SIZE])
{
    const struct roster *roster = &kiosk->desk->roster;
    char start[WORDS_TIME_SIZE], end[WORDS_TIME_SIZE], counts[200], date[120] = "";
    bool is_today = clock_wall(roster->start_at).day == clock_wall(kiosk->now_at).day;
    if (!is_today)
        words_date(kiosk->language, roster->start_at, 0, date, sizeof date);
    words_time(roster->start_at, start);
    words_time(roster->end_at, end);
    snprintf(title, STAFF_HEAD_SIZE, "%s–%s\u00a0· %s", start, end, roster->room);
    snprintf(counts, sizeof counts, kiosk_text(kiosk, N_("Present: %1$d of %2$d")),
             roster->present_count, roster->expected_count);
    const char *state = roster->is_cancelled ? N_("cancelled")
                        : roster->signoff.version ? N_("signed")
                                                  : NULL;
    snprintf(sub, STAFF_HEAD_SIZE, "%s%s%s\u00a0· %s%s%s", date, is_today ? "" : "\u00a0· ",
             roster->activity, counts, state ? "\u00a0· " : "",
             state ? kiosk_text(kiosk, state) : "");
}
