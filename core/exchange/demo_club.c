/* Reads the demonstration's tables in the order in which a club would come to them. */
#include "exchange/demo_club.h"

#include "base/day.h"
#include "base/language.h"
#include "club/data_file.h"
#include "club/people/enrolment.h"
#include "club/people/participant.h"
#include "club/presence/checkin.h"
#include "club/session/session.h"
#include "club/settings.h"
#include "club/staff/staff.h"
#include "club/staff/staff_pin.h"
#include "club/timetable/activity.h"
#include "club/timetable/booking.h"
#include "club/timetable/schedule.h"
#include "exchange/demo_casework.h"
#include "exchange/demo_project.h"
#include "exchange/demo_register.h"
#include "exchange/demo_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIELDS = 10 };

static bool move_clock(struct club *club, const char *text, struct error *err)
{
    club->clock.is_fixed = true;
    club->ledger.is_clock_fixed = true;
    return clock_parse(text, &club->clock.fixed_at, err);
}

static bool load_staff(struct club *club, const char *const fields[], struct error *err)
{
    struct staff_entry entry = {
        .code = fields[0],
        .name = fields[1],
        .title = fields[2],
        .role = fields[3],
        .from_on = day_of(2025, 1, 1),
        .until_on = DAY_NONE,
    };
    if (!staff_add(club, &entry, err))
        return false;
    char actor[CODE_SIZE];
    memcpy(actor, club->actor, sizeof actor);
    snprintf(club->actor, sizeof club->actor, "%s", entry.code); /* the PIN is the person's own */
    bool ok = staff_pin_set(club, entry.code, fields[4], err);
    memcpy(club->actor, actor, sizeof club->actor);
    return ok;
}

/* The leaders' codes stand in one field, separated by spaces. */
static bool load_leaders(struct club *club, const char *activity, const char *codes,
                         struct error *err)
{
    char code[CODE_SIZE];
    int length;
    for (; sscanf(codes, " %32s%n", code, &length) == 1; codes += length) {
        if (!activity_leader_add(club, activity, code, day_of(2025, 9, 1), DAY_NONE, err))
            return false;
    }
    return true;
}

static bool load_activity(struct club *club, const char *const fields[], struct error *err)
{
    struct activity_entry entry = {
        .code = fields[0],
        .programme = fields[1],
        .title = fields[2],
        .kind = fields[3],
        .is_individual = strcmp(fields[4], "individual") == 0,
        .has_open = true,
        .is_open = strcmp(fields[5], "yes") == 0,
        .has_capacity = fields[6][0] != '\0',
        .capacity = atoi(fields[6]),
    };
    return activity_add(club, &entry, err) && load_leaders(club, fields[0], fields[7], err);
}

static bool load_schedule(struct club *club, const char *const fields[], struct error *err)
{
    struct schedule added;
    struct schedule_generated made;
    struct schedule_entry entry = {
        .activity = fields[0],
        .rule = fields[1],
        .slot_minutes = atoi(fields[4]),
        .room = fields[5],
    };
    clock_parse_minutes(fields[2], &entry.start_minutes);
    clock_parse_minutes(fields[3], &entry.end_minutes);
    return demo_read_day(fields[6], &entry.valid_from, err) &&
           demo_read_day(fields[7], &entry.valid_until, err) &&
           schedule_add(club, &entry, &added, &made, err);
}

static bool load_participant(struct club *club, const char *const fields[], struct error *err)
{
    struct participant participant;
    char groups[80];
    snprintf(groups, sizeof groups, "%s", fields[5]);
    for (char *space = groups; (space = strchr(space, ' ')) != NULL;)
        *space = ',';
    struct person_entry entry = {
        .surname = fields[1],
        .given_names = fields[2],
        .form_of_address = fields[3],
        .case_sign = fields[4],
        .target_groups = groups,
    };
    return participant_add(club, fields[0], &entry, &participant, err);
}

static bool load_enrolment(struct club *club, const char *const fields[], struct error *err)
{
    struct enrolment_entry entry = {.participant = fields[0], .activity = fields[1]};
    return demo_read_day(fields[2], &entry.from_on, err) && demo_read_day(fields[3], &entry.until_on, err) &&
           enrolment_add(club, &entry, err);
}

static bool load_cancellation(struct club *club, const char *const fields[], struct error *err)
{
    return session_cancel(club, fields[0], fields[1], err);
}

/* The lists of the autumn were kept on paper and typed in when the club began with this. */
static bool load_presence(struct club *club, const char *const fields[], struct error *err)
{
    char at_text[CLOCK_TEXT_SIZE];
    int64_t at;
    struct session session;
    struct checkin_result result;
    if (!session_get(club, fields[0], &session, err))
        return false;
    day_format(session.held_on, at_text);
    snprintf(at_text + 10, sizeof at_text - 10, "T%.5s", fields[2]);
    if (!clock_parse(at_text, &at, err))
        return false;
    return checkin_place(club, fields[1], session.id, at, CHECKIN_PAPER_IMPORT, &result, err);
}

static bool load_extra(struct club *club, const char *const fields[], struct error *err)
{
    struct session_time time;
    char code[SESSION_CODE_SIZE];
    clock_parse_minutes(fields[2], &time.start_minutes);
    clock_parse_minutes(fields[3], &time.end_minutes);
    return demo_read_day(fields[1], &time.day, err) &&
           session_add(club, fields[0], &time, fields[4], code, err) &&
           booking_make(club, code, fields[5], err);
}

