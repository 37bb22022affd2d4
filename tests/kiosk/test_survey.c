/* A survey at the kiosk and the club together: slips and groups, by touch and by keyboard alone;
 * what is stored is read back by the office's connection. */
#include "states.h"

#include "club/people/card.h"
#include "exchange/demo_club.h"
#include "exchange/survey_csv.h"
#include "figures/day/roster.h"
#include "kiosk/input/scanner.h"
#include "store/statement.h"
#include "survey/slip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MONDAY_GROUP "G1-2026-01-12"

enum { SLIPS = 4, QUESTIONS = 6, KEY_RIGHT_ARROW = 0x4f };

struct desk {
    char dir[64], path[128];
    struct fonts *fonts;
    struct ui *ui;
    struct kiosk kiosk;
    int64_t now_ms;
    char slips[SLIPS][TOKEN_SIZE], card[TOKEN_SIZE], person[NUMBER_SIZE];
};

#define must(call)                                                                                 \
    do {                                                                                           \
        struct error err = {0};                                                                    \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, err.text);                                                   \
    } while (0)

static void make_survey(struct desk *desk, struct club *club)
{
    struct survey_questions questions;
    struct roster roster = {0};
    struct card_issued issued;
    must(survey_csv_standard(&questions, &err));
    must(survey_add(club,
                    &(struct survey_entry){.code = "S1", .programme = "KPK", .title = "Ankieta",
                                           .questions = &questions},
                    &err));
    must(slip_make(club, "S1", SLIPS, desk->slips, &err));
    must(roster_get(club, MONDAY_GROUP, &roster, &err));
    memcpy(desk->person, roster.rows[0].participant, NUMBER_SIZE);
    roster_free(&roster);
    must(card_issue(club, desk->person, &issued, &err));
    memcpy(desk->card, issued.payload, TOKEN_SIZE);
    card_issued_wipe(&issued);
}

static int make_club(void **state)
{
    struct error err = {0};
    struct club club = {0};
    struct desk *desk = memory_new(1, sizeof *desk);
    *state = desk;
    desk->ui = memory_new(1, sizeof *desk->ui);
    snprintf(desk->dir, sizeof desk->dir, "/tmp/obecni-kiosk-XXXXXX");
    setenv("OBECNI_NOW", "2026-01-12T15:40:00", 1);
    if (!mkdtemp(desk->dir) || !(desk->fonts = fonts_new(&err)))
        return -1;
    snprintf(desk->path, sizeof desk->path, "%s/made.db", desk->dir);
    if (!demo_club_make(&club, desk->path, &err))
        return -1;
    make_survey(desk, &club);
    club_close(&club);
    snprintf(desk->path, sizeof desk->path, "%s/club.db", desk->dir);
    return 0;
}

static int remove_club(void **state)
{
    struct desk *desk = *state;
    char command[160];
    fonts_free(desk->fonts);
    snprintf(command, sizeof command, "rm -r '%s'", desk->dir);
    int status = system(command);
    free(desk->ui);
    free(desk);
    return status;
}

static int set_up(void **state)
{
    struct desk *desk = *state;
    char command[200];
    struct screen_facts facts = {.width = 1280, .height = 800};
    snprintf(command, sizeof command, "cd '%s' && rm -f club.db* && cp made.db club.db", desk->dir);
    if (system(command) != 0)
        return -1;
    struct kiosk_setup setup = {
        .path = desk->path, .fonts = desk->fonts, .sizes = sizes_of(&facts), .facts = facts,
        .has_language = true, .language = LANGUAGE_POLISH,
    };
    desk->now_ms = 1000000;
    kiosk_init(&desk->kiosk, &setup);
    kiosk_start(&desk->kiosk, desk->now_ms);
    return 0;
}

static int tear_down(void **state)
{
    kiosk_finish(&((struct desk *)*state)->kiosk);
    return 0;
}

static void deliver(struct desk *desk, const struct event *event)
{
    desk->now_ms += 1000;
    kiosk_deliver(&desk->kiosk, event, desk->now_ms);
}

