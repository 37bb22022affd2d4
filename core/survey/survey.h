/* Surveys at the end of a programme: 5 to 8 questions in four languages, open until they are
 * closed. Slips and answers are survey/slip's, what came of it is survey/results'. Nothing here
 * knows a person. */
#ifndef OBECNI_SURVEY_SURVEY_H
#define OBECNI_SURVEY_SURVEY_H

#include "base/language.h"
#include "club/club.h"

#include <stddef.h>

enum {
    SURVEY_QUESTIONS_LEAST = 5,
    SURVEY_QUESTIONS_MOST = 8,
    SURVEY_OPTIONS_LEAST = 2,
    SURVEY_OPTIONS_MOST = 6,
    SURVEY_STEPS = 5, /* of faces and of a scale */
    SURVEY_TEXT_SIZE = LABEL_SIZE,
    SURVEY_UNANSWERED = 0, /* among answers, which are the options' numbers from 1 on */
};

enum survey_kind {
    SURVEY_FACES,  /* five faces from bad to good, each with its words */
    SURVEY_CHOICE, /* one of 2..6 options */
    SURVEY_SCALE,  /* 1..5; only its ends have words, or none */
    SURVEY_KINDS
};

/* "faces", "choice", "scale"; and back. False when there is no such kind. */
const char *survey_kind_word(enum survey_kind kind);
bool survey_kind_find(const char *word, enum survey_kind *kind);

struct survey_words {
    char in[LANGUAGE_COUNT][SURVEY_TEXT_SIZE];
};

struct survey_question {
    enum survey_kind kind;
    struct survey_words asks;
    int option_count;
    struct survey_words options[SURVEY_OPTIONS_MOST]; /* the answer 1 is options[0] */
};

struct survey_questions {
    int count;
    struct survey_question items[SURVEY_QUESTIONS_MOST];
};

struct survey {
    int64_t id;
    char code[CODE_SIZE];
    char programme[CODE_SIZE];
    char title[LABEL_SIZE]; /* for the office: never on a slip */
    int64_t opened_at;
    int64_t closed_at; /* 0: it is open */
    int question_count;
    int64_t slips;       /* made to be handed out */
    int64_t used;        /* of them, those that came back */
    int64_t people;      /* for whom group mode was opened at the kiosk */
    int64_t group_forms; /* that they filled in */
    int64_t asked;       /* slips and people: what the response rate is out of */
    int64_t forms;       /* n: used and group_forms */
};

struct survey_entry {
    const char *code, *programme, *title;
    const struct survey_questions *questions;
};

/* Opens a survey. ERROR_USAGE for a number of questions or options that is not possible;
 * ERROR_REFUSED for a code that is taken and a programme that is not there. */
bool survey_add(struct club *club, const struct survey_entry *entry, struct error *err);

/* ERROR_USAGE, naming the question, unless each has its words in all four languages and as many
 * options as its kind asks for. Part of survey_add. */
bool survey_questions_check(const struct survey_questions *questions, struct error *err);

/* Closes it, and ends its group mode: no more slips, no more answers; the distribution can be seen from now on. For ever.
 * ERROR_REFUSED when it is closed. */
bool survey_close(struct club *club, const char *code, struct error *err);

/* By code; refuses, saying where they are listed. */
bool survey_get(struct club *club, const char *code, struct survey *survey, struct error *err);
bool survey_questions_get(struct club *club, const struct survey *survey,
                          struct survey_questions *questions, struct error *err);

/* Zero state is empty. */
struct survey_list {
    struct survey *items;
    size_t count, capacity;
};

/* By code; `programme` NULL: of all. */
bool survey_list(struct club *club, const char *programme, struct survey_list *list,
                 struct error *err);
void survey_list_free(struct survey_list *list);

#endif
