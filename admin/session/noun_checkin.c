/* checkin: the door's decision made from the desk. */
#include "admin/line/commands.h"
#include "admin/session/session_moment.h"
#include "base/language.h"
#include "club/people/card.h"
#include "club/people/guest.h"
#include "club/people/participant.h"
#include "club/presence/checkin.h"
#include "club/session/session.h"
#include "trust/token.h"

#include <stdio.h>
#include <string.h>

static json_t *instant_or_null(int64_t at)
{
    char text[CLOCK_TEXT_SIZE];
    if (!at)
        return json_null();
    clock_format(at, text);
    return json_string(text);
}

static json_t *choices_array(const struct checkin_result *result)
{
    json_t *choices = json_array();
    for (int i = 0; i < result->choice_count; i++) {
        const struct checkin_choice *choice = &result->choices[i];
        json_array_append_new(choices,
                              json_pack("{s:s, s:o, s:s, s:b}", "session", choice->session,
                                        "start_at", instant_or_null(choice->start_at), "room",
                                        choice->room, "is_over", choice->is_over));
    }
    return choices;
}

static json_t *text_or_null(const char *text)
{
    return *text ? json_string(text) : json_null();
}

static void print_result_json(const struct checkin_result *result)
{
    print_json(json_pack("{s:s, s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o}", "answer",
                         checkin_answer_word(result->answer), "session",
                         text_or_null(result->session), "participant",
                         text_or_null(result->participant), "in_at", instant_or_null(result->in_at),
                         "is_late", result->is_late, "start_at", instant_or_null(result->start_at),
                         "opens_at", instant_or_null(result->opens_at), "room",
                         text_or_null(result->room), "choices", choices_array(result)));
}

static void say_choices(const struct checkin_result *result)
{
    char start[CLOCK_TEXT_SIZE];
    const struct checkin_choice *last = &result->choices[result->choice_count - 1];
    if (result->choices[0].is_over)
        printf(_("%s ended just now, and %s is recorded there. Who leaves needs nothing more.\n"),
               result->choices[0].session, result->participant);
    printf(_("Which session? Say it like: obecni checkin %s --session %s\n"), result->participant,
           result->choices[0].is_over ? last->session : result->choices[0].session);
    for (int i = result->choices[0].is_over; i < result->choice_count; i++) {
        clock_format(result->choices[i].start_at, start);
        printf("  %s  %.5s  %s\n", result->choices[i].session, start + 11, result->choices[i].room);
    }
}

static void print_result_words(const struct checkin_result *result)
{
    char in[CLOCK_TEXT_SIZE], start[CLOCK_TEXT_SIZE], opens[CLOCK_TEXT_SIZE];
    clock_format(result->in_at, in);
    clock_format(result->start_at, start);
    clock_format(result->opens_at, opens);
    switch (result->answer) {
    case CHECKIN_RECORDED:
        printf(_("Recorded: %s in %s at %.5s%s.\n"), result->participant, result->session, in + 11,
               result->is_late ? _(", late") : "");
        if (result->is_guest)
            puts(_("Not enrolled in this group: recorded as a guest."));
        break;
    case CHECKIN_ALREADY:
        printf(_("Recorded already: %s in %s at %.5s.\n"), result->participant, result->session,
               in + 11);
        break;
    case CHECKIN_CHOOSE:
        say_choices(result);
        break;
    case CHECKIN_EARLY:
        printf(_("Too early: %s begins at %.5s, open from %.5s.\n"), result->session, start + 11,
               opens + 11);
        break;
    case CHECKIN_NONE_TODAY:
        if (result->start_at)
            printf(_("No session now. The next one: %.10s %.5s.\n"), start, start + 11);
        else
            puts(_("No session now, and none is planned."));
        break;
    case CHECKIN_CANCELLED:
        printf(_("%s is cancelled. That %s came is recorded.\n"), result->session,
               result->participant);
        break;
    case CHECKIN_UNREADABLE:
    case CHECKIN_STAFF:
        break;
    }
}

/* The desk, unlike the glass, is told why. */
static bool refuse_staff(struct club *club, const struct checkin_result *result, struct error *err)
{
    struct participant participant;
    struct card card;
    char day[DAY_SIZE];
    bool has_card;
    const char *number = result->participant;
    struct guest guest;
    bool is_guest;
    if (!number[0])
        return error_set(err, ERROR_REFUSED, _("This card is not known. Nothing was recorded."));
    if (!participant_get(club, number, &participant, err) ||
        !card_find_in_use(club, participant.id, &card, &has_card, err) ||
        !guest_find(club, number, &guest, &is_guest, err))
        return false;
    if (is_guest && !guest.taken_at)
        return error_set(err, ERROR_REFUSED,
                         _("This is a spare card that nobody has taken. For a guest: obecni guest "
                           "take %s"),
                         number);
    if (result->is_corrected)
        return error_set(err, ERROR_REFUSED,
                         _("Staff noted something else about %s in %s, or its list is signed. Only "
                           "“obecni attendance mark” or “correct” changes that."),
                         number, result->session);
    day_format(participant.left_on, day);
    if (day[0])
        return error_set(err, ERROR_REFUSED,
                         _("Participant %s left the club on %s. Nothing was recorded."), number, day);
    if (result->card_id && (!has_card || card.id != result->card_id))
        return error_set(err, ERROR_REFUSED,
                         _("This card of participant %s is revoked. Nothing was recorded. Without "
                           "a card: obecni checkin %s"),
                         number, number);
    return error_set(err, ERROR_REFUSED,
                     _("No session now is one of %s's. The arrival is kept; place it with: obecni "
                       "arrival place %s --session CODE"),
                     number, number);
}

