/* Short ways for the tests of contracts: the autumn of 2026 with a group on Mondays (G1), one
 * on Thursdays (G2) and consultations after it (K1), people who are enrolled, marks by staff,
 * contracts and their figures.
 *
 * Mondays: 7 14 21 28 September, 5 12 19 26 October, 2 9 16 23 30 November, 7 14 21 28 December.
 * Thursdays: 3 10 17 24 September, 1 8 15 22 29 October, 5 12 19 26 November, 3 10 17 31
 * December (the 24th is a holiday). */
#ifndef OBECNI_TESTS_UNIT_CONTRACTS_H
#define OBECNI_TESTS_UNIT_CONTRACTS_H

#include "club/people/enrolment.h"
#include "club/presence/attendance.h"
#include "figures/person/contract_figures.h"
#include "tests/unit/planning.h"

struct someone {
    char number[NUMBER_SIZE];
    int64_t id;
};

static inline int contracts_open(void **state)
{
    planning_open(state);
    struct planning *p = *state;
    planning_set_now(p, "2026-08-24T09:00");
    struct schedule_entry entries[] = {
        planning_entry("G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00"),
        planning_entry("G2", "FREQ=WEEKLY;BYDAY=TH", "14:00", "15:30"),
        planning_entry("K1", "FREQ=WEEKLY;BYDAY=TH", "15:30", "17:00"),
    };
    for (size_t i = 0; i < 3; i++) {
        entries[i].valid_from = day_from("2026-08-31");
        entries[i].slot_minutes = i == 2 ? 30 : 0;
        planning_add(p, &entries[i]);
    }
    return 0;
}

static inline struct someone contracts_someone(struct planning *p)
{
    struct participant participant;
    struct someone someone;
    must(participant_add(p->club, NULL, NULL, &participant, &p->err));
    memcpy(someone.number, participant.number, NUMBER_SIZE);
    someone.id = participant.id;
    return someone;
}

static inline void contracts_enrol(struct planning *p, const struct someone *someone,
                                   const char *activity, const char *from, const char *until)
{
    struct enrolment_entry entry = {.participant = someone->number,
                                    .activity = activity,
                                    .from_on = day_from(from),
                                    .until_on = until ? day_from(until) : DAY_NONE,
                                    .over_capacity = true};
    must(enrolment_add(p->club, &entry, &p->err));
}

/* Somebody enrolled in G1 and G2 for the whole autumn. */
static inline struct someone contracts_enrolled(struct planning *p)
{
    struct someone someone = contracts_someone(p);
    contracts_enrol(p, &someone, "G1", "2026-08-31", NULL);
    contracts_enrol(p, &someone, "G2", "2026-08-31", NULL);
    return someone;
}

/* Records an event in one change, as of the clock. */
static inline void contracts_event(struct planning *p, const char *code,
                                   const struct someone *someone, struct presence_event event)
{
    struct session session = planning_session(p, code);
    struct attendance_row row;
    bool is_repeat;
    event.session_id = session.id;
    event.participant_id = someone->id;
    event.source = event.kind == PRESENCE_ARRIVED ? "card" : "staff_manual";
    event.at = event.at ? event.at : session.start_at;
    must(club_begin(p->club, &p->err));
    bool ok = attendance_record(p->club, &event, &row, &is_repeat, &p->err) &&
              club_note(p->club, "test.event", code, NULL, &p->err);
    must(club_end(p->club, ok, &p->err));
}

/* Sets the clock to the evening of the session's day, where it is earlier, and marks. */
static inline void contracts_mark(struct planning *p, const char *code,
                                  const struct someone *someone, enum attendance_status status)
{
    struct session session = planning_session(p, code);
    int64_t evening = session.end_at + 3600;
    if (club_now(p->club) < evening)
        p->club->clock = (struct clock){.is_fixed = true, .fixed_at = evening};
    if (status == ATTENDANCE_REFUSED_ENTRY)
        contracts_event(p, code, someone,
                        (struct presence_event){.kind = PRESENCE_REFUSED, .reason = "sobriety"});
    else
        contracts_event(p, code, someone,
                        (struct presence_event){.kind = PRESENCE_MARKED, .status = status});
}

static inline void contracts_excuse(struct planning *p, const char *code,
                                    const struct someone *someone)
{
    contracts_event(p, code, someone,
                    (struct presence_event){.kind = PRESENCE_EXCUSE_GRANTED, .about_id = 1});
}

/* A contract concluded on its first day, or today when that lies ahead. */
static inline void contracts_add(struct planning *p, const char *sign,
                                 const struct someone *someone, const char *from, const char *until)
{
    int today = club_today(p->club), first = day_from(from);
    struct contract_entry entry = {
        .sign = sign,
        .participant = someone->number,
        .kind = "A",
        .concluded_on = first < today ? first : today,
        .from_on = first,
        .until_on = day_from(until),
        .social_worker = "Maria Zmyślona",
        .district = "rejon 2",
    };
    must(contract_add(p->club, &entry, &p->err));
}

/* "min_count 6 G1,G2 counts": kind, threshold (0: none), activities ("-": all), excuse. */
static inline struct obligation contracts_oblige(struct planning *p, const char *sign,
                                                 const char *words, const char *from,
                                                 const char *until)
{
    char kind[20], activities[40], excuse[20];
    int threshold;
    struct obligation added;
    assert_int_equal(sscanf(words, "%19s %d %39s %19s", kind, &threshold, activities, excuse), 4);
    struct obligation_entry entry = {
        .kind = obligation_kind_find(kind),
        .threshold = threshold,
        .from_on = from ? day_from(from) : DAY_NONE,
        .until_on = until ? day_from(until) : DAY_NONE,
        .excuse = obligation_excuse_find(excuse),
        .activities = strcmp(activities, "-") == 0 ? NULL : activities,
    };
    must(obligation_add(p->club, sign, &entry, &added, &p->err));
    return added;
}

/* Line 1-based, as of the end of a day; the whole is freed by contract_figures_free. */
static inline struct contract_figures contracts_figures(struct planning *p, const char *sign,
                                                        const char *day)
{
    struct contract_figures figures;
    must(contract_figures_get(p->club, sign, day_from(day), &figures, &p->err));
    return figures;
}

/* "required counted | held attended excused not_attended refused unmarked | possible | outcome"
 * of one line as of a day. */
static inline void contracts_check(struct planning *p, const char *sign, int line, const char *day,
                                   const char *wanted)
{
    char got[200] = "no such line";
    struct contract_figures all = contracts_figures(p, sign, day);
    for (size_t i = 0; i < all.line_count; i++) {
        const struct obligation_figures *f = &all.lines[i].count.figures;
        if (all.lines[i].obligation.line == line)
            snprintf(got, sizeof got, "%d %d | %d %d %d %d %d %d | %d | %s", f->required,
                     f->counted, f->held, f->attended, f->excused, f->not_attended, f->refused,
                     f->unmarked, f->possible, obligation_outcome_word(f->outcome));
    }
    contract_figures_free(&all);
    if (strcmp(got, wanted) != 0)
        fail_msg("%s line %d as of %s: “%s”, not “%s”", sign, line, day, got, wanted);
}

#define contracts_test(name) cmocka_unit_test_setup_teardown(name, contracts_open, planning_close)

#endif
