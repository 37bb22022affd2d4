/* The register of incidents (art. 33 and 34 RODO): what kind, when it was noticed, until when
 * the authority has to know (setting incident_hours), whose data it was, and what was done, step
 * by step. Steps are codes and instants in clear; words are sealed. Nothing is changed. */
#ifndef OBECNI_RIGHTS_INCIDENT_H
#define OBECNI_RIGHTS_INCIDENT_H

#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

#define DICTIONARY_INCIDENT_KIND "incident_kind"
#define DICTIONARY_INCIDENT_GROUND "incident_ground"

/* What may be noted as a step; `_not` steps need a ground, notes need words. */
#define INCIDENT_STEPS "authority authority_not people people_not contained note closed"

struct incident {
    int64_t id;
    char code[CODE_SIZE];            /* "N-2026-01-12", "…-2": the day it was noted, a number */
    char kind[DICTIONARY_CODE_SIZE]; /* dictionary incident_kind */
    int64_t noticed_at;
    int64_t due_at;        /* when the authority has to know */
    int64_t authority_at;  /* it was notified, or it was decided that it need not be; 0: not yet */
    bool is_authority_not; /* the latter */
    int64_t people_at;     /* the same of the people concerned */
    bool is_people_not;
    int64_t closed_at;     /* 0: it goes on */
    int people;            /* persons concerned, each once */
    char actor[CODE_SIZE];
};

/* Whether the authority's time has passed without a step, or had when it came. */
bool incident_is_overdue(const struct incident *incident, int64_t now);

/* `text` is sealed, NULL for none. ERROR_USAGE for an unknown kind and an instant ahead of now. */
bool incident_add(struct club *club, const char *kind, int64_t noticed_at, const char *text,
                  struct incident *incident, struct error *err);

struct incident_step {
    int64_t id;
    char kind[24]; /* INCIDENT_STEPS */
    int64_t happened_at;
    char reason[DICTIONARY_CODE_SIZE]; /* dictionary incident_ground, "" for none */
    int64_t text_id;                   /* rights/rights_text, 0 for none */
    char actor[CODE_SIZE];
};
/* Notes a step. ERROR_USAGE for an unknown one, a ground that is missing or does not belong, a
 * note without words, an instant ahead of now or before it was noticed. ERROR_REFUSED after the
 * closing, and for closing before the authority's and the people's steps. */
struct incident_step_entry {
    const char *kind;
    int64_t happened_at;
    const char *reason, *text; /* NULL for none */
};
bool incident_put(struct club *club, const char *code, const struct incident_step_entry *entry,
                  struct incident *incident, struct error *err);

/* Whose data it was: by number; everybody on a session's list (expected or with a mark), as a
 * printed list shows them; or everybody of whom an identity is sealed (a copy of the database).
 * Those who are named already stay. `*added`: how many are new. Not after the closing. */
bool incident_concern(struct club *club, const char *code, const char *participant, int *added,
                      struct error *err);
bool incident_concern_session(struct club *club, const char *code, const char *session,
                              int *added, struct error *err);
bool incident_concern_all(struct club *club, const char *code, int *added, struct error *err);

/* ERROR_REFUSED when there is none of that code. */
bool incident_get(struct club *club, const char *code, struct incident *incident,
                  struct error *err);

/* Zero states are empty. */
struct incidents {
    struct incident *items;
    size_t count, capacity;
};
struct incident_filter {
    const char *kind; /* NULL: all */
    int from, until;  /* days on which they were noticed; DAY_NONE: no limit */
    bool only_open;
};
/* By when they were noticed, the newest first. */
bool incident_list(struct club *club, const struct incident_filter *filter,
                   struct incidents *list, struct error *err);
void incidents_free(struct incidents *list);

struct incident_steps {
    struct incident_step *items;
    size_t count, capacity;
};
bool incident_steps_list(struct club *club, int64_t incident_id, struct incident_steps *list,
                         struct error *err);
void incident_steps_free(struct incident_steps *list);

/* A person concerned, by the number that holds. */
struct incident_person {
    int64_t participant_id;
    char participant[NUMBER_SIZE];
    char source[SESSION_CODE_SIZE]; /* a session's code, "all", or "" for a number named */
};
struct incident_people {
    struct incident_person *items;
    size_t count, capacity;
};
/* By number, each person once. */
bool incident_people_list(struct club *club, int64_t incident_id, struct incident_people *list,
                          struct error *err);
void incident_people_free(struct incident_people *list);

#endif
