/* What a programme is for: one general goal, and specific ones. They are printed in reports, so
 * nobody is named in them. A goal that changes is ended, and another one added. */
#ifndef OBECNI_CLUB_TIMETABLE_PROGRAMME_GOAL_H
#define OBECNI_CLUB_TIMETABLE_PROGRAMME_GOAL_H

#include "club/timetable/programme.h"

enum { GOAL_SIZE = 481 };

struct programme_goal {
    int position; /* its number in the programme, given once */
    bool is_general;
    char goal[GOAL_SIZE];
};

/* ERROR_REFUSED for a closed programme, a second general goal, and one that is there. */
bool programme_goal_add(struct club *club, const char *code, const char *goal, bool is_general,
                        int *position, struct error *err);
/* Ends the goal of that number. ERROR_REFUSED when there is none. */
bool programme_goal_end(struct club *club, const char *code, int position, struct error *err);

/* The general goal first, then by number; those that hold. Zero state is empty. */
struct programme_goal_list {
    struct programme_goal *items;
    size_t count, capacity;
};
bool programme_goal_list(struct club *club, const struct programme *programme,
                         struct programme_goal_list *list, struct error *err);
void programme_goal_list_free(struct programme_goal_list *list);

#endif
