/* Every table that holds something sealed has a class of retention, or a reason why none. */
#include "rights/retention.h"
#include "tests/unit/people.h"

static const struct {
    const char *table;
    const char *class; /* of retention; NULL: none, for the reason */
    const char *reason;
} tables[] = {
    {"case_text", "casework", NULL},
    {"contract_text", "contract", NULL},
    {"household_label", "household", NULL},
    {"identity", "person", NULL},
    {"rights_text", "request", NULL}, /* and incident */
    {"target_group_record", "groups", NULL},
    {"vault_wrapping", NULL, "the key of everything sealed, about nobody"},
    {"document", "document", NULL},
    {"document_key", NULL, "the office's key, about nobody"},
    {"staff_card", NULL, "staff are not participants; their cards are revoked"},
};

/* What is sealed has a nonce beside it. */
static void every_sealed_table_has_its_time(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    int count = 0;
    struct statement *s = statement_new(
        club->store, "SELECT DISTINCT m.name FROM sqlite_schema m, pragma_table_info(m.name) c"
                     " WHERE m.type = 'table' AND c.name LIKE '%nonce' ORDER BY m.name");
    for (; statement_step(s); count++) {
        size_t i = 0, known = sizeof tables / sizeof *tables;
        while (i < known && strcmp(tables[i].table, statement_text(s, 0)) != 0)
            i++;
        if (i == known)
            fail_msg("%s holds something sealed: for how long?", statement_text(s, 0));
        assert_true(tables[i].reason ||
                    retention_class_find(tables[i].class) < RETENTION_CLASS_COUNT);
    }
    must(statement_finish(s, &err));
    assert_true(count >= 7);
}

/* The schema takes every class that the program knows. */
static void every_class_can_be_named(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    for (int i = 0; i < RETENTION_CLASS_COUNT; i++) {
        char wanted[64];
        const struct retention_rule *rule = retention_rule((enum retention_class)i);
        snprintf(wanted, sizeof wanted, "class = '%s'", rule->word);
        struct statement *s = statement_new(
            club->store, "SELECT instr(sql, :wanted) FROM sqlite_schema"
                         " WHERE name = 'disposal_item'");
        statement_bind_text(s, ":wanted", wanted);
        assert_true(statement_step(s) && statement_integer(s, 0) > 0);
        must(statement_finish(s, &err));
        assert_int_equal(retention_class_find(rule->word), i);
        assert_true(rule->setting && rule->begins && rule->destroys);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(every_sealed_table_has_its_time),
        people_test(every_class_can_be_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
