/* What `obecni today` shows: gathered once, then printed as a page or as JSON. */
#ifndef OBECNI_ADMIN_SESSION_TODAY_H
#define OBECNI_ADMIN_SESSION_TODAY_H

#include "admin/line/answer.h"
#include "admin/line/check_words.h"
#include "club/presence/arrival.h"
#include "figures/day/day_desk.h"
#include "figures/day/signals.h"

struct today {
    int day;
    bool is_today;
    struct club_identity identity;
    struct day_desk desk;
    struct answer_names names; /* of desk.in */
    struct arrival_list arrivals;
    bool has_arrivals; /* may be seen: who sees only own sessions sees none */
    struct signals signals; /* open ones of a month, but for what the desk counts */
    struct check_line checks[CHECK_LINES];
    int check_count;
};

/* One screen of text. */
void today_print_page(const struct invocation *invocation, const struct today *today);

/* Everything; the caller prints it. */
json_t *today_json(struct invocation *invocation, const struct today *today);

#endif
