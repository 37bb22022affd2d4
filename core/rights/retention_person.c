/* When a person's turn comes: after the last of everything that is kept about them. */
#include "club/day_column.h"
#include "club/settings.h"
#include "rights/retention_reading.h"

/* Years by what they are counted for. */
struct periods {
    int64_t identity, contract, casework, request, groups, document;
};

static bool read_periods(struct club *club, struct periods *periods, struct error *err)
{
    int64_t presence = 0;
    bool ok = settings_get_integer(club, SETTING_RETENTION_IDENTITY, &periods->identity, err) &&
              settings_get_integer(club, SETTING_RETENTION_PRESENCE, &presence, err) &&
              settings_get_integer(club, SETTING_RETENTION_CONTRACT, &periods->contract, err) &&
              settings_get_integer(club, SETTING_RETENTION_CASEWORK, &periods->casework, err) &&
              settings_get_integer(club, SETTING_RETENTION_REQUEST, &periods->request, err) &&
              settings_get_integer(club, SETTING_RETENTION_GROUPS, &periods->groups, err) &&
              settings_get_integer(club, SETTING_RETENTION_DOCUMENT, &periods->document, err);
    if (presence > periods->identity)
        periods->identity = presence;
    return ok;
}

static int later(int a, int b)
{
    return a > b ? a : b; /* DAY_NONE is the earliest */
}

static int after(int closed_on, int64_t years)
{
    return closed_on == DAY_NONE ? DAY_NONE : retention_after_years(closed_on, years);
}

static int instant_day(struct statement *s, int column)
{
    return statement_is_null(s, column) ? DAY_NONE : clock_wall(statement_integer(s, column)).day;
}

/* Adds the person, or their groups, when the last of their periods is over by then. */
static void take(struct retention_search *search, struct statement *s,
                 const struct periods *periods, enum retention_class class)
{
    int closed_on = later(later(day_column(s, 2), instant_day(s, 3)),
                          later(instant_day(s, 4), day_column(s, 5)));
    int last = after(closed_on, periods->identity);
    last = later(last, after(day_column(s, 6), periods->contract));
    last = later(last, after(day_column(s, 7), periods->casework));
    last = later(last, after(day_column(s, 8), periods->request));
    last = later(last, after(instant_day(s, 10), periods->document));
    if (class == RETENTION_GROUPS)
        last = later(last, after(closed_on, periods->groups));
    if (last > search->day)
        return;
    struct retention_item *item = retention_add(search, class);
    item->subject_id = statement_integer(s, 0);
    statement_copy_text(s, 1, item->subject, sizeof item->subject);
    statement_copy_text(s, 1, item->participant, sizeof item->participant);
    item->closed_on = closed_on;
    item->dispose_after = last;
    item->held = (enum retention_held)statement_integer(s, 9);
}

/* The person's numbers: the one that holds and those that were merged into it. */
#define NUMBERS "(SELECT n.id FROM participant n WHERE n.id = x.id OR n.merged_into_id = x.id)"

/* Who left, and guests who took their number, long enough ago by that alone; with the days that
 * take() reads. */
#define LEFT_LONG_AGO                                                                              \
    "SELECT x.id, x.number, x.left_on, g.taken_at,"                                                \
    " (SELECT max(e.at) FROM presence_event e WHERE e.participant_id IN " NUMBERS "),"             \
    " (SELECT max(e.until_on) FROM enrolment e WHERE e.participant_id IN " NUMBERS "),"            \
    " (SELECT max(ifnull((SELECT d.ended_on FROM contract_end d WHERE d.contract_id = c.id"        \
    "   ORDER BY d.id DESC LIMIT 1), (SELECT max(t.until_on) FROM contract_terms t"                \
    "   WHERE t.contract_id = c.id))) FROM contract c WHERE c.participant_id IN " NUMBERS "),"     \
    " (SELECT max(f.happened_on) FROM case_fact f WHERE f.participant_id IN " NUMBERS "),"         \
    " (SELECT max(z.happened_on) FROM request r JOIN request_step z ON z.request_id = r.id"        \
    "   WHERE r.participant_id IN " NUMBERS "), " RETENTION_HELD("x.id") ","                       \
    " (SELECT max(d.issued_at) FROM document_participant w JOIN document d"                        \
    "   ON d.id = w.document_id WHERE w.participant_id IN " NUMBERS                                \
    "   AND d.content IS NOT NULL)"                                                                \
    " FROM participant x LEFT JOIN guest g ON g.participant_id = x.id"                             \
    " WHERE x.merged_into_id IS NULL AND (x.left_on <= :latest"                                    \
    "   OR (x.left_on IS NULL AND x.id IN"                                                         \
    "    (SELECT participant_id FROM guest WHERE taken_at < :before)))"

static bool find(struct retention_search *search, const struct periods *periods,
                 enum retention_class class, struct statement *s, struct error *err)
{
    int last = retention_latest(search->day, class == RETENTION_GROUPS ? periods->groups
                                                                       : periods->identity);
    struct day_text latest = day_column_text(last);
    statement_bind_text(s, ":latest", latest.text);
    statement_bind_integer(s, ":before", clock_day_start(last + 1));
    while (statement_step(s))
        take(search, s, periods, class);
    return statement_finish(s, err);
}

/* Who is only a number, without identity and card, leads to nobody as it is. */
bool retention_find_persons(struct retention_search *search, struct error *err)
{
    struct periods periods;
    return read_periods(search->club, &periods, err) &&
           find(search, &periods, RETENTION_PERSON,
                statement_new(
                    search->club->store,
                    LEFT_LONG_AGO
                    " AND NOT EXISTS (SELECT 1 FROM disposal_item d WHERE d.class = 'person'"
                    "   AND d.subject_id = x.id)"
                    " AND (EXISTS (SELECT 1 FROM identity i WHERE i.participant_id IN " NUMBERS ")"
                    "   OR EXISTS (SELECT 1 FROM card k WHERE k.participant_id IN " NUMBERS "))"
                    " AND NOT EXISTS (SELECT 1 FROM case_text t JOIN case_fact f ON f.id = t.fact_id"
                    "   WHERE f.participant_id IN " NUMBERS " AND f.household_id IS NOT NULL"
                    "   AND (SELECT o.closed_on FROM household_closing o WHERE o.household_id = f.household_id"
                    "    ORDER BY o.id DESC LIMIT 1) IS NULL)"
                    " ORDER BY x.number"),
                err);
}

bool retention_find_groups(struct retention_search *search, struct error *err)
{
    struct periods periods;
    return read_periods(search->club, &periods, err) &&
           find(search, &periods, RETENTION_GROUPS,
                statement_new(search->club->store,
                              LEFT_LONG_AGO
                              " AND EXISTS (SELECT 1 FROM target_group_record t"
                              "   WHERE t.participant_id IN " NUMBERS ") ORDER BY x.number"),
                err);
}
