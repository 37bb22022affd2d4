/* Who acts: the member of staff bound to the system's user, or named by --as with a PIN; the
 * second person of a change that needs two; and whether the command's row lets them. Every
 * refusal is a ledger entry. What a role may do stands in the rows of the nouns' files. */
#ifndef OBECNI_ADMIN_LINE_ACTOR_H
#define OBECNI_ADMIN_LINE_ACTOR_H

#include "admin/line/command.h"

/* Whether the club has to be open for writing to find out: a PIN's wrong tries are counted. */
bool actor_needs_writing(const struct invocation *invocation);

/* Finds who acts and fills club.actor, roles and own_only. ERROR_REFUSED, with what to do, when
 * nobody is bound to the login, when the one found does not work here today, when the PIN is
 * wrong, missing or locked, and when the command's row does not take the roles. The login's own
 * person is asked for no PIN. */
bool actor_enter(struct invocation *invocation, struct error *err);

/* Refused when a leader names a session that somebody else leads: looks at every value of the
 * type PARAMETER_SESSION. True for whoever may see all. */
bool actor_check_sessions(struct invocation *invocation, struct error *err);

/* The leader that a list is limited to: the actor's code where only the own sessions may be
 * seen, else the value of --leader, NULL for none. ERROR_REFUSED for an unknown code, and for
 * somebody else's where only the own may be seen. */
bool actor_leader(struct invocation *invocation, const char **leader, struct error *err);

/* Proves the person named by --second: somebody else than the actor, working here today, by
 * the PIN (typed, or in the file that OBECNI_SECOND_PIN_FILE names), which has to be one that
 * nobody else has set. True without --second.
 * Before the command runs and outside of any change, so that no dry run can undo a wrong try. */
bool actor_prove_second(struct invocation *invocation, struct error *err);

/* For the command that finds that two have to agree: fills club.second, which stays for the
 * changes that follow. ERROR_REFUSED, with what to do, when --second names nobody, or nobody
 * with one of `roles`. */
bool second_person_with(struct invocation *invocation, unsigned roles, struct error *err);

/* The usual second person is a coordinator. */
bool second_person(struct invocation *invocation, struct error *err);

/* A refusal because of who acts, by a command itself: sets the error to the sentence and writes
 * the ledger entry, `reason` being one word. Not inside a change. Always false. */
bool actor_refuse(struct invocation *invocation, const char *reason, struct error *err,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
