/* Closing a programme, as one closes a file: its sessions, marks and enrolments stay as they
 * are, and the list of who took part, with what counted for whom, is frozen. Nothing is deleted.
 * A mistake found afterwards needs a recorded reopening by two. How people stand against the
 * rule is figures/completion's, which also closes. */
#ifndef OBECNI_CLUB_TIMETABLE_PROGRAMME_CLOSE_H
#define OBECNI_CLUB_TIMETABLE_PROGRAMME_CLOSE_H

#include "club/timetable/programme.h"
#include "trust/digest.h"

enum { PROGRAMME_REASON_SIZE = 241 };

/* ERROR_REFUSED, saying how to reopen, for a programme that is closed; the same for the
 * programme of an activity, if it has one, and of a session. */
bool programme_check_open(const struct programme *programme, struct error *err);
bool programme_check_activity(struct club *club, int64_t activity_id, struct error *err);
bool programme_check_session(struct club *club, int64_t session_id, struct error *err);

/* One person of the list: sessions of theirs that were held and signed, without excused ones,
 * and how many of these they attended. */
struct programme_completer {
    int64_t participant_id;
    char participant[NUMBER_SIZE];
    int attended, counted, excused;
    bool has_rule, is_completed; /* by the programme's rule; false without one */
};
/* By number. Zero state is empty. */
struct programme_completer_list {
    struct programme_completer *items;
    size_t count, capacity;
    int sessions; /* of the programme, held and signed */
};
void programme_completer_list_free(struct programme_completer_list *list);

/* ERROR_REFUSED for one that is closed, that has sessions over without a signature, sessions
 * ahead, or schedules that go on; with what to do. */
bool programme_check_closable(struct club *club, const struct programme *programme,
                              struct error *err);

/* Closes it with the list as it is given. Part of a change that has read the list. */
bool programme_close(struct club *club, const struct programme *programme,
                     const struct programme_completer_list *list, struct error *err);

/* Opens it again: a reason in words, and a second person (club.second). The frozen list stays.
 * ERROR_REFUSED for one that is not closed. */
bool programme_reopen(struct club *club, const char *code, const char *reason,
                      struct error *err);
bool programme_check_reopenable(struct club *club, const char *code, struct error *err);

/* The newest frozen list; `*closed_at` is when it was made, 0 for none, and digest its digest. */
struct programme_closing {
    int64_t closed_at;
    char actor[CODE_SIZE];
    char digest[DIGEST_SHORT_SIZE];
    bool holds; /* the list has the digest that was stored with it */
    struct programme_completer_list list;
};
bool programme_closing_get(struct club *club, const struct programme *programme,
                           struct programme_closing *closing, struct error *err);

#endif
