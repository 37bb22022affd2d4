/* What an inspector gets: the protocol, session by session, and the tables beside it, with every
 * presence, what was changed after signing, and how the club was set. */
#include "base/language.h"
#include "document/bundle_tables.h"
#include "tests/unit/door.h"
#include "tests/unit/sheets.h"

struct week {
    struct visitor early, late;
    struct session held, cancelled;
};

/* One session in which two of two were recorded, and one that was cancelled. */
static struct week make_week(struct club *club)
{
    struct week week;
    door_group(club, "G1", false);
    week.early = door_member(club, "G1");
    week.late = door_member(club, "G1");
    week.held = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    week.cancelled = door_session(club, "G1", "2026-01-13", "10:00", "11:00");
    door_expect(club, "2026-01-12T15:25:00", &week.early, CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T15:50:00", &week.late, CHECKIN_RECORDED);
    must(session_cancel(club, week.cancelled.code, "leader", &err));
    door_set_now(club, "2026-01-14T09:00:00");
    return week;
}

static json_t *parameters(bool holds)
{
    return json_pack("{s:s, s:s, s:s, s:b, s:b, s:i, s:s, s:i, s:i, s:i, s:s}", "from",
                     "2026-01-12", "to", "2026-01-18", "programme", "", "names", 0, "ledger_holds",
                     holds, "ledger_entries", 17, "key", "AB12", "corrections", 3, "documents", 2,
                     "files", 5, "manifest", "0123abcd");
}

static void the_protocol(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct week week = make_week(club);
    struct sheet sheet = sheets_fill(club, "PI", parameters(true), club_now(club));
    assert_row(&sheet, week.held.code, 2, "odbyte, niezatwierdzone", "–", "–");
    assert_row(&sheet, week.cancelled.code, 2, "odwołane", "–", "–");
    assert_sum(&sheet, "list zatwierdzonych", "0");
    assert_sum(&sheet, "bez podpisu", "1");
    assert_sum(&sheet, "odwołane", "1");
    assert_sum(&sheet, "zmian po zatwierdzeniu", "3");
    assert_says(&sheet, "0123abcd"); /* it vouches for the manifest */
    assert_says(&sheet, "17");
    assert_false(sheets_say(&sheet, week.early.number));
    char *text = sheets_text(&sheet);
    sheet_free(&sheet);
    sheet = sheets_fill(club, "PI", parameters(false), club_now(club));
    char *other = sheets_text(&sheet);
    assert_string_not_equal(text, other); /* a chain that does not hold is said */
    free(text);
    free(other);
    sheet_free(&sheet);
}

static void every_presence_is_a_row(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct week week = make_week(club);
    struct sheet presences = {0}, corrections = {0};
    int64_t changes = 0;
    struct session session;
    bundle_presences_begin(&presences);
    bundle_corrections_begin(&corrections);
    must(session_get(club, week.held.code, &session, &err));
    must(bundle_add_session(club, &session, false, club_now(club), &presences, &corrections,
                            &changes, &err));
    const struct sheet_table *table = sheets_table(&presences);
    assert_int_equal(table->row_count, 2);
    assert_int_equal(sheets_table(&corrections)->row_count, 0);
    assert_int_equal(changes, 0);
    for (size_t i = 0; i < 2; i++) {
        const struct sheet_row *row = &table->rows[i];
        bool is_early = strcmp(row->cells[2].text, week.early.number) == 0;
        assert_true(is_early || strcmp(row->cells[2].text, week.late.number) == 0);
        assert_string_equal(row->cells[0].text, week.held.code);
        assert_string_equal(row->cells[3].text, ""); /* no name */
        assert_string_equal(row->cells[5].text, is_early ? "obecność" : "spóźnienie");
        assert_string_equal(row->cells[6].text, is_early ? "15.25" : "15.50");
    }
    sheet_free(&presences);
    sheet_free(&corrections);
}

/* Settings and roles, with what they were set to; nothing about people. */
static void how_the_club_was_set(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct sheet sheet = {0};
    struct visitor visitor = door_visitor(club);
    people_add_staff(club, "JP", "2026-01-01");
    must(settings_set(club, SETTING_LATE_MINUTES, "10", &err));
    must(bundle_settings(club, club_now(club), &sheet, &err));
    assert_int_equal(sheets_table(&sheet)->row_count, 2);
    assert_says(&sheet, SETTING_LATE_MINUTES);
    assert_says(&sheet, "setting.set");
    assert_says(&sheet, "staff.add");
    assert_false(sheets_say(&sheet, visitor.number));
    sheet_free(&sheet);
}

static void documents_of_the_period(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct sheet sheet = {0};
    int64_t count = -1;
    must(bundle_documents(club, people_day("2026-01-01"), people_day("2026-01-31"), &sheet, &count,
                          &err));
    assert_int_equal(count, 0);
    assert_int_equal(sheets_table(&sheet)->row_count, 0);
    sheet_free(&sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(the_protocol),
        people_test(every_presence_is_a_row),
        people_test(how_the_club_was_set),
        people_test(documents_of_the_period),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
