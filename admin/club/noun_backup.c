/* backup: copies of the database; restore: what one that was put back lacks. */
#include "admin/line/amounts.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "club/backup.h"
#include "figures/day/gaps.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static json_t *facts_json(const char *file, const struct backup_facts *facts)
{
    char taken[CLOCK_TEXT_SIZE] = "", last[CLOCK_TEXT_SIZE];
    if (facts->taken_at)
        clock_format(facts->taken_at, taken);
    clock_format(facts->last_at, last);
    return json_pack("{s:s, s:o, s:I, s:I, s:s, s:s, s:s}", "file", file, "taken_at",
                     taken[0] ? json_string(taken) : json_null(), "bytes",
                     (json_int_t)facts->bytes, "entries", (json_int_t)facts->entries, "head",
                     facts->head, "last_entry_at", last, "club", facts->club);
}

/* A line that counts up, for whoever waits at a terminal. */
static void tell_progress(void *to, int64_t done, int64_t all)
{
    (void)to;
    fputc('\r', stderr);
    fprintf(stderr, _("Copying: %lld of %lld pages"), (long long)done, (long long)all);
    if (done == all)
        fputs("\r\033[K", stderr);
}

/* It was made and stays; but it goes the way of the disk. */
static void warn_of_same_disk(const struct invocation *invocation, const char *file)
{
    struct stat copy, database;
    if (stat(file, &copy) == 0 && stat(invocation->db, &database) == 0 &&
        copy.st_dev == database.st_dev)
        say(invocation, "%s",
            _("It lies on the same disk as the database: take it to another one as well."));
}

static bool make(struct invocation *invocation, struct error *err)
{
    const char *file = invocation_text(invocation, "FILE");
    struct copy_progress progress = {.told = tell_progress};
    bool is_watched = !invocation->is_quiet && invocation->width && isatty(STDERR_FILENO);
    struct backup_facts facts;
    if (!*file)
        return error_set(err, ERROR_USAGE, _("Name the file that is to be made."));
    if (!backup_make(&invocation->club, file, is_watched ? &progress : NULL, &facts, err))
        return false;
    answer_done(invocation, facts_json(file, &facts),
                _("Made and read back: %s, %s, %lld entries of the ledger, end %s."), file,
                amount_bytes(facts.bytes).text, (long long)facts.entries, facts.head);
    warn_of_same_disk(invocation, file);
    return true;
}

static bool check(struct invocation *invocation, struct error *err)
{
    char at[CLOCK_TEXT_SIZE];
    const char *file = invocation_text(invocation, "FILE");
    struct backup_facts facts;
    if (!backup_check(file, &facts, err))
        return false;
    clock_format(facts.taken_at ? facts.taken_at : facts.last_at, at);
    answer_done(invocation, facts_json(file, &facts),
                facts.taken_at ? _("%s is sound: %s as of %.10s %.5s, %s, %lld entries, end %s.")
                               : _("%s is sound: %s, last entry of %.10s %.5s, %s, %lld entries, "
                                   "end %s."),
                file, facts.club, at, at + 11, amount_bytes(facts.bytes).text,
                (long long)facts.entries, facts.head);
    if (invocation->output != OUTPUT_JSON)
        say(invocation, "%s",
            _("To put it back: end the kiosk, move the damaged database away together with its "
              "-wal and -shm files, copy this file into its place, then “obecni restore check”."));
    return true;
}

static const struct listing_column columns[] = {
    {.key = "made_at", .title = N_("Made")},
    {.key = "age", .title = N_("Age"), .align = LISTING_RIGHT},
    {.key = "file", .title = N_("File")},
    {.key = "bytes", .title = N_("Size"), .align = LISTING_RIGHT},
    {.key = "entries", .title = N_("Entries"), .align = LISTING_RIGHT},
    {.key = "actor", .title = N_("Who")},
    {.key = NULL},
};

static bool list(struct invocation *invocation, struct error *err)
{
    struct backup_list made;
    bool ok = backup_list(&invocation->club, &made, err);
    struct listing *listing = listing_new("backups", columns);
    for (size_t i = 0; ok && i < made.count; i++) {
        const struct backup_row *row = &made.items[i];
        int64_t age = club_now(&invocation->club) - row->made_at;
        listing_instant(listing, row->made_at);
        listing_worded(listing, age, amount_age(age).text);
        listing_text(listing, row->file);
        listing_worded(listing, row->bytes, amount_bytes(row->bytes).text);
        listing_integer(listing, row->seq);
        listing_text(listing, row->actor);
    }
    listing_print(invocation, listing,
                  _("No backup was made yet. Make one with “obecni backup make FILE”."));
    backup_list_free(&made);
    return ok;
}

static const struct listing_column gap_columns[] = {
    {.key = "session", .title = N_("Session")},
    {.key = "start_at", .title = N_("Start")},
    {.key = "end_at", .title = NULL},
    {.key = "room", .title = N_("Room")},
    {.key = "state", .title = N_("Records"), .is_whole = true},
    {.key = "events", .title = N_("Events"), .align = LISTING_RIGHT},
    {.key = NULL},
};

static void add_gap(struct listing *listing, const struct gap *gap)
{
    static const char *const shown[] = {
        [GAP_MISSING] = N_("none: paper list"),
        [GAP_PARTIAL] = N_("up to the copy"),
        [GAP_RECORDED] = N_("typed back"),
    };
    listing_text(listing, gap->session);
    listing_instant(listing, gap->start_at);
    listing_instant(listing, gap->end_at);
    listing_text(listing, gap->room);
    listing_shown(listing, gap_state_word(gap->state), _(shown[gap->state]));
    listing_integer(listing, gap->event_count);
}