static void scan(struct desk *desk, const char *payload)
{
    deliver(desk, &(struct event){.kind = EVENT_SCAN, .payload = payload});
}

static void wait_ms(struct desk *desk, int64_t ms)
{
    desk->now_ms += ms;
    desk->kiosk.wake_ms = 60000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_TICK}, desk->now_ms);
}

/* Only what is on the glass can be pressed. */
static void press(struct desk *desk, const char *name)
{
    kiosk_draw(&desk->kiosk, desk->ui);
    if (!ui_area_of(desk->ui, name))
        fail_msg("“%s” is not on the screen “%s”", name, desk->kiosk.screen->name);
    deliver(desk, &(struct event){.kind = EVENT_PRESS, .name = name});
}

static bool shows(struct desk *desk, const char *words)
{
    bool has = false;
    struct buffer text = {0};
    kiosk_draw(&desk->kiosk, desk->ui);
    ui_write(desk->ui, &text);
    has = strstr(text.text, words) != NULL;
    buffer_free(&text);
    return has;
}

static void assert_screen(const struct desk *desk, const struct screen *screen)
{
    assert_string_equal(desk->kiosk.screen->name, screen->name);
}

static void office(const struct desk *desk, struct club *club)
{
    memset(club, 0, sizeof *club);
    must(club_open(club, desk->path, CLUB_WRITING, &err));
}

static int64_t number(const struct desk *desk, const char *sql)
{
    struct club club;
    struct error err = {0};
    office(desk, &club);
    struct statement *s = statement_new(club.store, sql);
    int64_t value = statement_step(s) ? statement_integer(s, 0) : -1;
    assert_true(statement_finish(s, &err));
    club_close(&club);
    return value;
}

static int64_t counted(const struct desk *desk)
{
    return number(desk, "SELECT sum(answers) FROM survey_answer");
}

static void open_group(const struct desk *desk, int people)
{
    struct club club;
    struct survey_group group;
    office(desk, &club);
    must(survey_group_open(&club, "S1", people, 1800, &group, &err));
    club_close(&club);
}

static void answer_all(struct desk *desk)
{
    for (int i = 0; i < QUESTIONS; i++)
        press(desk, i == 1 ? "skip" : "answer-2");
}

static void a_slip_is_answered_and_thanked_for(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->slips[0]);
    assert_screen(desk, &screen_survey);
    assert_true(shows(desk, "Pytanie 1 z 6"));
    assert_true(shows(desk, "Jakie były te spotkania?"));
    answer_all(desk);
    assert_true(shows(desk, "Zapisać odpowiedzi?"));
    assert_int_equal(counted(desk), 0);
    press(desk, "send");
    assert_screen(desk, &screen_survey_thanks);
    assert_true(shows(desk, "Odpowiedzi zapisano."));
    assert_int_equal(counted(desk), 5);
    assert_int_equal(number(desk, "SELECT sum(is_used) FROM survey_slip"), 1);
    assert_int_equal(number(desk, "SELECT count(*) FROM ledger WHERE action = 'survey.form'"), 0);
    assert_false(desk->kiosk.sitting.is_on);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_idle);
    scan(desk, desk->slips[0]);
    assert_screen(desk, &screen_survey_refused);
    assert_int_equal(desk->kiosk.form_state, FORM_USED);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_idle);
}

static void going_back_changes_an_answer(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->slips[0]);
    press(desk, "answer-2");
    press(desk, "back");
    assert_true(shows(desk, "Pytanie 1 z 6"));
    assert_int_equal(desk->kiosk.sitting.answers[0], 2);
    press(desk, "answer-5");
    for (int i = 1; i < QUESTIONS; i++)
        press(desk, "skip");
    press(desk, "send");
    assert_int_equal(counted(desk), 1);
    assert_int_equal(number(desk, "SELECT option FROM survey_answer WHERE answers = 1"), 5);
}

static void nothing_answered_stores_nothing(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->slips[0]);
    for (int i = 0; i < QUESTIONS; i++)
        press(desk, "skip");
    press(desk, "end");
    assert_screen(desk, &screen_idle);
    assert_int_equal(number(desk, "SELECT sum(is_used) FROM survey_slip"), 0);
    scan(desk, desk->slips[0]);
    press(desk, "back");
    assert_screen(desk, &screen_idle);
}

