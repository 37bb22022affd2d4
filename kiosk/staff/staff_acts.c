/* What staff do at the kiosk, each through the function of the core that the command line uses
 * too, with the same checks. Told after the commit. */
#include "kiosk/staff/desk.h"
#include "kiosk/staff/staff_refusal.h"
#include "kiosk/staff/staff_words.h"

#include "club/people/card_spare.h"
#include "club/people/guest.h"
#include "club/people/participant_pin.h"
#include "club/presence/attendance_mark.h"
#include "club/presence/attendance_target.h"
#include "club/presence/checkin_facts.h"
#include "club/session/session.h"
#include "club/session/session_lead.h"
#include "club/session/signoff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Back on the roster, with a sentence. */
static void end_on_roster(struct kiosk *kiosk, bool ok, const struct error *err, const char *said)
{
    kiosk_show(kiosk, ok ? &screen_staff_roster : kiosk->screen);
    desk_done(kiosk, ok, err, kiosk_text(kiosk, said));
}

/* Whoever is not expected, or comes before the start, is let in as staff let people in. */
static bool place(struct desk *desk, struct error *err)
{
    struct checkin_result result;
    int64_t now = club_now(&desk->club);
    int64_t at = now < desk->roster.end_at ? now : desk->roster.start_at;
    if (now < desk->roster.start_at - ATTENDANCE_EARLIEST_SECONDS)
        return staff_refuse(err, REFUSAL_NOT_BEGUN);
    return checkin_place(&desk->club, desk->person.number, desk->roster.session_id, at,
                         CHECKIN_STAFF_MANUAL, &result, err) &&
           (result.answer != CHECKIN_STAFF ||
            staff_refuse(err, STAFF_REFUSAL_NOT_PLACED));
}

static bool is_expected(const struct desk *desk)
{
    return staff_words_index(desk, desk->person.number) >= 0;
}

static bool is_before(const struct desk *desk)
{
    return !desk->roster.is_cancelled && club_now(&desk->club) < desk->roster.start_at;
}

void desk_mark(struct kiosk *kiosk, enum attendance_status status, int64_t at)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    size_t marked;
    const char *participants[] = {desk->person.number};
    struct attendance_marks marks = {
        .session = desk->session, .status = status, .at = at, .participants = participants,
        .count = 1,
    };
    bool ok = status == ATTENDANCE_PRESENT && (!is_expected(desk) || is_before(desk))
                  ? place(desk, &err)
                  : attendance_mark(&desk->club, &marks, &marked, &err);
    end_on_roster(kiosk, ok, &err, N_("The mark is recorded."));
}

static void refuse(struct kiosk *kiosk, const char *reason)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    bool ok = attendance_refuse(&desk->club, desk->session, desk->person.number, reason, 0, &err);
    end_on_roster(kiosk, ok, &err, N_("The mark is recorded."));
}

void desk_unlock_number(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    bool ok = participant_pin_unlock(&desk->club, desk->person.number, &err);
    desk_done(kiosk, ok, &err, kiosk_text(kiosk, N_("The number is unlocked.")));
    desk->is_number_locked = desk->is_number_locked && !ok;
}

static void cancel(struct kiosk *kiosk, const char *reason)
{
    struct error err = {0};
    bool ok = session_cancel(&kiosk->desk->club, kiosk->desk->session, reason, &err);
    end_on_roster(kiosk, ok, &err,
                  N_("The session is cancelled. Whoever comes is recorded as having come."));
}

static void substitute(struct kiosk *kiosk, const char *staff)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    bool ok = session_lead_substitute(&desk->club, desk->session, staff, desk->pick.code, NULL,
                                      &err);
    end_on_roster(kiosk, ok, &err, N_("The substitute is recorded."));
}

static void choose_session(struct kiosk *kiosk, const char *session)
{
    struct error err = {0};
    kiosk_show(kiosk, &screen_staff_roster);
    if (!desk_choose_session(kiosk, session, &err))
        desk_say_error(kiosk, &err);
}

