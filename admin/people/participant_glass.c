/* An own PIN for a day without the card, and how the card's owner wants the glass. */
#include "admin/people/participant_glass.h"

#include "admin/line/answer.h"
#include "admin/line/pin_entry.h"
#include "base/language.h"
#include "club/people/participant.h"
#include "club/people/participant_pin.h"
#include "club/people/participant_preference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PARTICIPANT                                                                                \
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,                          \
     .meaning = N_("the participant's number")}

const struct parameter participant_pin_parameters[] = {
    PARTICIPANT,
    {.name = "--clear", .type = PARAMETER_FLAG, .meaning = N_("takes the PIN away")},
    {.name = "--unlock", .type = PARAMETER_FLAG,
     .meaning = N_("ends a lock after wrong PINs; the PIN stays")},
    {.name = NULL},
};

static bool set_pin(struct invocation *invocation, const char *number, struct error *err)
{
    char digits[PIN_ENTRY_SIZE];
    struct participant participant;
    bool ok = participant_get(&invocation->club, number, &participant, err) &&
              participant_check_here(&participant, err) &&
              pin_entry_read_new(number, digits, err) &&
              participant_pin_set(&invocation->club, number, digits, err);
    explicit_bzero(digits, sizeof digits);
    if (ok)
        answer_done(invocation, json_pack("{s:s, s:b}", "participant", number, "has_pin", true),
                    _("The PIN of participant %s is set: with it the number is taken at the kiosk."),
                    number);
    return ok;
}

bool participant_pin_command(struct invocation *invocation, struct error *err)
{
    const char *number = invocation_text(invocation, "NUMBER");
    bool clears = invocation_has(invocation, "--clear");
    bool unlocks = invocation_has(invocation, "--unlock");
    if (clears && unlocks)
        return error_set(err, ERROR_USAGE,
                         _("--clear and --unlock do not go together: without a PIN there is "
                           "nothing to lock."));
    if (clears && participant_pin_clear(&invocation->club, number, err))
        answer_done(invocation, json_pack("{s:s, s:b}", "participant", number, "has_pin", false),
                    _("Participant %s has no PIN any more."), number);
    else if (unlocks && participant_pin_unlock(&invocation->club, number, err))
        answer_done(invocation, json_pack("{s:s, s:b}", "participant", number, "locked", false),
                    _("Number %s can be typed at the kiosk again."), number);
    return clears || unlocks ? err->kind == ERROR_NONE : set_pin(invocation, number, err);
}

const struct parameter participant_preferences_parameters[] = {
    PARTICIPANT,
    {.name = "--language", .type = PARAMETER_WORD, .choices = "pl uk en ru",
     .meaning = N_("the language of the glass")},
    {.name = "--text", .type = PARAMETER_WORD, .choices = "100 150 200",
     .meaning = N_("the size of text, in percent")},
    {.name = "--theme", .type = PARAMETER_WORD, .choices = "light contrast-dark contrast-light",
     .meaning = N_("the colours")},
    {.name = "--speech", .type = PARAMETER_WORD, .choices = "on off",
     .meaning = N_("whether what is shown is spoken too")},
    {.name = "--low-reach", .type = PARAMETER_WORD, .choices = "on off",
     .meaning = N_("whether what is pressed stands in the lower part")},
    {.name = "--clear", .type = PARAMETER_FLAG, .meaning = N_("as the house has it again")},
    {.name = NULL},
};

static int read_switch(const struct invocation *invocation, const char *name)
{
    const char *word = invocation_text(invocation, name);
    return !word ? PREFERENCE_UNSAID : strcmp(word, "on") == 0;
}

/* False when nothing of it was given. */
static bool read_wish(const struct invocation *invocation, struct participant_preference *wish)
{
    const char *language = invocation_text(invocation, "--language");
    const char *text = invocation_text(invocation, "--text");
    const char *theme = invocation_text(invocation, "--theme");
    *wish = participant_preference_none();
    if (language)
        snprintf(wish->language, sizeof wish->language, "%s", language);
    if (theme)
        snprintf(wish->theme, sizeof wish->theme, "%s", theme);
    if (text)
        wish->text_percent = atoi(text);
    wish->speech = read_switch(invocation, "--speech");
    wish->low_reach = read_switch(invocation, "--low-reach");
    return language || text || theme || wish->speech != PREFERENCE_UNSAID ||
           wish->low_reach != PREFERENCE_UNSAID;
}

static void append(char *text, size_t size, const char *word)
{
    size_t used = strlen(text);
    snprintf(text + used, size - used, "%s%s", used ? ", " : "", word);
}

static json_t *document_of(const char *number, const struct participant_preference *wish)
{
    json_t *document = json_pack("{s:s, s:s?, s:s?}", "participant", number, "language",
                                 wish->language[0] ? wish->language : NULL, "theme",
                                 wish->theme[0] ? wish->theme : NULL);
    bool has_text = wish->text_percent != PREFERENCE_UNSAID;
    json_object_set_new(document, "text", has_text ? json_integer(wish->text_percent) : json_null());
    json_object_set_new(document, "speech", wish->speech == PREFERENCE_UNSAID
                                                ? json_null() : json_boolean(wish->speech));
    json_object_set_new(document, "low_reach", wish->low_reach == PREFERENCE_UNSAID
                                                   ? json_null() : json_boolean(wish->low_reach));
    return document;
}

static bool show(struct invocation *invocation, const char *number, struct error *err)
{
    bool found;
    char text[200] = "", percent[16];
    struct participant participant;
    struct participant_preference wish;
    if (!participant_get(&invocation->club, number, &participant, err) ||
        !participant_preference_find(&invocation->club, number, &wish, &found, err))
        return false;
    snprintf(percent, sizeof percent, "%d %%", wish.text_percent);
    if (wish.language[0])
        append(text, sizeof text, wish.language);
    if (wish.text_percent != PREFERENCE_UNSAID)
        append(text, sizeof text, percent);
    if (wish.theme[0])
        append(text, sizeof text, wish.theme);
    if (wish.speech != PREFERENCE_UNSAID)
        append(text, sizeof text, wish.speech ? _("with speech") : _("without speech"));
    if (wish.low_reach != PREFERENCE_UNSAID)
        append(text, sizeof text, wish.low_reach ? _("low reach") : _("ordinary reach"));
    answer_done(invocation, document_of(number, &wish), _("How participant %s wants the kiosk: %s."),
                number, found ? text : _("as the house has it"));
    return true;
}

bool participant_preferences_command(struct invocation *invocation, struct error *err)
{
    struct participant_preference wish;
    const char *number = invocation_text(invocation, "NUMBER");
    bool clears = invocation_has(invocation, "--clear");
    bool is_said = read_wish(invocation, &wish);
    if (clears && is_said)
        return error_set(err, ERROR_USAGE, _("--clear takes everything away: give it alone."));
    if (clears && !participant_preference_clear(&invocation->club, number, err))
        return false;
    if (is_said && !participant_preference_set(&invocation->club, number, &wish, err))
        return false;
    return show(invocation, number, err);
}
