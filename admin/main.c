/* obecni: finds the command in the table, opens what it needs, runs it, and answers with
 * one sentence and the right exit code when it cannot be done. */
#include "admin/line/actor.h"
#include "admin/line/command.h"
#include "admin/line/encrypted_output.h"
#include "admin/line/help.h"
#include "admin/line/parse.h"
#include "admin/line/passphrase.h"
#include "admin/people/merged_number.h"
#include "base/language.h"
#include "club/timetable/schedule_generate.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void look_at_terminal(struct invocation *invocation)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS"), *no_color = getenv("NO_COLOR");
    if (!isatty(STDOUT_FILENO))
        return;
    invocation->width = 80;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        invocation->width = size.ws_col;
    else if (columns && atoi(columns) > 0)
        invocation->width = atoi(columns);
    invocation->is_color = !(no_color && *no_color);
}

static void read_common(struct invocation *invocation)
{
    if (invocation_has(invocation, "--json"))
        invocation->output = OUTPUT_JSON;
    else if (invocation_has(invocation, "--csv"))
        invocation->output = OUTPUT_CSV;
    invocation->is_quiet = invocation_has(invocation, "--quiet");
    invocation->is_yes = invocation_has(invocation, "--yes");
    invocation->is_dry_run = invocation_has(invocation, "--dry-run");
    invocation->db = invocation_text_or(invocation, "--db", invocation->db);
    if (!invocation->db)
        invocation->db = getenv("OBECNI_DB");
    if (invocation->db && !*invocation->db)
        invocation->db = NULL;
}

/* A command with that choice shows no name without it. */
static bool has_declined_names(const struct invocation *invocation)
{
    static const char choice[] = "--with-name";
    const struct parameter *p = invocation->command->parameters;
    while (p && p->name && strcmp(p->name, choice) != 0)
        p++;
    return p && p->name && !invocation_has(invocation, choice);
}

/* Whoever may not see names sees none, also where somebody else has unlocked them. */
static bool open_vault(struct invocation *invocation, struct error *err)
{
    unsigned needs = invocation->command->needs;
    bool must = needs & NEED_VAULT;
    bool wants = must || ((needs & NEED_NAMES) && (invocation->roles & ROLES_NAMES) &&
                          !has_declined_names(invocation));
    return !wants || passphrase_open_vault(invocation, must, must, err);
}

static bool open_club(struct invocation *invocation, struct error *err)
{
    unsigned needs = invocation->command->needs;
    bool writes = (needs & (NEED_WRITING | NEED_VAULT | NEED_NAMES)) ||
                  actor_needs_writing(invocation);
    if (!invocation->db)
        return error_set(err, ERROR_USAGE,
                         _("No database is named. Use --db FILE or set OBECNI_DB."));
    return club_open(&invocation->club, invocation->db, writes ? CLUB_WRITING : CLUB_READING,
                     err) &&
           actor_enter(invocation, err);
}

/* Sessions are made ahead by themselves, with whatever is written next. */
static bool run_command(struct invocation *invocation, struct error *err)
{
    struct schedule_generated made;
    if ((invocation->command->needs & NEED_WRITING) &&
        !schedule_generate(&invocation->club, 0, &made, err))
        return false;
    return invocation->command->run(invocation, err);
}

/* A dry run does everything inside one change that is then undone. */
static bool run_dry(struct invocation *invocation, struct error *err)
{
    struct error undone = {0};
    if (!(invocation->command->needs & NEED_YES))
        return error_set(err, ERROR_USAGE, _("This command has no --dry-run."));
    invocation->is_yes = true;
    if (!club_begin(&invocation->club, err))
        return false;
    bool ok = run_command(invocation, err);
    club_end(&invocation->club, false, &undone);
    if (ok)
        say(invocation, "%s", _("Dry run: nothing was changed."));
    return ok;
}

static bool run_caught(struct invocation *invocation, struct error *err)
{
    struct encrypted_output output;
    if (!encrypted_output_begin(invocation, &output, err))
        return false;
    bool ok = invocation->is_dry_run ? run_dry(invocation, err) : run_command(invocation, err);
    return encrypted_output_end(invocation, &output, ok, err);
}

static bool run(struct invocation *invocation, struct error *err)
{
    unsigned needs = invocation->command->needs;
    unsigned storage = NEED_READING | NEED_WRITING | NEED_VAULT | NEED_NAMES;
    read_common(invocation);
    if ((needs & storage) && !open_club(invocation, err))
        return false;
    /* Nobody types a passphrase for words that are wrong. */
    if (!parse_values(invocation, &invocation->club.clock, err) || !open_vault(invocation, err) ||
        ((needs & storage) && !merged_number_follow(invocation, err)) ||
        !actor_check_sessions(invocation, err) || !actor_prove_second(invocation, err))
        return false;
    return run_caught(invocation, err);
}

static int finish(bool ok, struct error *err)
{
    if (!ok && err->kind == ERROR_NONE)
        error_set(err, ERROR_STORAGE, _("It could not be done, and no reason was given."));
    if ((fflush(stdout) != 0 || ferror(stdout)) && err->kind == ERROR_NONE)
        error_set(err, ERROR_STORAGE, _("The output could not be written. Check the disk."));
    if (err->kind == ERROR_NONE)
        return 0;
    fprintf(stderr, "obecni: %s\n", err->text);
    return err->kind == ERROR_REFUSED ? 1 : err->kind == ERROR_USAGE ? 2 : 3;
}

/* A process that ends soon gives no memory back to the system between its steps. */
static void hold_memory(void)
{
    const int most_bytes = 256 << 20;
    mallopt(M_TRIM_THRESHOLD, most_bytes);
    mallopt(M_TOP_PAD, 1 << 20);
}

int main(int count, char **words)
{
    struct invocation invocation = {0};
    struct error err = {0};
    enum parse_request request;
    const struct noun *noun;
    hold_memory();
    language_start();
    language_use(language_from_environment());
    look_at_terminal(&invocation);
    bool ok = parse_words(&invocation, count - 1, words + 1, &request, &noun, &err);
    if (ok) {
        if (request == PARSE_RUN)
            ok = run(&invocation, &err);
        else if (request == PARSE_HELP)
            help_print_command(&invocation, invocation.command);
        else if (request == PARSE_VERSION)
            printf("obecni %s\n", OBECNI_VERSION);
        else if (noun)
            help_print_noun(&invocation, noun);
        else
            help_print_all(&invocation);
    }
    club_close(&invocation.club);
    return finish(ok, &err);
}
