/* Whether a paper list, and each row of it, can be taken over. For paper_import alone. */
#ifndef OBECNI_CLUB_SESSION_PAPER_CHECK_H
#define OBECNI_CLUB_SESSION_PAPER_CHECK_H

#include "club/session/paper_import.h"

/* What a row is about. */
struct paper_target {
    int64_t session_id, participant_id;
    int64_t in_at;  /* the hour on paper, else the start */
    int64_t out_at; /* the leaving that is to be noted; 0: none */
    bool is_there;  /* the presence itself is recorded already */
};

/* The list as a whole, and each number once. Rows that repeat a number are refused. */
bool paper_check_list(struct club *club, struct paper_import *import, struct error *err);

/* Fills the row's outcome, cell and problem. A refused row is no error. */
bool paper_check_row(struct club *club, const struct paper_import *import, struct paper_row *row,
                     struct paper_target *target, struct error *err);

#endif