void desk_picked(struct kiosk *kiosk, const struct desk_item *item)
{
    struct desk *desk = kiosk->desk;
    switch (desk->pick.purpose) {
    case DESK_PICK_SESSION:
        choose_session(kiosk, item->code);
        break;
    case DESK_PICK_REFUSAL:
        refuse(kiosk, item->code);
        break;
    case DESK_PICK_CANCEL:
        cancel(kiosk, item->code);
        break;
    case DESK_PICK_GUEST:
        desk->spare.is_guest = true;
        snprintf(desk->spare.kind, sizeof desk->spare.kind, "%.40s", item->code);
        kiosk_show(kiosk, &screen_staff_spare);
        break;
    case DESK_PICK_ABSENT:
        snprintf(desk->pick.code, sizeof desk->pick.code, "%s", item->code);
        desk_pick(kiosk, DESK_PICK_SUBSTITUTE);
        break;
    case DESK_PICK_SUBSTITUTE:
        substitute(kiosk, item->code);
        break;
    case DESK_PICK_EXPLANATION:
        snprintf(desk->sign.explanation, sizeof desk->sign.explanation, "%.40s", item->code);
        desk_sign(kiosk);
        break;
    case DESK_PICK_TOPIC:
        desk->sign.has_topic = true;
        snprintf(desk->sign.topic, sizeof desk->sign.topic, "%.40s", item->code);
        kiosk_show(kiosk, &screen_staff_sign);
        break;
    case DESK_PICK_CORRECTION:
        snprintf(desk->correction.reason, sizeof desk->correction.reason, "%s",
                 desk_correction(item));
        desk_ask_second(kiosk, DESK_SECOND_CORRECTION);
        break;
    }
}

/* What is told; true when it is anything. */
static bool read_course(const struct desk *desk, struct session_course_entry *course)
{
    *course = (struct session_course_entry){
        .has_headcount = desk->sign.heads[0] != '\0', .headcount = atoi(desk->sign.heads),
        .began_at = desk->sign.began_at, .ended_at = desk->sign.ended_at,
        .topic = desk->sign.has_topic ? desk->sign.topic : NULL,
        .explanation = desk->sign.explanation[0] ? desk->sign.explanation : NULL,
    };
    return course->has_headcount || course->began_at || course->ended_at || course->topic;
}

/* What is stored now is not told once more. */
static void forget_told(struct desk *desk)
{
    bool rest_absent = desk->sign.rest_absent;
    memset(&desk->sign, 0, sizeof desk->sign);
    desk->sign.rest_absent = rest_absent;
}

void desk_tell_course(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    struct session_course_entry course;
    struct session_course_effect effect;
    if (!read_course(desk, &course))
        return;
    bool ok = session_course_tell(&desk->club, desk->session, &course, &effect, &err);
    if (ok)
        forget_told(desk);
    desk_done(kiosk, ok, &err, kiosk_text(kiosk, N_("It is saved. The list is not signed yet.")));
}

/* Heads and marks that differ have to be explained first. */
static bool needs_why(const struct desk *desk)
{
    int uncounted = desk->roster.course.uncounted;
    int heads = desk->sign.heads[0] ? atoi(desk->sign.heads) : desk->roster.course.headcount;
    return heads >= 0 && !desk->sign.explanation[0] && !desk->roster.course.explanation[0] &&
           heads != desk->roster.present_count + uncounted;
}

/* A coordinator who did not lead may sign with a second person, and is asked for one when nothing
 * else is in the way. */
static bool needs_second(struct desk *desk, const struct signoff_entry *entry, bool *needed,
                         struct error *err)
{
    struct session session;
    struct error why = {0};
    char *numbers = NULL;
    size_t missing = 0;
    int64_t ended_at = entry->course.ended_at;
    if (!session_get(&desk->club, desk->session, &session, err))
        return false;
    *needed = !desk->club.second[0] && desk_may(desk, ROLE_COORDINATOR) &&
              !signoff_check_actor(&desk->club, &session, &why) &&
              why.refusal == REFUSAL_NOT_LEADER;
    if (!*needed)
        return true;
    if (!signoff_check(&desk->club, &session, ended_at ? ended_at : session.over_at, err) ||
        (!entry->rest_absent && !signoff_missing(&desk->club, &session, &numbers, &missing, err)))
        return false;
    free(numbers);
    if (missing)
        return staff_refuse(err, REFUSAL_UNMARKED);
    return entry->course.has_headcount || desk->roster.course.headcount >= 0 ||
           staff_refuse(err, REFUSAL_UNCOUNTED);
}

