/* Surveys with the questions that everybody has, for their tests. */
#ifndef OBECNI_TESTS_UNIT_SURVEYS_H
#define OBECNI_TESTS_UNIT_SURVEYS_H

#include "club/timetable/programme.h"
#include "exchange/survey_csv.h"
#include "tests/unit/people.h"

/* Opens one, at the programme KPK, which is made when it is not there. */
static inline void open_survey(struct club *club, const char *code)
{
    struct survey_questions questions;
    struct programme programme;
    bool found;
    must(programme_find(club, "KPK", &programme, &found, &err));
    if (!found)
        must(programme_add(club,
                           &(struct programme_entry){.code = "KPK",
                                                     .title = "Krok po kroku",
                                                     .from_on = people_day("2025-09-01")},
                           &err));
    must(survey_csv_standard(&questions, &err));
    must(survey_add(club,
                    &(struct survey_entry){.code = code,
                                           .programme = "KPK",
                                           .title = "Ankieta końcowa",
                                           .questions = &questions},
                    &err));
}

#endif
