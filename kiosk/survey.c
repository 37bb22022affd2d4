/* The course of a form. Drawing is the screens' matter, storing survey/form's. */
#include "kiosk/survey.h"

#include "kiosk/kiosk.h"

#include <string.h>

static void wipe(struct kiosk *kiosk)
{
    explicit_bzero(&kiosk->sitting, sizeof kiosk->sitting);
}

static void say(struct kiosk *kiosk, enum form_state state)
{
    kiosk->form_state = state;
    kiosk->is_renewed = false;
    kiosk_show(kiosk, state == FORM_COUNTED ? &screen_survey_thanks : &screen_survey_refused);
}

/* From here on the form is a person's: it keeps what they have chosen for the glass. */
static void begin(struct kiosk *kiosk, enum form_state state)
{
    if (state != FORM_OPEN) {
        wipe(kiosk);
        kiosk->has_lost_form = false;
        say(kiosk, state);
        return;
    }
    kiosk->sitting.is_on = true;
    kiosk->sitting.preferences = kiosk->preferences;
    kiosk->pressed_ms = kiosk->now_ms;
    kiosk_show(kiosk, &screen_survey);
}

static bool is_same_slip(const struct sitting *sitting, const char *payload)
{
    unsigned char hash[TOKEN_HASH_SIZE];
    token_hash(payload, hash);
    return sitting->is_on && memcmp(sitting->form.hash, hash, sizeof hash) == 0;
}

/* Readers read twice: the slip of the form that is shown changes nothing. */
void survey_take_slip(struct kiosk *kiosk, const char *payload)
{
    struct error err = {0};
    enum form_state state;
    if (is_same_slip(&kiosk->sitting, payload)) {
        if (kiosk->screen != &screen_survey)
            kiosk_rest(kiosk);
        return;
    }
    wipe(kiosk);
    if (form_begin_slip(&kiosk->club, payload, &kiosk->sitting.form, &state, &err))
        begin(kiosk, state);
    else
        kiosk_fail(kiosk, &err);
}

void survey_start(struct kiosk *kiosk)
{
    struct error err = {0};
    enum form_state state;
    wipe(kiosk);
    if (form_begin_group(&kiosk->club, &kiosk->sitting.form, &state, &err))
        begin(kiosk, state);
    else
        kiosk_fail(kiosk, &err);
}

void survey_answer(struct kiosk *kiosk, int option)
{
    struct sitting *sitting = &kiosk->sitting;
    sitting->answers[sitting->at++] = option;
    kiosk_show(kiosk, &screen_survey);
}

void survey_back(struct kiosk *kiosk)
{
    if (kiosk->sitting.at == 0) {
        survey_give_up(kiosk);
        return;
    }
    kiosk->sitting.at--;
    kiosk_show(kiosk, &screen_survey);
}

void survey_give_up(struct kiosk *kiosk)
{
    wipe(kiosk);
    kiosk_rest(kiosk);
}

bool survey_has_answers(const struct sitting *sitting)
{
    for (int i = 0; i < sitting->form.questions.count; i++) {
        if (sitting->answers[i] != SURVEY_UNANSWERED)
            return true;
    }
    return false;
}

/* When it cannot be stored, the form waits behind "out of order" and can be sent once more. */
void survey_send(struct kiosk *kiosk)
{
    struct error err = {0};
    enum form_state state;
    struct sitting *sitting = &kiosk->sitting;
    if (!form_count(&kiosk->club, &sitting->form, sitting->answers, &state, &err) ||
        !survey_look(kiosk, &err)) {
        kiosk_fail(kiosk, &err);
        return;
    }
    if (state == FORM_OPEN)
        return;
    wipe(kiosk);
    kiosk->has_lost_form = state != FORM_COUNTED;
    say(kiosk, state);
}

const struct screen *survey_resting_screen(struct kiosk *kiosk)
{
    if (kiosk->sitting.is_on) {
        preferences_apply(kiosk, &kiosk->sitting.preferences);
        return &screen_survey;
    }
    return kiosk->group.id ? &screen_survey_start : &screen_idle;
}

bool survey_look(struct kiosk *kiosk, struct error *err)
{
    struct survey_group group;
    bool found;
    if (!survey_group_find(&kiosk->club, &group, &found, err))
        return false;
    kiosk->group = group;
    return true;
}

bool survey_is_past(const struct kiosk *kiosk, int64_t now_at)
{
    return kiosk->group.id && now_at >= kiosk->group.until_at;
}

void survey_follow(struct kiosk *kiosk)
{
    bool rests = kiosk->screen == &screen_idle || kiosk->screen == &screen_survey_start;
    const struct screen *screen = kiosk->group.id ? &screen_survey_start : &screen_idle;
    if (rests && kiosk->screen != screen)
        kiosk_show(kiosk, screen);
}
