/* Several kiosks at one database, and one that is killed at work. */
#include "tests/unit/door.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* A kiosk of its own that scans card after card, each when it is told to. */
enum { ROUNDS = 40 };

static void run_kiosk(const char *path, const struct visitor *visitors, int go, int answers)
{
    struct club club;
    struct error err = {0};
    char byte;
    if (!club_open(&club, path, CLUB_KIOSK, &err))
        _exit(1);
    for (int i = 0; i < ROUNDS; i++) {
        struct checkin_result result;
        if (read(go, &byte, 1) != 1)
            _exit(2);
        bool ok = checkin_scan(&club, visitors[i].payload, CHECKIN_CARD, &result, &err);
        unsigned char answer = ok ? (unsigned char)result.answer : 99;
        if (write(answers, &answer, 1) != 1)
            _exit(3);
    }
    club_close(&club);
    _exit(0);
}

static void one_row_for_two_kiosks(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct visitor visitors[ROUNDS];
    int go[2][2], answers[2];
    pid_t kiosks[2];
    door_group(club, "G1", false);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    for (int i = 0; i < ROUNDS; i++)
        visitors[i] = door_member(club, "G1");
    int64_t entries = people_entries(club);
    assert_int_equal(pipe(answers), 0);
    for (int k = 0; k < 2; k++) {
        assert_int_equal(pipe(go[k]), 0);
        kiosks[k] = fork();
        if (kiosks[k] == 0)
            run_kiosk(fixture->path, visitors, go[k][0], answers[1]);
    }
    for (int i = 0; i < ROUNDS; i++) {
        unsigned char got[2];
        for (int k = 0; k < 2; k++)
            assert_int_equal(write(go[k][1], "x", 1), 1);
        for (int k = 0; k < 2; k++)
            assert_int_equal(read(answers[0], &got[k], 1), 1);
        assert_int_equal(got[0] + got[1], CHECKIN_RECORDED + CHECKIN_ALREADY);
        assert_int_not_equal(got[0], got[1]);
    }
    for (int k = 0; k < 2; k++) {
        int status;
        assert_int_equal(waitpid(kiosks[k], &status, 0), kiosks[k]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    assert_int_equal(door_events(club), ROUNDS);
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance"), ROUNDS);
    assert_int_equal(people_entries(club), entries + ROUNDS);
    door_check_projection(club);
    struct ledger_report report;
    must(ledger_verify(club->store, 1, &report, &err));
    assert_true(report.holds);
}

/* A process that is killed in the middle of its work: what it had said is there. */
static void what_was_said_survives_a_kill(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct visitor visitors[ROUNDS];
    int go[2], answers[2], status;
    unsigned char got;
    door_group(club, "G1", false);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    for (int i = 0; i < ROUNDS; i++)
        visitors[i] = door_member(club, "G1");
    assert_int_equal(pipe(go), 0);
    assert_int_equal(pipe(answers), 0);
    pid_t kiosk = fork();
    if (kiosk == 0)
        run_kiosk(fixture->path, visitors, go[0], answers[1]);
    for (int i = 0; i < 20; i++)
        assert_int_equal(write(go[1], "x", 1), 1);
    for (int said = 0; said < 10; said++) {
        assert_int_equal(read(answers[0], &got, 1), 1);
        assert_int_equal(got, CHECKIN_RECORDED);
    }
    assert_int_equal(kill(kiosk, SIGKILL), 0);
    assert_int_equal(waitpid(kiosk, &status, 0), kiosk);
    assert_true(WIFSIGNALED(status));
    for (int i = 0; i < 10; i++)
        assert_int_equal(door_scan(club, &visitors[i]).answer, CHECKIN_ALREADY);
    door_check_projection(club);
    struct ledger_report report;
    must(ledger_verify(club->store, 1, &report, &err));
    assert_true(report.holds);
    for (int i = 0; i < ROUNDS; i++) {
        enum checkin_answer answer = door_scan(club, &visitors[i]).answer;
        assert_true(answer == CHECKIN_ALREADY || (answer == CHECKIN_RECORDED && i >= 10));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(one_row_for_two_kiosks),
        people_test(what_was_said_survives_a_kill),
    };
    return cmocka_run_group_tests_name("checkin processes", tests, NULL, NULL);
}
