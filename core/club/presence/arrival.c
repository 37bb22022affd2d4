/* Listing and resolving open arrivals. */
#include "club/presence/arrival.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"
#include "club/presence/arrival_settle.h"
#include "club/presence/month.h"
#include "club/session/session.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_row(struct statement *s, struct arrival *arrival)
{
    arrival->id = statement_integer(s, 0);
    arrival->participant_id = statement_integer(s, 1);
    statement_copy_text(s, 2, arrival->number, sizeof arrival->number);
    arrival->at = statement_integer(s, 3);
    statement_copy_text(s, 4, arrival->source, sizeof arrival->source);
}

static void read_rows(struct statement *s, struct arrival_list *list)
{
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
}

bool arrival_list_open(struct club *club, const char *number, struct arrival_list *list,
                       struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT e.id, p.id, p.number, e.at, e.source FROM presence_event e"
        " JOIN participant o ON o.id = e.participant_id"
        " JOIN participant p ON p.id = ifnull(o.merged_into_id, o.id)"
        " WHERE e.kind = 'open_arrival' AND (:number IS NULL OR p.number = :number)"
        " AND NOT EXISTS (SELECT 1 FROM presence_event n WHERE n.kind = 'placed'"
        "   AND n.about_id = e.id)"
        " AND NOT EXISTS (SELECT 1 FROM presence_event n"
        "   CROSS JOIN session s ON s.id = n.session_id"
        "   WHERE n.participant_id IN (e.participant_id, p.id) AND n.id > e.id AND s.end_at > e.at AND s.start_at - :early <= e.at)"
        " ORDER BY e.at, e.id");
    statement_bind_text(s, ":number", number);
    statement_bind_integer(s, ":early", ARRIVAL_EARLY_SECONDS);
    memset(list, 0, sizeof *list);
    read_rows(s, list);
    return statement_finish(s, err);
}

void arrival_list_free(struct arrival_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

/* Several: the person is asked which one. */
static bool refuse_several(const char *number, const struct arrival_list *list, struct error *err)
{
    char times[160] = "";
    for (size_t i = 0; i < list->count && strlen(times) < 120; i++) {
        char text[CLOCK_TEXT_SIZE];
        clock_format(list->items[i].at, text);
        size_t used = strlen(times);
        snprintf(times + used, sizeof times - used, "%s%.16s", used ? ", " : "", text);
    }
    return error_set(err, ERROR_REFUSED,
                     _("%s has several open arrivals (%s). Name one with --at."), number, times);
}

static bool choose(const char *number, int64_t at, const struct arrival_list *list,
                   struct arrival *arrival, struct error *err)
{
    size_t matching = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (at && list->items[i].at / 60 != at / 60)
            continue;
        if (matching++ == 0)
            *arrival = list->items[i];
    }
    if (matching > 1 && !at)
        return refuse_several(number, list, err);
    if (!matching && at && list->count)
        return error_set(err, ERROR_REFUSED,
                         _("%s has no open arrival at that time. See “obecni attendance "
                           "arrivals”."),
                         number);
    return matching > 0 || error_set(err, ERROR_REFUSED, _("%s has no open arrival."), number);
}

bool arrival_get(struct club *club, const char *number, int64_t at, struct arrival *arrival,
                 struct error *err)
{
    struct arrival_list list = {0};
    struct participant participant;
    bool ok = participant_get(club, number, &participant, err) &&
              arrival_list_open(club, number, &list, err) &&
              choose(number, at, &list, arrival, err);
    arrival_list_free(&list);
    return ok;
}

static bool check_moment(const struct session *session, int64_t at, struct error *err)
{
    char came[CLOCK_TEXT_SIZE];
    if (at >= session->start_at - ARRIVAL_EARLY_SECONDS && at < session->end_at)
        return true;
    clock_format(at, came);
    return error_set(err, ERROR_REFUSED,
                     _("The arrival on %.10s at %.5s does not belong to the session %s."), came,
                     came + 11, session->code);
}

static bool check_answer(const struct checkin_result *result, struct error *err)
{
    if (result->answer != CHECKIN_STAFF)
        return true;
    if (result->is_corrected)
        return error_set(err, ERROR_REFUSED,
                         _("Staff corrected the presence of %s in %s. Only “obecni attendance "
                           "correct” changes it again."),
                         result->participant, result->session);
    return error_set(err, ERROR_REFUSED, _("%s cannot be recorded in that session."),
                     result->participant);
}

bool arrival_place(struct club *club, const struct arrival *arrival, const char *code,
                   struct checkin_result *result, struct error *err)
{
    struct session session;
    if (!club_begin(club, err))
        return false;
    bool ok = session_get(club, code, &session, err) && check_moment(&session, arrival->at, err) &&
              month_check_open(club, session.held_on, err) &&
              checkin_place(club, arrival->number, session.id, arrival->at, CHECKIN_STAFF_MANUAL,
                            result, err) &&
              check_answer(result, err);
    /* Recorded before: then nothing was written yet that says what the arrival was. */
    if (ok && result->answer == CHECKIN_ALREADY)
        ok = arrival_settle(club, arrival->participant_id, session.id, err) &&
             club_note(club, "arrival.place", arrival->number,
                       json_pack("{s:s, s:I}", "session", session.code, "at",
                                 (json_int_t)arrival->at),
                       err);
    return club_end(club, ok, err);
}

bool arrival_dismiss(struct club *club, const struct arrival *arrival, const char *reason,
                     struct error *err)
{
    if (!dictionary_check(DICTIONARY_ARRIVAL_REASON, reason, err))
        return false;
    if (strcmp(reason, ARRIVAL_IN_SESSION) == 0)
        return error_set(err, ERROR_USAGE,
                         _("An arrival for a session is placed: obecni arrival place %s --session "
                           "CODE"),
                         arrival->number);
    if (!club_begin(club, err))
        return false;
    bool ok = arrival_note_placed(club, arrival->id, arrival->participant_id, arrival->at, reason,
                                  err) &&
              club_note(club, "arrival.dismiss", arrival->number,
                        json_pack("{s:s, s:I}", "reason", reason, "at", (json_int_t)arrival->at),
                        err);
    return club_end(club, ok, err);
}
