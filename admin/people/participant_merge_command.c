/* Asking before a merge, carrying it out, and telling what went with it. */
#include "admin/people/participant_merge_command.h"

#include "admin/line/answer.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"
#include "club/people/participant_merge.h"

#include <stdio.h>
#include <string.h>

const struct parameter participant_merge_parameters[] = {
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true, .takes_merged = true,
     .meaning = N_("the number that is to lead to the other one")},
    {.name = "--into", .type = PARAMETER_NUMBER, .is_required = true, .takes_merged = true,
     .meaning = N_("the number that stays the person's")},
    {.name = NULL},
};

/* "7QK4M24" or, while names are open, "7QK4M24 (Nowak Anna)". */
struct shown {
    char text[NUMBER_SIZE + NAME_SIZE + 4];
};

static bool show_both(struct invocation *invocation, const struct participant both[2],
                      struct shown shown[2], struct error *err)
{
    struct answer_names names = {0};
    const int64_t ids[2] = {both[0].id, both[1].id};
    bool ok = true;
    if (both[0].has_identity || both[1].has_identity)
        ok = answer_names_load(invocation, ids, 2, "participant merge", &names, err);
    for (int i = 0; ok && i < 2; i++) {
        const char *name = names.names ? names.names[i] : "";
        snprintf(shown[i].text, sizeof shown[i].text, name[0] ? "%s (%s)" : "%s", both[i].number,
                 name);
    }
    answer_names_free(&names);
    return ok;
}

/* Presences that fall together are allowed, and people should know. */
static void tell_overlaps(const struct invocation *invocation, const struct merge_overlaps *overlaps)
{
    struct buffer same = {0};
    for (size_t i = 0; i < overlaps->count; i++) {
        const struct merge_overlap *overlap = &overlaps->items[i];
        if (strcmp(overlap->session, overlap->other_session) == 0)
            buffer_printf(&same, "%s%s", same.length ? ", " : "", overlap->session);
        else
            say(invocation, _("The numbers were present at the same time in %s and in %s: both count."),
                overlap->session, overlap->other_session);
    }
    if (same.length)
        say(invocation, _("Both numbers were present in the same sessions, which count once: %s."),
            same.text);
    buffer_free(&same);
}

static json_t *overlaps_json(const struct merge_overlaps *overlaps)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < overlaps->count; i++)
        json_array_append_new(rows,
                              json_pack("{s:s, s:s}", "session", overlaps->items[i].session,
                                        "other_session", overlaps->items[i].other_session));
    return rows;
}

static void tell_details(const struct invocation *invocation, const char *into,
                         const struct participant_merge *merge)
{
    if (merge->enrolments_ended || merge->enrolments_withdrawn)
        say(invocation, _("Enrolments ended: %d, withdrawn: %d, continued under %s: %d."),
            merge->enrolments_ended, merge->enrolments_withdrawn, into, merge->enrolments_made);
    if (merge->bookings_moved || merge->bookings_released)
        say(invocation, _("Consultations moved: %d, made free: %d."), merge->bookings_moved,
            merge->bookings_released);
    if (merge->numbers_before)
        say(invocation, _("Numbers merged before that lead to %s now: %d."), into,
            merge->numbers_before);
    if (merge->card[0] && merge->is_card_kept)
        say(invocation, _("Card %s is the card of %s now."), merge->card, into);
    else if (merge->card[0])
        say(invocation, _("Card %s is revoked: %s has another one."), merge->card, into);
}

static void tell(const struct invocation *invocation, const char *number, const char *into,
                 const struct participant_merge *merge, const struct merge_overlaps *overlaps)
{
    if (invocation->output == OUTPUT_JSON) {
        print_json(json_pack(
            "{s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:i, s:s?, s:b, s:o}", "participant", number,
            "into", into, "enrolments_ended", merge->enrolments_ended, "enrolments_withdrawn",
            merge->enrolments_withdrawn, "enrolments_made", merge->enrolments_made,
            "bookings_moved", merge->bookings_moved, "bookings_released", merge->bookings_released,
            "numbers_before", merge->numbers_before, "card", merge->card[0] ? merge->card : NULL,
            "card_kept", merge->is_card_kept, "overlaps", overlaps_json(overlaps)));
        return;
    }
    say(invocation, _("Merged: %s leads to %s. What was noted stays."), number, into);
    tell_details(invocation, into, merge);
}

/* What cannot be is said before the question. A try is undone. */
static bool try_first(struct club *club, const char *number, const char *into, struct error *err)
{
    struct participant_merge merge;
    struct error undone = {0};
    if (!club_begin(club, err))
        return false;
    bool ok = participant_merge(club, number, into, &merge, err);
    club_end(club, false, &undone);
    return ok;
}

static bool merge_asked(struct invocation *invocation, const char *number, const char *into,
                        const struct merge_overlaps *overlaps, struct error *err)
{
    struct club *club = &invocation->club;
    struct participant both[2];
    struct participant_merge merge;
    struct shown shown[2];
    bool ok = participant_get(club, number, &both[0], err) &&
              participant_get(club, into, &both[1], err) &&
              try_first(club, number, into, err) && show_both(invocation, both, shown, err);
    if (!ok)
        return false;
    tell_overlaps(invocation, overlaps);
    ok = confirm(invocation, err, _("Merge %s into %s for good? They must be one person."),
                 shown[0].text, shown[1].text) &&
         participant_merge(club, number, into, &merge, err);
    explicit_bzero(shown, sizeof shown);
    if (ok)
        tell(invocation, number, into, &merge, overlaps);
    return ok;
}

bool participant_merge_command(struct invocation *invocation, struct error *err)
{
    const char *number = invocation_text(invocation, "NUMBER");
    const char *into = invocation_text(invocation, "--into");
    struct merge_overlaps overlaps = {0};
    bool ok = participant_merge_overlaps(&invocation->club, number, into, &overlaps, err) &&
              merge_asked(invocation, number, into, &overlaps, err);
    merge_overlaps_free(&overlaps);
    return ok;
}
