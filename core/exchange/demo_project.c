/* Rows of the demonstration's programmes, goals, leaders, logos and next editions. */
#include "exchange/demo_project.h"

#include "club/timetable/programme_copy.h"
#include "club/timetable/programme_goal.h"
#include "club/timetable/programme_leader.h"
#include "club/timetable/programme_logo.h"
#include "exchange/demo_register.h"
#include "figures/person/completion.h"

#include <stdlib.h>
#include <string.h>

/* code, title, kind, hour, funder, target group, planned, completion, from, until */
bool demo_load_programme(struct club *club, const char *const fields[], struct error *err)
{
    struct programme_entry entry = {
        .code = fields[0],
        .title = fields[1],
        .kind = fields[2],
        .hour_minutes = atoi(fields[3]),
        .funder = fields[4],
        .audience = fields[5],
        .has_planned = true,
        .planned = atoi(fields[6]),
        .completion = fields[7][0] ? fields[7] : NULL,
        .has_until = true,
    };
    return demo_read_day(fields[8], &entry.from_on, err) &&
           demo_read_day(fields[9], &entry.until_on, err) && programme_add(club, &entry, err);
}

/* programme, level, goal */
bool demo_load_goal(struct club *club, const char *const fields[], struct error *err)
{
    int position;
    return programme_goal_add(club, fields[0], fields[2], strcmp(fields[1], "general") == 0,
                              &position, err);
}

/* programme, staff, from, until */
bool demo_load_project_leader(struct club *club, const char *const fields[], struct error *err)
{
    int from, until;
    return demo_read_day(fields[2], &from, err) && demo_read_day(fields[3], &until, err) &&
           programme_leader_add(club, fields[0], fields[1], from, until, err);
}

/* programme, name, SVG */
bool demo_load_logo(struct club *club, const char *const fields[], struct error *err)
{
    struct programme_logo logo;
    return programme_logo_add(club, fields[0], fields[1], fields[2], strlen(fields[2]), &logo, err);
}

/* programme, new code, from */
bool demo_load_copy(struct club *club, const char *const fields[], struct error *err)
{
    struct programme_copy copy;
    int from;
    return demo_read_day(fields[2], &from, err) &&
           programme_copy(club, fields[0], fields[1], from, &copy, err);
}

/* programme */
bool demo_load_closing(struct club *club, const char *const fields[], struct error *err)
{
    struct completion completion;
    bool ok = completion_close(club, fields[0], &completion, err);
    completion_free(&completion);
    return ok;
}