/* The stretch without records, as the copy's own mark tells it or --from says. */
struct stretch {
    int64_t from, until;
    int64_t seq; /* of the copy's last entry; 0 when it is no copy */
};

static bool find_stretch(struct invocation *invocation, struct stretch *stretch,
                         struct error *err)
{
    struct backup_restored restored;
    struct club *club = &invocation->club;
    int64_t typed = invocation_number_or(invocation, "--from", 0);
    if (!backup_restored_get(club, &restored, err))
        return false;
    stretch->seq = restored.is_copy ? restored.seq : 0;
    stretch->until = restored.resumed_at ? restored.resumed_at : club_now(club);
    stretch->from = restored.is_copy ? restored.taken_at : restored.last_at;
    if (typed)
        stretch->from = typed;
    if (typed && !restored.resumed_at)
        stretch->until = club_now(club);
    return stretch->from <= stretch->until ||
           error_set(err, ERROR_USAGE, _("That time lies ahead."));
}

/* What is printed already bears a number that the chain will give again, with another hash. */
static void tell_numbers(const struct invocation *invocation, const struct stretch *stretch)
{
    char mark[LEDGER_SHORT_SIZE];
    ledger_short(&(struct ledger){.seq = stretch->seq}, mark);
    if (stretch->seq)
        say(invocation,
            _("Printed lists whose mark begins above %.9s are newer than the copy: keep them, they "
              "prove what the records lack."),
            mark);
}

static bool restore_check(struct invocation *invocation, struct error *err)
{
    char from[CLOCK_TEXT_SIZE], until[CLOCK_TEXT_SIZE];
    struct stretch stretch;
    struct gaps gaps = {0};
    if (!find_stretch(invocation, &stretch, err) ||
        !gaps_list(&invocation->club, stretch.from, stretch.until, &gaps, err)) {
        gaps_free(&gaps);
        return false;
    }
    struct listing *listing = listing_new("sessions", gap_columns);
    for (size_t i = 0; i < gaps.count; i++)
        add_gap(listing, &gaps.items[i]);
    clock_format(stretch.from, from);
    clock_format(stretch.until, until);
    listing_extra(listing, "from", json_string(from));
    listing_extra(listing, "until", json_string(until));
    listing_extra(listing, "is_copy", json_boolean(stretch.seq != 0));
    say(invocation, _("Looked at: %.10s %.5s to %.10s %.5s."), from, from + 11, until, until + 11);
    listing_print(invocation, listing, _("No session was to take place in that time."));
    if (invocation->output == OUTPUT_TABLE)
        tell_numbers(invocation, &stretch);
    gaps_free(&gaps);
    return true;
}

static bool restore_done(struct invocation *invocation, struct error *err)
{
    if (!confirm(invocation, err, _("Are all paper lists of the gap typed back?")) ||
        !backup_restored_finish(&invocation->club, err))
        return false;
    answer_done(invocation, json_pack("{s:b}", "is_copy", 0),
                _("Noted: what the copy lacked is dealt with."));
    return true;
}

#define ROLES_BACKUP (ROLE_ADMINISTRATOR | ROLE_COORDINATOR)
#define FILE_PARAMETER(text)                                                                       \
    {.name = N_("FILE"), .type = PARAMETER_PATH, .is_required = true, .meaning = text}

const struct command backup_commands[] = {
    {.noun = "backup", .verb = "make",
     .summary = N_("Copies the database while others work, reads the copy back, and remembers it. "
                   "Names stay sealed in it: it needs no further key."),
     .needs = NEED_WRITING, .roles = ROLES_BACKUP,
     .parameters = (const struct parameter[]){
         FILE_PARAMETER(N_("the new file; what exists is never replaced")), {.name = NULL}},
     .example = "obecni backup make /media/kopia/klub-2026-01-12.db", .run = make},
    {.noun = "backup", .verb = "check",
     .summary = N_("Reads a copy from end to end and changes nothing; works without a database."),
     .needs = NEED_NOTHING,
     .parameters = (const struct parameter[]){FILE_PARAMETER(N_("the copy")), {.name = NULL}},
     .example = "obecni backup check /media/kopia/klub-2026-01-12.db", .run = check},
    {.noun = "backup", .verb = "list", .summary = N_("Lists the copies that were made."),
     .needs = NEED_READING, .roles = ROLES_BACKUP,
     .columns = columns, .example = "obecni backup list", .run = list},
    {.noun = NULL},
};

const struct command restore_commands[] = {
    {.noun = "restore", .verb = "check",
     .summary = N_("After a copy was put back: lists the sessions whose records it lacks."),
     .needs = NEED_READING, .roles = ROLES_BACKUP,
     .parameters = (const struct parameter[]){
         {.name = "--from", .type = PARAMETER_INSTANT,
          .meaning = N_("since when (when the copy was made)")},
         {.name = NULL}},
     .columns = gap_columns, .example = "obecni restore check", .run = restore_check},
    {.noun = "restore", .verb = "done",
     .summary = N_("Notes that the paper lists of the gap are typed back."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLES_BACKUP,
     .example = "obecni restore done", .run = restore_done},
    {.noun = NULL},
};
