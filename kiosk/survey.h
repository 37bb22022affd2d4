/* A survey at the kiosk: somebody's form from the first question to the commit, and group mode.
 * Cards are taken meanwhile as always; after the answer the form goes on where it was, for whoever
 * arrives has not ended it. It is wiped when it was sent, when somebody goes back from the first
 * question, when another slip comes, and when nobody has asked for more time. */
#ifndef OBECNI_KIOSK_SURVEY_H
#define OBECNI_KIOSK_SURVEY_H

#include "kiosk/preferences.h"
#include "survey/form.h"
#include "survey/survey_group.h"

struct kiosk;
struct screen;

enum { SURVEY_QUIET_MS = 120000 }; /* without a press, before more time is offered */

/* The form that is being filled in. Nothing of it outlives it: the zero state is none. */
struct sitting {
    bool is_on;
    struct form form;
    int answers[SURVEY_QUESTIONS_MOST]; /* SURVEY_UNANSWERED for those skipped */
    int at; /* the question shown; form.questions.count: all were shown, sending is asked about */
    struct kiosk_preferences preferences; /* of whoever fills it in */
};

/* A slip was read: its questions, or a screen that says why not. */
void survey_take_slip(struct kiosk *kiosk, const char *payload);

/* The same in group mode, by a press. */
void survey_start(struct kiosk *kiosk);

/* Answers the question shown and goes on; SURVEY_UNANSWERED skips it. */
void survey_answer(struct kiosk *kiosk, int option);
/* The question before; from the first one it gives up. */
void survey_back(struct kiosk *kiosk);
/* Stores the form, and only then thanks. */
void survey_send(struct kiosk *kiosk);
/* Wipes the form. Nothing was stored, a slip can still be used. */
void survey_give_up(struct kiosk *kiosk);
bool survey_has_answers(const struct sitting *sitting);

/* What the glass rests on: a form that is not finished, the start of group mode, or the clock. */
const struct screen *survey_resting_screen(struct kiosk *kiosk);

/* Part of looking at what the office has changed: whether group mode is running. */
bool survey_look(struct kiosk *kiosk, struct error *err);
/* Whether it has ended by time since then. */
bool survey_is_past(const struct kiosk *kiosk, int64_t now_at);
/* Changes between the clock and the start of group mode, when one of them is shown. */
void survey_follow(struct kiosk *kiosk);

#endif
