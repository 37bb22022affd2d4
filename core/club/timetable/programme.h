/* Programmes: under whose name and money activities take place, how long an hour of it is
 * counted, and when somebody has completed it. A project is a programme with an end, meetings
 * planned and people that it is for. Its goals, leaders and logos are club/programme_goal,
 * _leader and _logo, its end club/programme_close, its next edition club/programme_copy.
 * Activities themselves are club/activity's. */
#ifndef OBECNI_CLUB_TIMETABLE_PROGRAMME_H
#define OBECNI_CLUB_TIMETABLE_PROGRAMME_H

#include "base/day.h"
#include "club/club.h"

#include <stddef.h>

struct programme {
    int64_t id;
    char code[CODE_SIZE];
    char title[LABEL_SIZE];
    bool is_project;  /* else a municipal programme */
    int hour_minutes; /* 60 (clock hour) or 45 (teaching hour); for print only */
    char funder[LABEL_SIZE];
    char audience[LABEL_SIZE]; /* its target group in words, "" for none */
    int planned;               /* meetings; 0: no number of them */
    /* Who has completed it; at most one of them is not 0. */
    int share_asked; /* % of the sessions held while enrolled, excused ones left out */
    int count_asked; /* sessions attended */
    char previous[CODE_SIZE]; /* the edition it was copied from, "" for none */
    int from_on;
    int until_on; /* the last day; DAY_NONE while open */
    int64_t closed_at; /* 0: it is not closed (club/programme_close) */
};

enum { PROGRAMME_PLANNED_MOST = 999 };

/* What is typed. In programme_change NULL, 0 and false mean: stays as it is. */
struct programme_entry {
    const char *code; /* programme_add only */
    const char *title;
    const char *kind;   /* "municipal" (NULL in programme_add) or "project" */
    int hour_minutes;   /* 0 in programme_add: 60 */
    const char *funder, *audience; /* "" takes it away */
    bool has_planned;
    int planned;            /* with has_planned; 0: no number of them */
    const char *completion; /* "80%" of the sessions, "6" sessions, or "none" */
    int from_on;        /* programme_add only */
    bool has_until;
    int until_on; /* with has_until; DAY_NONE opens the end again */
};

/* ERROR_REFUSED when the code is taken, or the programme is closed; ERROR_USAGE for an end
 * before the start, a project without one, and a rule that is none. */
bool programme_add(struct club *club, const struct programme_entry *entry, struct error *err);
bool programme_change(struct club *club, const char *code, const struct programme_entry *entry,
                      struct error *err);

/* By code; _get refuses, with the codes that there are. */
bool programme_find(struct club *club, const char *code, struct programme *programme, bool *found,
                    struct error *err);
bool programme_get(struct club *club, const char *code, struct programme *programme,
                   struct error *err);

/* Reads a completion rule into *programme. ERROR_USAGE for what is none. */
bool programme_read_rule(const char *typed, struct programme *programme, struct error *err);
/* "80%", "6", or "" without a rule: as it is typed. */
enum { PROGRAMME_RULE_SIZE = 8 };
void programme_write_rule(const struct programme *programme, char rule[PROGRAMME_RULE_SIZE]);

/* Zero state is empty. */
struct programme_list {
    struct programme *items;
    size_t count, capacity;
};

/* By code. */
bool programme_list(struct club *club, struct programme_list *list, struct error *err);
void programme_list_free(struct programme_list *list);

#endif