/* The buttons of two pages stand in one place: a tremor answers one question. */
static void a_tremor_answers_once(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->slips[0]);
    press(desk, "answer-2");
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_PRESS, .name = "answer-2"},
                  desk->now_ms + 200);
    assert_int_equal(desk->kiosk.sitting.at, 1);
}

static void key(struct desk *desk, int usage)
{
    deliver(desk, &(struct event){.kind = EVENT_KEY, .key = usage});
}

/* Tab to the first answer or button, to the right, Enter. */
static void by_keyboard_alone(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->slips[0]);
    key(desk, KEY_TAB);
    key(desk, KEY_RIGHT_ARROW);
    key(desk, KEY_ENTER);
    assert_int_equal(desk->kiosk.sitting.answers[0], 2);
    for (int i = 1; i < QUESTIONS; i++) {
        key(desk, KEY_TAB);
        key(desk, KEY_ENTER);
    }
    assert_int_equal(desk->kiosk.sitting.at, QUESTIONS);
    key(desk, KEY_TAB);
    assert_string_equal(desk->kiosk.focus.name, "send");
    key(desk, KEY_ENTER);
    assert_screen(desk, &screen_survey_thanks);
    assert_int_equal(counted(desk), 6);
}

static void languages_change_on_the_way(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->slips[0]);
    press(desk, "language-uk");
    assert_true(shows(desk, "Якими були ці зустрічі?"));
    press(desk, "answer-1");
    assert_true(shows(desk, "Як було в групі?"));
    scan(desk, desk->card);
    assert_screen(desk, &screen_recorded);
    wait_ms(desk, 7000);
    assert_true(shows(desk, "Як було в групі?"));
}

/* Whoever arrives is confirmed at once; the form goes on where it was. */
static void a_card_in_between(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->slips[0]);
    press(desk, "answer-3");
    scan(desk, desk->card);
    assert_screen(desk, &screen_recorded);
    assert_int_equal(number(desk, "SELECT count(*) FROM presence_event WHERE source = 'card'"), 1);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_survey);
    assert_int_equal(desk->kiosk.sitting.at, 1);
    assert_int_equal(counted(desk), 0);
    scan(desk, desk->slips[1]); /* another slip begins anew */
    assert_int_equal(desk->kiosk.sitting.at, 0);
    assert_int_equal(desk->kiosk.sitting.answers[0], SURVEY_UNANSWERED);
}

static void whoever_has_left_is_asked_and_forgotten(void **state)
{
    struct desk *desk = *state;
    static const struct sitting none;
    scan(desk, desk->slips[0]);
    press(desk, "answer-3");
    for (int i = 0; i < 12; i++) {
        wait_ms(desk, SURVEY_QUIET_MS);
        assert_screen(desk, &screen_more_time);
        wait_ms(desk, KIOSK_MORE_TIME_MS - 2000);
        press(desk, "yes");
        assert_screen(desk, &screen_survey);
        assert_int_equal(desk->kiosk.sitting.at, 1);
    }
    wait_ms(desk, SURVEY_QUIET_MS);
    wait_ms(desk, KIOSK_MORE_TIME_MS);
    assert_screen(desk, &screen_idle);
    assert_memory_equal(&desk->kiosk.sitting, &none, sizeof none);
    assert_int_equal(counted(desk), 0);
    assert_int_equal(number(desk, "SELECT sum(is_used) FROM survey_slip"), 0);
}

/* On each page, and while more time is asked about. */
static void louder_on_the_way(void **state)
{
    struct desk *desk = *state;
    const struct kiosk_preferences *now = &desk->kiosk.preferences;
    press(desk, "speech");
    scan(desk, desk->slips[0]);
    press(desk, "louder");
    assert_int_equal(now->louder, 1);
    press(desk, "answer-3");
    assert_int_equal(desk->kiosk.sitting.at, 1);
    wait_ms(desk, SURVEY_QUIET_MS);
    assert_screen(desk, &screen_more_time);
    wait_ms(desk, KIOSK_SETTLE_MS);
    press(desk, "louder");
    assert_screen(desk, &screen_more_time);
    press(desk, "yes");
    assert_screen(desk, &screen_survey);
    assert_int_equal(now->louder, 2);
    for (int i = 0; i < 3; i++)
        press(desk, "softer");
    assert_int_equal(now->louder, -1);
    assert_int_equal(desk->kiosk.sitting.at, 1);
}

