/* A form that is filled in at the kiosk: begun with a slip or in group mode, counted whole or not
 * at all. Unlike what staff type (survey/slip), it leaves no ledger entry: its time would be the
 * person's own, beside the entry of their card. The ledger has how many forms there were when
 * group mode is ended and when the survey is closed. */
#ifndef OBECNI_SURVEY_FORM_H
#define OBECNI_SURVEY_FORM_H

#include "survey/survey.h"
#include "trust/token.h"

enum form_state {
    FORM_OPEN,    /* it can be filled in; nothing is stored yet */
    FORM_COUNTED, /* stored durably */
    FORM_USED,    /* the slip has let a form in before */
    FORM_OVER,    /* the survey is closed, or group mode is over */
    FORM_UNKNOWN, /* the slip is of no survey */
};

/* Holds nothing of a person but what is being answered, which the caller keeps beside it and
 * wipes together with it. */
struct form {
    int64_t survey_id;
    int64_t group_id;                    /* 0: with a slip */
    unsigned char hash[TOKEN_HASH_SIZE]; /* of the slip */
    struct survey_questions questions;
};

/* The slip's survey: FORM_OPEN and its questions, FORM_USED, FORM_OVER or FORM_UNKNOWN. Everything
 * that a person can be told is a state; only a storage failure is an error. */
bool form_begin_slip(struct club *club, const char *payload, struct form *form,
                     enum form_state *state, struct error *err);

/* A form of the group mode that is running: FORM_OPEN or FORM_OVER. */
bool form_begin_group(struct club *club, struct form *form, enum form_state *state,
                      struct error *err);

/* Counts it and uses the slip, or a place in the group: one transaction, after which nothing tells
 * the answers from others. answers[i] is the option of question i + 1 or SURVEY_UNANSWERED.
 * FORM_COUNTED only after the commit; FORM_OPEN when nothing is answered; else FORM_USED or
 * FORM_OVER: nothing was stored. A form that was begun before group mode's time was over still
 * counts, unless staff have ended it. */
bool form_count(struct club *club, const struct form *form, const int *answers,
                enum form_state *state, struct error *err);

#endif
