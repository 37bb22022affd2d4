/* Talking to the person at the terminal: what was done, questions, names. */
#include "admin/line/command.h"

#include "base/language.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void say(const struct invocation *invocation, const char *format, ...)
{
    va_list arguments;
    if (invocation->is_quiet)
        return;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

static bool is_yes_word(const char *answer)
{
    return strchr("yYtT", answer[0]) && answer[0];
}

bool confirm(const struct invocation *invocation, struct error *err, const char *format, ...)
{
    char answer[16] = "";
    va_list arguments;
    if (invocation->is_yes)
        return true;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    if (!isatty(STDIN_FILENO)) {
        fputc('\n', stderr);
        return error_set(err, ERROR_REFUSED,
                         _("Nothing was changed: this needs a yes. Say it with --yes."));
    }
    fprintf(stderr, " %s ", _("[y/N]"));
    if (fgets(answer, sizeof answer, stdin) && is_yes_word(answer))
        return true;
    return error_set(err, ERROR_REFUSED, _("Nothing was changed."));
}

void print_json(json_t *document)
{
    json_dumpf(document, stdout, JSON_INDENT(2));
    putchar('\n');
    json_decref(document);
}

/* Rows for other programs end up in files that lie about: names go there locked, or on purpose. */
static bool may_leave(const struct invocation *invocation)
{
    if (invocation->output != OUTPUT_CSV || invocation_has(invocation, "--encrypt") ||
        invocation_has(invocation, "--plain-names"))
        return true;
    say(invocation, "%s",
        _("CSV holds numbers only. --encrypt FILE.zip writes names with a password, --plain-names "
          "openly."));
    return false;
}

bool names_are_open(struct invocation *invocation)
{
    if (vault_is_open(&invocation->club.vault))
        return may_leave(invocation);
    say(invocation, "%s",
        invocation->roles & ROLES_NAMES
            ? _("Names are locked: numbers are shown. “obecni unlock” shows names.")
            : _("Numbers are shown: your role sees no names."));
    return false;
}

bool names_note(struct invocation *invocation, const char *action, const char *subject,
                int64_t count, struct error *err)
{
    struct club *club = &invocation->club;
    if (!club_begin(club, err))
        return false;
    bool ok = club_note(club, action, subject, json_pack("{s:I}", "names", (json_int_t)count), err);
    return club_end(club, ok, err);
}
