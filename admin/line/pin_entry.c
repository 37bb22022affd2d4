/* Asking for PINs, and the sentences about wrong ones. */
#include "admin/line/pin_entry.h"

#include "admin/line/secret.h"
#include "base/language.h"
#include "club/staff/staff_pin.h"

#include <stdio.h>
#include <string.h>

static struct secret pin_in(const char *variable, char no_terminal[200])
{
    snprintf(no_terminal, 200,
             _("There is no terminal to ask for the PIN. Name a file with it in %s."), variable);
    return (struct secret){
        .variable = variable,
        .unreadable = _("The PIN file %s cannot be read (%s)."),
        .empty = _("The PIN file %s is empty."),
        .no_terminal = no_terminal,
        .not_typed = _("No PIN was typed."),
    };
}

static bool refuse_pin(const char *code, enum staff_pin_answer answer, int64_t locked_until,
                       struct error *err)
{
    char until[CLOCK_TEXT_SIZE];
    if (answer == STAFF_PIN_NONE)
        return error_set(err, ERROR_REFUSED, _("%s has no PIN yet. It is set with: obecni staff pin %s"),
                         code, code);
    if (!locked_until)
        return error_set(err, ERROR_REFUSED, _("That is not the PIN of %s."), code);
    clock_format(locked_until, until);
    return error_set(err, ERROR_REFUSED,
                     _("After %d wrong ones in a row the PIN of %s is locked until %.5s. An "
                       "administrator can set a new one: obecni staff pin %s"),
                     STAFF_PIN_TRIES, code, until + 11, code);
}

bool pin_entry_prove_digits(struct invocation *invocation, const struct staff *staff,
                            const char *variable, char digits[PIN_ENTRY_SIZE], struct error *err)
{
    char prompt[100], no_terminal[200];
    struct secret secret = pin_in(variable, no_terminal);
    enum staff_pin_answer answer = STAFF_PIN_NONE;
    int64_t locked_until = 0;
    bool exists, is_own;
    digits[0] = '\0';
    if (!staff_pin_exists(&invocation->club, staff, &exists, &is_own, err))
        return false;
    snprintf(prompt, sizeof prompt, _("PIN of %s: "), staff->code);
    return (!exists || secret_read(&secret, prompt, digits, PIN_ENTRY_SIZE, err)) &&
           staff_pin_check(&invocation->club, staff, digits, &answer, &locked_until, err) &&
           (answer == STAFF_PIN_RIGHT || refuse_pin(staff->code, answer, locked_until, err));
}

bool pin_entry_prove(struct invocation *invocation, const struct staff *staff,
                     const char *variable, struct error *err)
{
    char digits[PIN_ENTRY_SIZE];
    bool ok = pin_entry_prove_digits(invocation, staff, variable, digits, err);
    explicit_bzero(digits, sizeof digits);
    return ok;
}

bool pin_entry_read_new(const char *code, char digits[PIN_ENTRY_SIZE], struct error *err)
{
    char prompt[100], again[PIN_ENTRY_SIZE], no_terminal[200];
    struct secret secret = pin_in("OBECNI_NEW_PIN_FILE", no_terminal);
    snprintf(prompt, sizeof prompt, _("New PIN of %s (4 to 12 digits): "), code);
    if (!secret_read(&secret, prompt, digits, PIN_ENTRY_SIZE, err) || !pin_check_form(digits, err))
        return false;
    if (secret_has_file(&secret))
        return true;
    bool ok = secret_type(&secret, _("Once more: "), again, sizeof again, err);
    if (ok && strcmp(again, digits) != 0)
        ok = error_set(err, ERROR_REFUSED, _("The two PINs differ. Nothing was changed."));
    explicit_bzero(again, sizeof again);
    return ok;
}
