/* Days, signs and sums of a month's register. */
#include "document/register_reading.h"

#include "base/language.h"
#include "document/fill_parts.h"

#include <stdlib.h>

static const struct {
    const char *text, *meaning;
} signs[SIGN_COUNT] = {
    [SIGN_PRESENT] = {.text = "●", .meaning = N_("presence")},
    [SIGN_GUEST] = {.text = "○", .meaning = N_("presence of somebody not on the list")},
    [SIGN_LATE] = {.text = "sp", .meaning = N_("lateness, counted as presence")},
    [SIGN_LEFT_EARLY] = {.text = "wp", .meaning = N_("left before the end, counted as presence")},
    [SIGN_EXCUSED] = {.text = "u", .meaning = N_("excused absence (register)")},
    [SIGN_ABSENT] = {.text = "n", .meaning = N_("absence (register)")},
    [SIGN_REFUSED] = {.text = "o", .meaning = N_("entry refused (register)")},
    [SIGN_UNKNOWN] = {.text = "?", .meaning = N_("no mark, which is no absence")},
    [SIGN_CANCELLED] = {.text = "×", .meaning = N_("session cancelled, which is no absence")},
    [SIGN_CAME_ANYWAY] = {.text = "×p", .meaning = N_("came to a cancelled session")},
    [SIGN_ELSEWHERE] = {.text = "–", .meaning = N_("not on the list of that day, which is no absence")},
};

const char *register_sign_text(enum register_sign sign)
{
    return signs[sign].text;
}

const char *register_sign_meaning(enum register_sign sign)
{
    return fill_polish(signs[sign].meaning);
}

static bool concerns(const struct grid_cell *cell)
{
    return cell->is_expected || cell->is_noted;
}

bool register_reading_concerns(const struct register_reading *reading, size_t session)
{
    for (size_t i = 0; i < reading->grid.person_count; i++) {
        if (concerns(attendance_grid_cell(&reading->grid, i, session)))
            return true;
    }
    return false;
}

static struct register_day *day_of_session(struct register_reading *reading, size_t session)
{
    const struct grid_session *one = &reading->grid.sessions[session];
    size_t count = reading->day_count;
    if (count && reading->days[count - 1].day == one->day)
        return &reading->days[count - 1];
    reading->days =
        memory_grow(reading->days, count, &reading->day_capacity, sizeof *reading->days);
    reading->days[count] = (struct register_day){.day = one->day, .first = session};
    reading->day_count++;
    return &reading->days[count];
}

static void count_session(struct register_reading *reading, size_t session)
{
    const struct grid_session *one = &reading->grid.sessions[session];
    struct register_day *day = day_of_session(reading, session);
    day->end = session + 1;
    if (!one->is_over) {
        reading->ahead += !one->terms.is_cancelled;
        return;
    }
    day->is_over = true;
    reading->held += !one->terms.is_cancelled;
    reading->cancelled += one->terms.is_cancelled;
    reading->unsigned_lists += grid_session_is_unsigned(one);
    for (size_t i = 0; i < reading->grid.person_count; i++) {
        const struct grid_cell *cell = attendance_grid_cell(&reading->grid, i, session);
        attendance_tally_add(&day->tally, one, cell);
        attendance_tally_add(&reading->tally, one, cell);
    }
}

bool register_reading_get(struct club *club, const struct grid_filter *filter, int64_t before,
                          bool with_names, struct register_reading *reading, struct error *err)
{
    *reading = (struct register_reading){0};
    if (!attendance_grid_get(club, filter, before, &reading->grid, err) ||
        !people_get(club, &reading->grid, with_names, &reading->people, err))
        return false;
    for (size_t i = 0; i < reading->grid.session_count; i++) {
        if (register_reading_concerns(reading, i))
            count_session(reading, i);
    }
    return true;
}

void register_reading_free(struct register_reading *reading)
{
    if (reading->people.grid)
        people_free(&reading->people);
    free(reading->days);
    attendance_grid_free(&reading->grid);
    *reading = (struct register_reading){0};
}

static enum register_sign sign_of_status(const struct grid_cell *cell)
{
    switch (cell->row.status) {
    case ATTENDANCE_PRESENT:
        return cell->is_expected ? SIGN_PRESENT : SIGN_GUEST;
    case ATTENDANCE_LATE:
        return SIGN_LATE;
    case ATTENDANCE_LEFT_EARLY:
        return SIGN_LEFT_EARLY;
    case ATTENDANCE_EXCUSED:
        return SIGN_EXCUSED;
    case ATTENDANCE_ABSENT:
        return SIGN_ABSENT;
    case ATTENDANCE_REFUSED_ENTRY:
        return SIGN_REFUSED;
    case ATTENDANCE_NOT_APPLICABLE:
        return cell->row.came_anyway ? SIGN_CAME_ANYWAY : SIGN_CANCELLED;
    case ATTENDANCE_UNKNOWN:
    case ATTENDANCE_STATUS_COUNT:
        break;
    }
    return SIGN_UNKNOWN;
}

void register_reading_signs(const struct register_reading *reading, size_t person, size_t day,
                            bool is_used[SIGN_COUNT], struct buffer *text)
{
    const struct register_day *on = &reading->days[day];
    buffer_append_text(text, "");
    for (size_t i = on->first; i < on->end; i++) {
        const struct grid_cell *cell = attendance_grid_cell(&reading->grid, person, i);
        if (!concerns(cell) || (!reading->grid.sessions[i].is_over && !cell->is_noted))
            continue;
        enum register_sign sign = sign_of_status(cell);
        buffer_printf(text, "%s%s", text->length ? " " : "", signs[sign].text);
        is_used[sign] = true;
    }
    if (text->length || !on->is_over)
        return;
    buffer_append_text(text, signs[SIGN_ELSEWHERE].text);
    is_used[SIGN_ELSEWHERE] = true;
}
