/* Whose session it is. Three different things: who is planned (the activity's leaders of that
 * day), who led (told with the course; until then whoever was to lead), and who signed. What
 * is settled for one session, a substitution or somebody beside, is a dated fact that is
 * added and withdrawn, never changed. Telling the course is session_course's, signing
 * signoff's. */
#ifndef OBECNI_CLUB_SESSION_SESSION_LEAD_H
#define OBECNI_CLUB_SESSION_SESSION_LEAD_H

#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

/* In SQL, about a row `s` of session: the staff ids of who is planned, is to lead, was told to
 * have led, and led as far as is known. */
#define SESSION_PLANNED                                                                            \
    "SELECT lead.staff_id AS staff_id FROM activity_leader lead"                                   \
    " WHERE lead.activity_id = s.activity_id AND lead.from_on <= s.held_on"                        \
    " AND (lead.until_on IS NULL OR lead.until_on >= s.held_on)"
#define SESSION_TO_LEAD                                                                            \
    SESSION_PLANNED                                                                                \
    " AND NOT EXISTS (SELECT 1 FROM session_leading fact WHERE fact.session_id = s.id"             \
    "   AND (fact.role = 'leads' OR fact.for_staff_id = lead.staff_id))"                           \
    " UNION SELECT fact.staff_id FROM session_leading fact WHERE fact.session_id = s.id"
#define SESSION_TOLD                                                                               \
    "SELECT told.staff_id AS staff_id FROM session_led told WHERE told.session_id = s.id"          \
    " AND told.version = (SELECT max(version) FROM session_course c WHERE c.session_id = s.id)"
#define SESSION_LED                                                                                \
    SESSION_TOLD " UNION SELECT staff_id FROM (" SESSION_TO_LEAD ")"                               \
                 " WHERE NOT EXISTS (" SESSION_TOLD ")"

/* The codes of who led as far as is known, between ", ", as one value: the same as SESSION_LED,
 * and quick for the many sessions of which nothing special is known. */
#define SESSION_CODES_OF(staff_ids)                                                                \
    "(SELECT group_concat(code, ', ') FROM (SELECT f.code FROM (" staff_ids                        \
    ") who JOIN staff f ON f.id = who.staff_id ORDER BY f.code))"
#define SESSION_LED_CODES                                                                          \
    "CASE WHEN EXISTS (" SESSION_TOLD ") THEN " SESSION_CODES_OF(SESSION_TOLD)                     \
    " WHEN EXISTS (SELECT 1 FROM session_leader fact WHERE fact.session_id = s.id) THEN "          \
    SESSION_CODES_OF(SESSION_TO_LEAD) " ELSE " SESSION_CODES_OF(SESSION_PLANNED) " END"

/* The condition in SQL, about a row `s` of session and the parameter :leader, a staff code:
 * the session is to be led, was led or was signed by that person. It holds for every session
 * when :leader is null. */
#define SESSION_LED_BY                                                                             \
    "(:leader IS NULL"                                                                             \
    " OR EXISTS (SELECT 1 FROM session_leading lead JOIN staff who ON who.id = lead.staff_id"      \
    "   WHERE lead.session_id = s.id AND who.code = :leader)"                                      \
    " OR EXISTS (SELECT 1 FROM activity_leader lead JOIN staff who ON who.id = lead.staff_id"      \
    "   WHERE lead.activity_id = s.activity_id AND who.code = :leader"                             \
    "   AND lead.from_on <= s.held_on AND (lead.until_on IS NULL OR lead.until_on >= s.held_on)"   \
    "   AND NOT EXISTS (SELECT 1 FROM session_leading fact WHERE fact.session_id = s.id"           \
    "     AND (fact.role = 'leads' OR fact.for_staff_id = lead.staff_id)))"                        \
    " OR EXISTS (" SESSION_TOLD " AND told.staff_id = (SELECT id FROM staff WHERE code = :leader))" \
    " OR EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id"                        \
    "   AND x.signed_by = :leader))"

/* Whether the session of that code is the person's own; `*exists` is false for no session. */
bool session_is_led_by(struct club *club, const char *session, const char *leader, bool *exists,
                       bool *is_led, struct error *err);

enum { SESSION_LEAD_CODES_SIZE = 400 };

/* Staff codes, separated by ", "; "" for nobody. */
struct session_lead {
    char planned[SESSION_LEAD_CODES_SIZE];
    char to_lead[SESSION_LEAD_CODES_SIZE];
    char led[SESSION_LEAD_CODES_SIZE]; /* as told, else to_lead */
    bool is_told;
    char signed_by[CODE_SIZE]; /* of the newest sign-off; "" while unsigned */
};
bool session_lead_get(struct club *club, int64_t session_id, struct session_lead *lead,
                      struct error *err);

/* Whether that member of staff led it, as far as is known. */
bool session_lead_has_led(struct club *club, int64_t session_id, const char *staff, bool *has_led,
                          struct error *err);

/* The facts of one session in the order in which they were noted. Zero state is empty. */
struct session_lead_fact {
    char staff[CODE_SIZE];
    char role[16]; /* "leads", "substitutes", "joint" */
    char for_staff[CODE_SIZE];           /* of a substitution, else "" */
    char reason[DICTIONARY_CODE_SIZE];   /* dictionary substitution_reason, "" for none */
    char actor[CODE_SIZE];
    int64_t noted_at;
    int64_t withdrawn_at; /* 0: it holds */
};
struct session_lead_facts {
    struct session_lead_fact *items;
    size_t count, capacity;
};
bool session_lead_facts(struct club *club, int64_t session_id, struct session_lead_facts *facts,
                        struct error *err);
void session_lead_facts_free(struct session_lead_facts *facts);

/* Somebody leads in place of one who is to lead: `for_staff` may be NULL when there is only
 * one. An earlier substitute of the same person is withdrawn. ERROR_REFUSED when the
 * substitute leads it anyway or does not work here that day, when the other was not to lead,
 * when the list is signed or the month closed. `reason` is a code of the dictionary
 * substitution_reason, or NULL. */
bool session_lead_substitute(struct club *club, const char *session, const char *staff,
                             const char *for_staff, const char *reason, struct error *err);

/* Others lead beside those who are to lead. */
bool session_lead_join(struct club *club, const char *session, const char *const *staff,
                       size_t count, struct error *err);

#endif