static void a_group_starts_by_a_press(void **state)
{
    struct desk *desk = *state;
    open_group(desk, 2);
    wait_ms(desk, KIOSK_POLL_MS);
    assert_screen(desk, &screen_survey_start);
    assert_true(shows(desk, "Ankieta. Można zacząć."));
    scan(desk, desk->card);
    assert_screen(desk, &screen_recorded);
    wait_ms(desk, 7000);
    for (int i = 0; i < 2; i++) {
        assert_screen(desk, &screen_survey_start);
        press(desk, "start");
        answer_all(desk);
        press(desk, "send");
        assert_screen(desk, &screen_survey_thanks);
        wait_ms(desk, 7000);
    }
    assert_screen(desk, &screen_idle); /* as many as there are people */
    assert_int_equal(counted(desk), 10);
}

static void staff_end_the_group(void **state)
{
    struct desk *desk = *state;
    struct club club;
    struct survey_group group;
    open_group(desk, 5);
    wait_ms(desk, KIOSK_POLL_MS);
    press(desk, "start");
    answer_all(desk);
    office(desk, &club);
    must(survey_group_end(&club, "S1", &group, &err));
    club_close(&club);
    press(desk, "send");
    assert_screen(desk, &screen_survey_refused);
    assert_true(shows(desk, "Tym razem nic nie zapisano."));
    assert_int_equal(counted(desk), 0);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_idle);
    open_group(desk, 5);
    wait_ms(desk, KIOSK_POLL_MS);
    assert_screen(desk, &screen_survey_start);
    desk->kiosk.club.clock.fixed_at += 1800;
    wait_ms(desk, KIOSK_POLL_MS);
    assert_screen(desk, &screen_idle);
}

static void slips_that_are_none(void **state)
{
    struct desk *desk = *state;
    char stranger[TOKEN_SIZE];
    struct club club;
    token_slip_new(stranger);
    scan(desk, stranger);
    assert_screen(desk, &screen_survey_refused);
    assert_int_equal(desk->kiosk.form_state, FORM_UNKNOWN);
    office(desk, &club);
    must(survey_close(&club, "S1", &err));
    club_close(&club);
    scan(desk, desk->slips[0]);
    assert_int_equal(desk->kiosk.form_state, FORM_OVER);
}

/* Behind "out of order" the form waits, and is sent once more. */
static void a_club_that_is_away_loses_nothing(void **state)
{
    struct desk *desk = *state;
    char away[160];
    snprintf(away, sizeof away, "%s.away", desk->path);
    scan(desk, desk->slips[0]);
    answer_all(desk);
    assert_int_equal(rename(desk->path, away), 0);
    press(desk, "send");
    assert_screen(desk, &screen_out_of_order);
    assert_int_equal(rename(away, desk->path), 0);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_survey);
    press(desk, "send");
    assert_screen(desk, &screen_survey_thanks);
    assert_int_equal(counted(desk), 5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_slip_is_answered_and_thanked_for),
        TEST(going_back_changes_an_answer),
        TEST(nothing_answered_stores_nothing),
        TEST(a_tremor_answers_once),
        TEST(by_keyboard_alone),
        TEST(languages_change_on_the_way),
        TEST(a_card_in_between),
        TEST(whoever_has_left_is_asked_and_forgotten),
        TEST(louder_on_the_way),
        TEST(a_group_starts_by_a_press),
        TEST(staff_end_the_group),
        TEST(slips_that_are_none),
        TEST(a_club_that_is_away_loses_nothing),
    };
    language_start();
    return cmocka_run_group_tests(tests, make_club, remove_club);
}
