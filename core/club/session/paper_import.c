/* Taking a checked list over. What a row may say is paper_check.c's. */
#include "club/session/paper_import.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/presence/attendance.h"
#include "club/session/paper_check.h"
#include "trust/digest.h"

#include <stdio.h>
#include <string.h>

static const char *const words[] = {
    [PAPER_SKIP] = "skip",
    [PAPER_PRESENT] = "present",
    [PAPER_LATE] = "late",
    [PAPER_ABSENT] = "absent",
};

bool paper_mark_read(const char *text, enum paper_mark *mark)
{
    static const char *const letters[] = {
        [PAPER_SKIP] = "-", [PAPER_PRESENT] = "pPoO", [PAPER_LATE] = "lLsS", [PAPER_ABSENT] = "aAnN"};
    *mark = PAPER_SKIP;
    for (int i = PAPER_SKIP; i <= PAPER_ABSENT; i++) {
        if ((text[0] && !text[1] && strchr(letters[i], text[0])) || strcmp(words[i], text) == 0) {
            *mark = (enum paper_mark)i;
            return true;
        }
    }
    return !text[0];
}

bool paper_time_read(const char *text, int *minutes)
{
    char spelled[8];
    const char *between = strpbrk(text, ":.");
    *minutes = PAPER_NO_TIME;
    if (!text[0])
        return true;
    if (!between || between - text > 2 || strlen(between) != 3)
        return false;
    snprintf(spelled, sizeof spelled, "%s%.*s:%.2s", between - text == 1 ? "0" : "",
             (int)(between - text), text, between + 1);
    return clock_parse_minutes(spelled, minutes);
}

const char *paper_mark_word(enum paper_mark mark)
{
    return words[mark];
}

/* Arrivals with an hour are arrivals, and whether that was late follows from the hour, as with
 * a card; what stands there without one is the leader's mark. */
static struct presence_event event_of(const struct paper_import *import,
                                      const struct paper_target *target,
                                      const struct paper_row *row)
{
    bool has_hour = row->in_minutes != PAPER_NO_TIME;
    return (struct presence_event){
        .kind = row->mark == PAPER_PRESENT && has_hour ? PRESENCE_ARRIVED : PRESENCE_MARKED,
        .session_id = target->session_id,
        .participant_id = target->participant_id,
        .at = target->in_at,
        .source = "paper_import",
        .status = row->mark == PAPER_ABSENT ? ATTENDANCE_ABSENT
                  : row->mark == PAPER_LATE ? ATTENDANCE_LATE
                                            : ATTENDANCE_PRESENT,
        .list_number = import->list,
    };
}

static bool put(struct club *club, const struct paper_import *import, struct paper_row *row,
                struct error *err)
{
    struct paper_target target;
    struct attendance_row derived;
    bool is_repeat;
    if (!paper_check_row(club, import, row, &target, err))
        return false;
    if (row->outcome != PAPER_NEW)
        return true;
    struct presence_event event = event_of(import, &target, row);
    if (!target.is_there && !attendance_record(club, &event, &derived, &is_repeat, err))
        return false;
    if (!target.out_at)
        return true;
    event.kind = PRESENCE_LEFT;
    event.at = target.out_at;
    return attendance_record(club, &event, &derived, &is_repeat, err);
}

static void count(struct paper_import *import)
{
    import->new_count = import->already_count = 0;
    import->skipped_count = import->refused_count = 0;
    for (size_t i = 0; i < import->count; i++) {
        enum paper_outcome outcome = import->rows[i].outcome;
        import->new_count += outcome == PAPER_NEW;
        import->already_count += outcome == PAPER_ALREADY;
        import->skipped_count += outcome == PAPER_SKIPPED;
        import->refused_count += outcome == PAPER_REFUSED;
    }
}

static bool check(struct club *club, struct paper_import *import, struct error *err)
{
    struct paper_target target;
    bool ok = paper_check_list(club, import, err);
    for (size_t i = 0; ok && i < import->count; i++)
        ok = paper_check_row(club, import, &import->rows[i], &target, err);
    count(import);
    return ok;
}

bool paper_import_check(struct club *club, struct paper_import *import, struct error *err)
{
    if (store_depth(club->store) > 0)
        return check(club, import, err);
    return store_begin_reading(club->store, __func__, err) &&
           store_end(club->store, check(club, import, err), err);
}

/* The digest covers what was typed, so that it can be compared with the paper later. */
static bool note(struct club *club, const struct paper_import *import, struct error *err)
{
    char digest[DIGEST_SHORT_SIZE];
    struct buffer text = {0};
    for (size_t i = 0; i < import->count; i++)
        buffer_printf(&text, "%s %s %d %d\n", import->rows[i].number, words[import->rows[i].mark],
                      import->rows[i].in_minutes, import->rows[i].out_minutes);
    digest_short(text.text, text.length, digest);
    buffer_free(&text);
    return club_note(club, "paper.import", import->session,
                     json_pack("{s:s, s:i, s:i, s:i, s:s}", "list", import->list, "recorded",
                               import->new_count, "already", import->already_count, "skipped",
                               import->skipped_count, "digest", digest),
                     err);
}

static bool apply(struct club *club, struct paper_import *import, struct error *err)
{
    if (!check(club, import, err))
        return false;
    if (import->refused_count)
        return error_set(err, ERROR_REFUSED,
                         _("Nothing of the list %s was taken over: %d of %zu rows cannot be."),
                         import->list, import->refused_count, import->count);
    int new_count = import->new_count;
    bool ok = true;
    for (size_t i = 0; ok && new_count && i < import->count; i++)
        ok = put(club, import, &import->rows[i], err);
    return ok && (!new_count || note(club, import, err));
}

bool paper_import_apply(struct club *club, struct paper_import *import, struct error *err)
{
    if (!club_begin(club, err))
        return false;
    return club_end(club, apply(club, import, err), err);
}
