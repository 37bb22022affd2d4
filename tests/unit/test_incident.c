/* Incidents: the authority's time, the steps, and whose data it was. */
#include "rights/incident.h"

#include "club/people/participant_merge.h"
#include "club/settings.h"
#include "rights/rights_text.h"
#include "tests/unit/register.h"

static struct incident add(struct club *club, const char *noticed)
{
    struct incident incident;
    must(incident_add(club, "lost_paper", door_instant(noticed), NULL, &incident, &err));
    return incident;
}

static bool put(struct club *club, const char *code, const char *kind, const char *at,
                const char *reason, struct error *err)
{
    struct incident incident;
    struct incident_step_entry entry = {
        .kind = kind, .happened_at = door_instant(at), .reason = reason};
    return incident_put(club, code, &entry, &incident, err);
}

/* 72 hours are hours, also over a change of the clocks. */
static void the_time_runs(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct incident incident = add(club, "2026-01-12T14:00");
    assert_string_equal(incident.code, "N-2026-01-12");
    assert_int_equal(incident.due_at, door_instant("2026-01-15T14:00"));
    assert_false(incident_is_overdue(&incident, door_instant("2026-01-15T14:00")));
    assert_true(incident_is_overdue(&incident, door_instant("2026-01-15T14:01")));
    door_set_now(club, "2026-03-28T12:00");
    assert_int_equal(add(club, "2026-03-28T12:00").due_at, door_instant("2026-03-31T13:00"));
    must(settings_set(club, SETTING_INCIDENT_HOURS, "24", &err));
    assert_int_equal(add(club, "2026-03-20T12:00").due_at, door_instant("2026-03-21T12:00"));
    must_refuse(settings_set(club, SETTING_INCIDENT_HOURS, "73", &err), ERROR_USAGE, "72");
}

static void steps(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct incident incident = add(club, "2026-01-12T14:00");
    const char *code = incident.code, *now = "2026-01-12T15:00";
    must_refuse(put(club, code, "forgotten", now, NULL, &err), ERROR_USAGE, "authority_not");
    must_refuse(put(club, code, "authority_not", now, NULL, &err), ERROR_USAGE, "--ground");
    must_refuse(put(club, code, "authority", now, "no_risk", &err), ERROR_USAGE, "--ground");
    must_refuse(put(club, code, "people_not", now, "lucky", &err), ERROR_USAGE, "no_risk");
    must_refuse(put(club, code, "note", now, NULL, &err), ERROR_USAGE, "--text");
    must_refuse(put(club, code, "contained", "2026-01-12T13:59", NULL, &err), ERROR_USAGE,
                "was noticed");
    must_refuse(put(club, code, "contained", "2026-01-12T16:00", NULL, &err), ERROR_USAGE, "ahead");
    must_refuse(put(club, "N-1", "contained", now, NULL, &err), ERROR_REFUSED, "no incident");
    must_refuse(put(club, code, "closed", now, NULL, &err), ERROR_REFUSED, "cannot be closed yet");
    must(put(club, code, "authority_not", now, "no_risk", &err));
    must_refuse(put(club, code, "closed", now, NULL, &err), ERROR_REFUSED, "cannot be closed yet");
    must(put(club, code, "authority", now, NULL, &err)); /* it was a risk after all */
    must(put(club, code, "people", now, NULL, &err));
    must(put(club, code, "closed", now, NULL, &err));
    must(incident_get(club, code, &incident, &err));
    assert_false(incident.is_authority_not);
    assert_int_equal(incident.authority_at, door_instant(now));
    assert_int_equal(incident.closed_at, door_instant(now));
    must_refuse(put(club, code, "contained", now, NULL, &err), ERROR_REFUSED, "is closed");
    int added;
    must_refuse(incident_concern_all(club, code, &added, &err), ERROR_REFUSED, "is closed");
    struct incident_steps list = {0};
    must(incident_steps_list(club, incident.id, &list, &err));
    assert_int_equal(list.count, 4);
    incident_steps_free(&list);
}

static void bad_incidents(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct incident incident;
    int64_t now = club_now(club);
    must_refuse(incident_add(club, "bad_luck", now, NULL, &incident, &err), ERROR_USAGE,
                "lost_paper");
    must_refuse(incident_add(club, "lost_paper", now + 60, NULL, &incident, &err), ERROR_USAGE,
                "ahead");
    must_refuse(incident_add(club, "lost_paper", now, "", &incident, &err), ERROR_USAGE, "text");
    vault_close(&club->vault);
    must_refuse(incident_add(club, "lost_paper", now, "teczka", &incident, &err), ERROR_REFUSED,
                "locked");
    must(incident_add(club, "lost_paper", now, NULL, &incident, &err));
}

static size_t people(struct club *club, int64_t incident_id)
{
    struct incident_people list = {0};
    must(incident_people_list(club, incident_id, &list, &err));
    size_t count = list.count;
    incident_people_free(&list);
    return count;
}

/* Everybody on a session's list, also one who came without being expected; each once. */
static void whose_data_it_was(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct participant away = people_add(club);
    struct visitor guest = door_visitor(club);
    struct incident incident = add(club, "2026-01-12T14:00");
    int added;
    door_expect(club, "2026-01-12T15:25", &world.people[0], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T18:05");
    const char *number = guest.number;
    size_t marked;
    struct attendance_marks marks = {.session = world.session.code, .status = ATTENDANCE_PRESENT,
                                     .participants = &number, .count = 1};
    must(attendance_mark(club, &marks, &marked, &err));
    must(incident_concern_session(club, incident.code, world.session.code, &added, &err));
    assert_int_equal(added, REGISTER_PEOPLE + 1);
    must(incident_concern_session(club, incident.code, world.session.code, &added, &err));
    assert_int_equal(added, 0);
    must(incident_concern(club, incident.code, away.number, &added, &err));
    assert_int_equal(added, 1);
    assert_int_equal(people(club, incident.id), REGISTER_PEOPLE + 2);
    struct participant_merge merge;
    must(participant_merge(club, guest.number, away.number, &merge, &err));
    assert_int_equal(people(club, incident.id), REGISTER_PEOPLE + 1);
    must_refuse(incident_concern(club, incident.code, "0000000", &added, &err), ERROR_REFUSED,
                "0000000");
    must_refuse(incident_concern_session(club, incident.code, "G1-2020-01-01", &added, &err),
                ERROR_REFUSED, "G1-2020-01-01");
}

/* A list printed ahead of the session shows who is enrolled. */
static void a_list_printed_ahead(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    int added;
    door_set_now(club, "2026-01-12T10:00");
    struct incident incident = add(club, "2026-01-12T09:00");
    must(incident_concern_session(club, incident.code, world.session.code, &added, &err));
    assert_int_equal(added, REGISTER_PEOPLE);
}

/* A lost copy concerns everybody whose identity is in it. */
static void a_lost_copy(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct person_entry entry = {.surname = "Przykładowa"};
    struct participant participant;
    struct incident incident = add(club, "2026-01-12T14:00");
    int added;
    must(participant_add(club, NULL, &entry, &participant, &err));
    people_add(club);
    must(incident_concern_all(club, incident.code, &added, &err));
    assert_int_equal(added, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(the_time_runs),     people_test(steps),
        people_test(bad_incidents),     people_test(whose_data_it_was),
        people_test(a_list_printed_ahead), people_test(a_lost_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
