/* Group mode at the kiosk: opened and ended by staff. The kiosk notices by itself. */
#include "admin/survey/survey_commands.h"

#include "admin/line/answer.h"
#include "base/language.h"

static bool end_group(struct invocation *invocation, struct error *err)
{
    struct survey_group group;
    const char *survey = invocation_text(invocation, "SURVEY");
    if (!survey_group_end(&invocation->club, survey, &group, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:i, s:i}", "survey", survey, "people", group.people, "forms",
                          group.forms),
                _("Not on the kiosk any more: survey %s. Forms of the group: %d of %d."), survey,
                group.forms, group.people);
    return true;
}

static bool open_group(struct invocation *invocation, struct error *err)
{
    struct survey_group group;
    char until[CLOCK_TEXT_SIZE];
    const char *survey = invocation_text(invocation, "SURVEY");
    int people = (int)invocation_number_or(invocation, "--people", 0);
    int64_t seconds = invocation_number_or(invocation, "--for", SURVEY_GROUP_SECONDS);
    if (!survey_group_open(&invocation->club, survey, people, seconds, &group, err))
        return false;
    clock_format(group.until_at, until);
    answer_done(invocation,
                json_pack("{s:s, s:i, s:s}", "survey", survey, "people", people, "until", until),
                _("On the kiosk until %.5s: survey %s, at most %d forms. Sooner: obecni survey "
                  "kiosk %s --end"),
                until + sizeof "2026-01-12T" - 1, survey, people, survey);
    return true;
}

bool survey_kiosk_command(struct invocation *invocation, struct error *err)
{
    bool is_end = invocation_has(invocation, "--end");
    if (is_end == invocation_has(invocation, "--people"))
        return error_set(err, ERROR_USAGE, "%s",
                         _("Say how many are in the group with --people, or end it with --end."));
    if (is_end && invocation_has(invocation, "--for"))
        return error_set(err, ERROR_USAGE, "%s", _("--end ends it now: --for does not go with it."));
    return is_end ? end_group(invocation, err) : open_group(invocation, err);
}
