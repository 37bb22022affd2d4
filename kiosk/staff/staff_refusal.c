/* The sentences. */
#include "kiosk/staff/staff_refusal.h"

#include "base/language.h"

static const char *const sentences[STAFF_REFUSAL_COUNT] = {
    [REFUSAL_CANCELLED] = N_("The session is cancelled."),
    [REFUSAL_SIGNED] = N_("The list is signed. Two coordinators correct it together."),
    [REFUSAL_NEEDS_SECOND] = N_("The list is signed. Two people can change it in the office."),
    [REFUSAL_SECOND_IS_FIRST] = N_("The second person is somebody else."),
    [REFUSAL_NOT_OVER] = N_("The list is signed after the session has ended."),
    [REFUSAL_NOT_LEADER] = N_("Whoever led signs the list, or a coordinator with a second person."),
    [REFUSAL_UNMARKED] = N_("Somebody has no mark. “Others absent” gives it to all."),
    [REFUSAL_UNCOUNTED] = N_("First the people in the room have to be counted."),
    [REFUSAL_HEADS_DIFFER] = N_("Heads and marks differ. A reason has to be chosen."),
    [REFUSAL_SIGNED_ALREADY] = N_("The list is signed already. Nothing has changed since."),
    [REFUSAL_MONTH_CLOSED] = N_("This month is closed. The coordination can open it again."),
    [REFUSAL_PROGRAMME_CLOSED] =
        N_("This programme is closed. The coordination can open it again."),
    [REFUSAL_HOUR_AHEAD] = N_("That hour is still to come."),
    [REFUSAL_HOUR_OUTSIDE] = N_("That hour does not belong to this session."),
    [REFUSAL_HOUR_BEFORE_COMING] = N_("That hour is before the arrival."),
    [REFUSAL_HOURS_REVERSED] = N_("The end comes after the beginning."),
    [REFUSAL_NOT_BEGUN] = N_("The session has not begun yet."),
    [REFUSAL_TOLD_ALREADY] = N_("That is saved already."),
    [REFUSAL_PERSON_LEFT] = N_("This person has left the club. The office can help."),
    [REFUSAL_NOT_EXPECTED] = N_("Whoever was not expected cannot be absent."),
    [REFUSAL_NO_SPARE] = N_("This is no free spare card. Please take another one."),
    [REFUSAL_NO_GUEST_CARD] = N_("This is no guest’s card. Please take another one."),
    [REFUSAL_GUEST_TAKEN] = N_("This guest’s card was given out before. Please take another one."),
    [REFUSAL_LEADS_ALREADY] = N_("This person leads the session already."),
    [REFUSAL_NOT_PLANNED] = N_("That person was not to lead this session."),
    [REFUSAL_STAFF_AWAY] = N_("This person does not work here on that day."),
    [REFUSAL_NOT_LOCKED] = N_("This number is not locked."),
    [REFUSAL_DISPOSED] = N_("This number is not used any more. The office can help."),
    [REFUSAL_NUMBER_LEADS_ON] = N_("This person has another number now. The office knows it."),
    [REFUSAL_UNKNOWN] = N_("That is not known here. The list may have changed."),
    [STAFF_REFUSAL_WRONG_PIN] = N_("This PIN does not match. Please try again."),
    [STAFF_REFUSAL_CARD] = N_("This card cannot be used now."),
    [STAFF_REFUSAL_NO_COORDINATOR] = N_("The second person has to be a coordinator."),
    [STAFF_REFUSAL_NOT_PLACED] = N_("This person cannot be recorded here. The office can help."),
    [STAFF_REFUSAL_NO_SESSION] = N_("No session of yours is here now."),
};

bool staff_refuse(struct error *err, int refusal)
{
    return error_set_as(err, ERROR_REFUSED, refusal, "%s", sentences[refusal]);
}

const char *staff_refusal_text(const struct error *err)
{
    bool is_named = err->refusal > REFUSAL_NONE && err->refusal < STAFF_REFUSAL_COUNT;
    if (is_named && sentences[err->refusal])
        return sentences[err->refusal];
    return err->kind == ERROR_STORAGE
               ? N_("It could not be saved. Please try again, or use paper.")
               : N_("This cannot be done here. The office can help.");
}
