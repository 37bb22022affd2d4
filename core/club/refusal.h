/* The names of what the core refuses, for a screen that has words of its own for each (struct error,
 * refusal). Whoever adds one that can happen at the kiosk adds its sentence there. */
#ifndef OBECNI_CLUB_REFUSAL_H
#define OBECNI_CLUB_REFUSAL_H

enum refusal {
    REFUSAL_NONE,
    REFUSAL_CANCELLED, /* the session is cancelled */
    REFUSAL_SIGNED, /* the list is signed: it is corrected, by two */
    REFUSAL_NEEDS_SECOND, /* a signed list is changed by two */
    REFUSAL_SECOND_IS_FIRST, /* the second person is the first one */
    REFUSAL_NOT_OVER, /* a list is signed after the end */
    REFUSAL_NOT_LEADER, /* whoever led the session signs its list */
    REFUSAL_UNMARKED, /* somebody who was expected has no mark */
    REFUSAL_UNCOUNTED, /* the heads in the room were not told */
    REFUSAL_HEADS_DIFFER, /* heads and marks differ without a reason */
    REFUSAL_SIGNED_ALREADY, /* signed, and nothing changed since */
    REFUSAL_MONTH_CLOSED,
    REFUSAL_PROGRAMME_CLOSED,
    REFUSAL_HOUR_AHEAD, /* that hour is still to come */
    REFUSAL_HOUR_OUTSIDE, /* that hour belongs to no such session */
    REFUSAL_HOUR_BEFORE_COMING, /* nobody leaves before coming */
    REFUSAL_HOURS_REVERSED, /* the end is before the beginning */
    REFUSAL_NOT_BEGUN, /* the session has not begun */
    REFUSAL_TOLD_ALREADY, /* nothing differs from what was told */
    REFUSAL_PERSON_LEFT, /* the person left the club */
    REFUSAL_NOT_EXPECTED, /* who was not expected cannot be absent */
    REFUSAL_NO_SPARE, /* no spare card, or one that was handed out */
    REFUSAL_NO_GUEST_CARD, /* no guest’s card, or a revoked one */
    REFUSAL_GUEST_TAKEN, /* that guest’s card was given out */
    REFUSAL_LEADS_ALREADY,
    REFUSAL_NOT_PLANNED, /* that person was not to lead */
    REFUSAL_STAFF_AWAY, /* does not work here on that day */
    REFUSAL_NOT_LOCKED, /* the number is not locked */
    REFUSAL_DISPOSED, /* who it was, was disposed of */
    REFUSAL_NUMBER_LEADS_ON, /* the number was merged into another */
    REFUSAL_UNKNOWN, /* there is no such session, person or card */
    REFUSAL_COUNT,
};

#endif
