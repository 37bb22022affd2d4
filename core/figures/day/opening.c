/* The hours of a day from its sessions. */
#include "figures/day/opening.h"

#include "club/day_column.h"
#include "club/settings.h"
#include "store/statement.h"

bool opening_get(struct club *club, int day, struct opening *opening, struct error *err)
{
    int64_t early_minutes;
    struct day_text held_on = day_column_text(day);
    *opening = (struct opening){0};
    if (!settings_get_integer(club, SETTING_EARLY_MINUTES, &early_minutes, err))
        return false;
    struct statement *s = statement_new(
        club->store, "SELECT min(s.start_at - 60 * ifnull(a.early_minutes, :early)), max(s.end_at)"
                     " FROM session s JOIN activity a ON a.id = s.activity_id"
                     " WHERE s.held_on = :day AND s.state = 'planned'");
    statement_bind_integer(s, ":early", early_minutes);
    statement_bind_text(s, ":day", held_on.text);
    if (statement_step(s))
        *opening = (struct opening){.from_at = statement_integer(s, 0),
                                    .until_at = statement_integer(s, 1)};
    return statement_finish(s, err);
}

enum opening_kiosk opening_kiosk(const struct opening *opening, const struct kiosk_state *state,
                                 int64_t now)
{
    if (now - state->seen_at <= OPENING_SILENT_SECONDS)
        return OPENING_KIOSK_SEEN;
    return now >= opening->from_at && now < opening->until_at ? OPENING_KIOSK_SILENT
                                                              : OPENING_KIOSK_RESTS;
}

const char *opening_kiosk_word(enum opening_kiosk kiosk)
{
    static const char *const words[] = {
        [OPENING_KIOSK_SEEN] = "seen",
        [OPENING_KIOSK_RESTS] = "rests",
        [OPENING_KIOSK_SILENT] = "silent",
    };
    return words[kiosk];
}