static bool load_booking(struct club *club, const char *const fields[], struct error *err)
{
    return booking_make(club, fields[0], fields[1], err);
}

/* The tables in order, the clock that each is read by, and how many fields a row has. */
static const struct table {
    const char *file;
    const char *now;
    int fields;
    bool (*load)(struct club *, const char *const fields[], struct error *);
} tables[] = {
    {"demo/staff", "2026-01-05T09:00", 5, load_staff},
    {"demo/programmes", "2026-01-05T09:10", 10, demo_load_programme},
    {"demo/activities", "2026-01-05T09:20", 8, load_activity},
    {"demo/participants", "2026-01-05T10:00", 6, load_participant},
    {"demo/schedules", "2026-01-05T12:00", 8, load_schedule},
    {"demo/project_goals", "2026-01-05T12:10", 3, demo_load_goal},
    {"demo/project_leaders", "2026-01-05T12:20", 4, demo_load_project_leader},
    {"demo/project_logos", "2026-01-05T12:30", 3, demo_load_logo},
    {"demo/project_copies", "2026-01-05T12:40", 3, demo_load_copy},
    {"demo/enrolments", "2026-01-05T13:00", 4, load_enrolment},
    {"demo/cancellations", "2026-01-08T09:00", 2, load_cancellation},
    {"demo/presences", "2026-01-09T09:00", 3, load_presence},
    {"demo/contracts", "2026-01-09T10:00", 8, demo_load_contract},
    {"demo/obligations", "2026-01-09T10:10", 8, demo_load_obligation},
    {"demo/refusals", "2026-01-09T10:20", 3, demo_load_refusal},
    {"demo/excuses", "2026-01-09T10:30", 8, demo_load_excuse},
    {"demo/signoffs", "2026-01-09T10:40", 5, demo_load_signoff},
    {"demo/extra_sessions", "2026-01-09T11:00", 6, load_extra},
    {"demo/bookings", "2026-01-09T11:10", 2, load_booking},
    {"demo/partners", "2026-01-09T12:00", 2, demo_load_partner},
    {"demo/households", "2026-01-09T12:10", 2, demo_load_household},
    {"demo/interventions", "2026-01-09T12:20", 8, demo_load_intervention},
    {"demo/services", "2026-01-09T12:30", 6, demo_load_service},
    {"demo/referrals", "2026-01-09T12:40", 5, demo_load_referral},
    {"demo/outcomes", "2026-01-09T12:50", 6, demo_load_outcome},
    {"demo/earlier_figures", "2026-01-09T13:00", 5, demo_load_earlier_figure},
    {"demo/indicators", "2026-01-09T13:10", 8, demo_load_indicator},
    {"demo/indicator_values", "2026-01-09T13:20", 5, demo_load_indicator_value},
    {"demo/project_closings", "2026-01-09T13:30", 1, demo_load_closing},
};

static bool load_table(struct club *club, const struct table *table, struct error *err)
{
    char room[DATA_ROW_SIZE];
    const char *fields[FIELDS] = {0};
    const char *text = data_file_text(table->file);
    struct schedule_generated made;
    if (!move_clock(club, table->now, err) || !schedule_generate(club, 0, &made, err))
        return false;
    data_file_row(&text, room, fields, FIELDS);
    for (int count; (count = data_file_row(&text, room, fields, FIELDS)) > 0;) {
        if (count != table->fields)
            return error_set(err, ERROR_STORAGE, "%s: a row has %d fields, not %d", table->file,
                             count, table->fields);
        if (!table->load(club, fields, err))
            return false;
    }
    return true;
}

static bool load_all(struct club *club, struct error *err)
{
    if (!settings_set_exit_pin(club, DEMO_CLUB_EXIT_PIN, err) || !club_begin(club, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof tables / sizeof *tables; i++)
        ok = load_table(club, &tables[i], err);
    return club_end(club, ok, err);
}

static bool read_identity(struct club_identity *identity)
{
    char room[DATA_ROW_SIZE];
    const char *fields[FIELDS] = {0};
    const char *text = data_file_text("demo/club");
    data_file_row(&text, room, fields, FIELDS);
    memset(identity, 0, sizeof *identity);
    identity->node = 1;
    if (data_file_row(&text, room, fields, FIELDS) != 4)
        return false;
    snprintf(identity->institution, sizeof identity->institution, "%s", fields[0]);
    snprintf(identity->name, sizeof identity->name, "%s", fields[1]);
    snprintf(identity->address, sizeof identity->address, "%s", fields[2]);
    snprintf(identity->zone, sizeof identity->zone, "%s", fields[3]);
    return true;
}

bool demo_club_make(struct club *club, const char *path, struct error *err)
{
    struct club_identity identity;
    if (!read_identity(&identity))
        return error_set(err, ERROR_STORAGE, "demo/club: its row is wrong");
    struct club_init init = {
        .identity = &identity,
        .passphrase = DEMO_CLUB_PASSPHRASE,
        .cost = VAULT_COST_LIGHT,
    };
    if (!club_init(club, path, &init, err))
        return false;
    snprintf(club->actor, sizeof club->actor, DEMO_CLUB_ACTOR);
    if (move_clock(club, "2026-01-05T08:00", err) && load_all(club, err) &&
        move_clock(club, DEMO_CLUB_NOW, err))
        return true;
    club_close(club);
    unlink(path);
    return false;
}
