/* Whose session it is: named for it alone, or otherwise leading its activity on that day; and
 * whoever led it or signed its list, for that stays true. */
#ifndef OBECNI_CLUB_SESSION_LEAD_H
#define OBECNI_CLUB_SESSION_LEAD_H

#include "club/club.h"

/* The condition in SQL, about a row `s` of session and the parameter :leader, a staff code;
 * it holds for every session when :leader is null. */
#define SESSION_LED_BY                                                                             \
    "(:leader IS NULL"                                                                             \
    " OR EXISTS (SELECT 1 FROM session_leader lead JOIN staff who ON who.id = lead.staff_id"       \
    "   WHERE lead.session_id = s.id AND who.code = :leader)"                                      \
    " OR (NOT EXISTS (SELECT 1 FROM session_leader lead WHERE lead.session_id = s.id)"             \
    "   AND EXISTS (SELECT 1 FROM activity_leader lead JOIN staff who ON who.id = lead.staff_id"   \
    "     WHERE lead.activity_id = s.activity_id AND who.code = :leader"                           \
    "     AND lead.from_on <= s.held_on"                                                           \
    "     AND (lead.until_on IS NULL OR lead.until_on >= s.held_on))))"

/* Whether the session of that code is the person's own; `*exists` is false for no session. */
bool session_is_led_by(struct club *club, const char *session, const char *leader, bool *exists,
                       bool *is_led, struct error *err);

#endif