static struct signoff_entry read_entry(const struct desk *desk)
{
    struct signoff_entry entry = {.session = desk->session, .rest_absent = desk->sign.rest_absent};
    read_course(desk, &entry.course);
    return entry;
}

void desk_sign(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    struct signoff_entry entry = read_entry(desk);
    bool needed = false;
    if (needs_why(desk)) {
        desk_pick(kiosk, DESK_PICK_EXPLANATION);
        return;
    }
    if (!needs_second(desk, &entry, &needed, &err)) {
        kiosk_show(kiosk, &screen_staff_sign);
        desk_done(kiosk, false, &err, "");
    } else if (needed) {
        desk_ask_second(kiosk, DESK_SECOND_SIGNATURE);
    } else {
        desk_sign_agreed(kiosk);
    }
}

void desk_sign_agreed(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    struct signoff signoff;
    struct signoff_entry entry = read_entry(desk);
    if (signoff_sign(&desk->club, &entry, &signoff, &err)) {
        memset(&desk->sign, 0, sizeof desk->sign);
        end_on_roster(kiosk, true, &err, N_("The list is signed."));
        return;
    }
    kiosk_show(kiosk, &screen_staff_sign);
    desk_done(kiosk, false, &err, "");
}

static bool give_guest(struct desk *desk, const char *payload, struct error *err)
{
    struct guest guest;
    struct club *club = &desk->club;
    if (!club_begin(club, err))
        return false;
    bool ok = guest_take(club, payload, desk->spare.kind, &guest, err);
    if (ok) {
        memcpy(desk->person.number, guest.number, sizeof desk->person.number);
        ok = place(desk, err);
    }
    return club_end(club, ok, err);
}

/* A participant's own card is never taken for a spare: it is a check-in like any other. */
bool desk_hand_out(struct kiosk *kiosk, const char *payload)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    struct card card;
    struct guest guest = {0};
    struct checkin_person person;
    char replaced[NUMBER_SIZE];
    bool is_spare = false, is_guest = false;
    if (!card_spare_find(&desk->club, payload, &is_spare, &err) ||
        !checkin_find_by_token(&desk->club, payload, &person, &err) ||
        (person.number[0] && !guest_find(&desk->club, person.number, &guest, &is_guest, &err))) {
        kiosk_fail(kiosk, &err);
        return true;
    }
    if (person.number[0] && !(is_guest && !guest.taken_at))
        return false;
    bool ok = desk->spare.is_guest
                  ? give_guest(desk, payload, &err)
                  : card_spare_hand_out(&desk->club, desk->person.number, payload, "lost", &card,
                                        replaced, &err);
    end_on_roster(kiosk, ok, &err,
                  desk->spare.is_guest ? N_("The guest is recorded.")
                                       : N_("The card is given out. The old one is revoked."));
    return true;
}

void desk_correct(struct kiosk *kiosk, enum attendance_status status, int64_t at)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    if (!desk_may(desk, ROLE_COORDINATOR)) {
        staff_refuse(&err, REFUSAL_SIGNED);
        desk_say_error(kiosk, &err);
        return;
    }
    desk->correction.status = status;
    desk->correction.at = at;
    desk_pick(kiosk, DESK_PICK_CORRECTION);
}

void desk_correct_agreed(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    struct attendance_correction correction = {
        .session = desk->session, .participant = desk->person.number,
        .status = desk->correction.status, .at = desk->correction.at,
        .reason = desk->correction.reason,
    };
    bool ok = attendance_correct(&desk->club, &correction, &err);
    end_on_roster(kiosk, ok, &err, N_("The correction is recorded."));
}