/* Answers that mean "not recorded" end with exit code 1, after they were printed. */
static bool refuse(struct club *club, const struct checkin_result *result, struct error *err)
{
    switch (result->answer) {
    case CHECKIN_UNREADABLE:
        return error_set(err, ERROR_REFUSED,
                         _("This is neither a card of this system nor a participant's number of 7 characters. "
                           "People are found with “obecni participant find”."));
    case CHECKIN_STAFF:
        return refuse_staff(club, result, err);
    case CHECKIN_CHOOSE:
        return error_set(err, ERROR_REFUSED, _("Nothing was recorded yet."));
    case CHECKIN_EARLY:
    case CHECKIN_NONE_TODAY:
        return error_set(err, ERROR_REFUSED, _("Nothing was recorded."));
    default:
        return true;
    }
}

/* Seven characters with a digit among them: meant as a number, and one of them is wrong. */
static bool is_mistyped_number(const char *text)
{
    int count = 0;
    bool has_digit = false;
    for (; *text; text++) {
        bool is_digit = *text >= '0' && *text <= '9';
        bool is_letter = (*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z');
        if (!is_digit && !is_letter && !strchr(" .-", *text))
            return false;
        count += is_digit || is_letter;
        has_digit |= is_digit;
    }
    return count == NUMBER_SIZE - 1 && has_digit;
}

/* As a reader at the desk types it: with a prefix, with blanks around it, with Caps Lock. */
static void read_payload(const char *text, char payload[64])
{
    static const char blanks[] = " \t\r\n", prefix[] = "]Q";
    text += strspn(text, blanks);
    if (strncmp(text, prefix, strlen(prefix)) == 0 && text[2])
        text += 3;
    size_t length = strlen(text), i;
    while (length && strchr(blanks, text[length - 1]))
        length--;
    for (i = 0; i < 63 && i < length; i++)
        payload[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 32) : text[i];
    payload[i] = '\0';
}

static bool by_session(struct invocation *invocation, const char *number,
                       struct checkin_result *result, struct error *err)
{
    struct session session;
    struct club *club = &invocation->club;
    int64_t at;
    return session_get(club, invocation_text(invocation, "--session"), &session, err) &&
           session_moment(invocation, &session, club_now(club), &at, err) &&
           session_moment_check(club, &session, at, err) &&
           checkin_place(club, number, session.id, at,
                         invocation_has(invocation, "--paper") ? CHECKIN_PAPER_IMPORT
                                                               : CHECKIN_STAFF_MANUAL,
                         result, err);
}

static bool check_in(struct invocation *invocation, struct checkin_result *result,
                     struct error *err)
{
    char payload[64], number[NUMBER_SIZE];
    struct club *club = &invocation->club;
    const char *who = invocation_text(invocation, "WHO");
    bool is_number = token_number_read(who, number);
    struct participant participant;
    read_payload(who, payload);
    if (!is_number && is_mistyped_number(who))
        return error_set(err, ERROR_USAGE,
                         _("“%.20s” has the length of a number, but its check character does not "
                           "fit: one of the seven was misread or mistyped. Look at them again, or "
                           "find the person with “obecni participant find”."),
                         who);
    if (token_control_check(payload))
        return error_set(err, ERROR_REFUSED,
                         _("This is a code of the sheet of commands, for the kiosk. Nothing was "
                           "recorded."));
    if (is_number && !participant_get(club, number, &participant, err))
        return false;
    if (invocation_has(invocation, "--session")) {
        if (!is_number)
            return error_set(err, ERROR_USAGE,
                             _("--session wants the participant's number, not a card."));
        return by_session(invocation, number, result, err);
    }
    if (invocation_has(invocation, "--at"))
        return error_set(err, ERROR_USAGE, _("--at needs --session."));
    return is_number ? checkin_number(club, number, CHECKIN_STAFF_MANUAL, result, err)
                     : checkin_scan(club, payload, CHECKIN_STAFF_MANUAL, result, err);
}

static bool run(struct invocation *invocation, struct error *err)
{
    struct checkin_result result;
    if (!check_in(invocation, &result, err))
        return false;
    if (invocation->output == OUTPUT_JSON)
        print_result_json(&result);
    else
        print_result_words(&result);
    return refuse(&invocation->club, &result, err);
}

const struct command checkin_commands[] = {
    {.noun = "checkin", .verb = "",
     .summary = N_("Records a presence by card or number, as the door would decide."),
     .needs = NEED_WRITING, .roles = ROLES_DESK,
     .parameters = (const struct parameter[]){
         {.name = N_("WHO"), .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("a card's payload or a participant's number")},
         {.name = "--session", .type = PARAMETER_SESSION,
          .meaning = N_("this session, also when it is over")},
         {.name = "--at", .type = PARAMETER_INSTANT, .meaning = N_("when the person came (now)")},
         {.name = "--paper", .type = PARAMETER_FLAG,
          .meaning = N_("with --session: taken over from a paper list")},
         {.name = NULL}},
     .example = "obecni checkin 7QK4M24 --session G1-2026-01-12 --at 15:28", .run = run},
    {.noun = NULL},
};
