/* programme goal, leader, logo and copy: what belongs to one, and its next edition. */
#include "admin/line/answer.h"
#include "admin/line/input_file.h"
#include "admin/timetable/programme_commands.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/timetable/programme_copy.h"
#include "club/timetable/programme_goal.h"
#include "club/timetable/programme_leader.h"
#include "club/timetable/programme_logo.h"

#include <string.h>

/* Exactly one of two options. */
static bool check_one(const struct invocation *invocation, const char *one, const char *other,
                      struct error *err)
{
    return invocation_has(invocation, one) != invocation_has(invocation, other) ||
           error_set(err, ERROR_USAGE, _("Either %s or %s is needed, and not both."), one, other);
}

bool programme_goal_command(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    const char *code = invocation_text(invocation, "CODE");
    bool is_general = invocation_has(invocation, "--general");
    int number = (int)invocation_number_or(invocation, "--end", 0);
    if (!check_one(invocation, "--add", "--end", err))
        return false;
    if (number && is_general)
        return error_set(err, ERROR_USAGE, _("--general goes with --add."));
    if (number ? !programme_goal_end(club, code, number, err)
               : !programme_goal_add(club, code, invocation_text(invocation, "--add"), is_general,
                                     &number, err))
        return false;
    bool is_end = invocation_has(invocation, "--end");
    answer_done(invocation,
                json_pack("{s:s, s:i, s:b}", "programme", code, "goal", number, "ended", is_end),
                is_end ? _("%s: the goal with the number %d is ended.")
                       : _("%s: the goal has the number %d."),
                code, number);
    return true;
}

bool programme_leader_command(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    const char *code = invocation_text(invocation, "CODE");
    const char *staff = invocation_text(invocation, "STAFF");
    bool is_end = invocation_has(invocation, "--end");
    int today = club_today(club);
    int since = (int)invocation_number_or(invocation, "--since", today);
    int until = (int)invocation_number_or(invocation, "--until", is_end ? today : DAY_NONE);
    char day[DAY_SIZE];
    if (is_end && invocation_has(invocation, "--since"))
        return error_set(err, ERROR_USAGE, _("--end goes with --until, not with --since."));
    if (is_end ? !programme_leader_end(club, code, staff, until, err)
               : !programme_leader_add(club, code, staff, since, until, err))
        return false;
    day_format(is_end ? until : since, day);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s}", "programme", code, "staff", staff,
                          is_end ? "until_on" : "from_on", day),
                is_end ? _("%s answers for %s until %s.") : _("%s answers for %s from %s."), staff,
                code, day);
    return true;
}

static bool add_logo(struct invocation *invocation, const char *code, struct error *err)
{
    struct buffer bytes = {0};
    struct programme_logo logo;
    const char *name = invocation_text(invocation, "--name");
    if (!name)
        return error_set(err, ERROR_USAGE,
                         _("Give the logo's name with --name: it is read aloud in its place."));
    bool ok = input_file_read(invocation_text(invocation, "FILE"), LOGO_BYTES_MOST, &bytes, err) &&
              programme_logo_add(&invocation->club, code, name, bytes.text, bytes.length, &logo,
                                 err);
    buffer_free(&bytes);
    if (!ok)
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:i, s:s, s:s}", "programme", code, "logo", logo.position,
                          "format", logo.format, "digest", logo.digest),
                _("%s: the logo has the number %d. Digest: %s."), code, logo.position,
                logo.digest);
    return true;
}

bool programme_logo_command(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "CODE");
    int number = (int)invocation_number_or(invocation, "--end", 0);
    if (invocation_has(invocation, "FILE") == invocation_has(invocation, "--end"))
        return error_set(err, ERROR_USAGE,
                         _("Name either the picture's file, or with --end a logo's number."));
    if (!number)
        return add_logo(invocation, code, err);
    if (!programme_logo_end(&invocation->club, code, number, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:i, s:b}", "programme", code, "logo", number,
                                      "ended", 1),
                _("%s: the logo with the number %d is on no new paper."), code, number);
    return true;
}

bool programme_copy_command(struct invocation *invocation, struct error *err)
{
    struct programme_copy copy;
    const char *from = invocation_text(invocation, "CODE");
    const char *code = invocation_text(invocation, "NEW");
    int day = (int)invocation_number_or(invocation, "--from", club_today(&invocation->club));
    if (!programme_copy(&invocation->club, from, code, day, &copy, err))
        return false;
    if (copy.leaders_left)
        say(invocation, _("Leaders left out, not working here on the new days: %d."),
            copy.leaders_left);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:i, s:i}", "programme", code,
                          "previous", from, "activities", copy.activities, "schedules",
                          copy.schedules, "sessions", copy.sessions, "goals", copy.goals, "logos",
                          copy.logos, "leaders", copy.leaders, "leaders_left", copy.leaders_left),
                _("Programme %s is copied from %s: activities %d, schedules %d, goals %d, logos "
                  "%d. Nobody is enrolled."),
                code, from, copy.activities, copy.schedules, copy.goals, copy.logos);
    return true;
}
