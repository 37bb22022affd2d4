/* ledger: what was done, by whom, and whether the chain holds. */
#include "admin/line/commands.h"
#include "admin/line/listing.h"
#include "base/language.h"
#include "store/statement.h"

static const struct listing_column columns[] = {
    {.key = "node", .title = NULL},
    {.key = "seq", .title = N_("No."), .align = LISTING_RIGHT},
    {.key = "at", .title = N_("When")},
    {.key = "clock", .title = NULL},
    {.key = "actor", .title = N_("Who")},
    {.key = "action", .title = N_("What")},
    {.key = "subject", .title = N_("On")},
    {.key = "body", .title = N_("Details")},
    {.key = "hash", .title = NULL},
    {.key = NULL},
};

static bool list(struct invocation *invocation, struct error *err)
{
    const char *subject = invocation_text(invocation, "--subject");
    const char *action = invocation_text(invocation, "--action");
    int64_t on = invocation_number_or(invocation, "--on", 0);
    int64_t from = invocation_number_or(invocation, "--from", on);
    int64_t to = invocation_number_or(invocation, "--to", on);
    if (on && (invocation_has(invocation, "--from") || invocation_has(invocation, "--to")))
        return error_set(err, ERROR_USAGE, _("--on names one day: it goes without --from and --to."));
    if (from && to && to < from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    struct listing *listing = listing_new("entries", columns);
    struct statement *s = statement_new(
        invocation->club.store,
        "SELECT * FROM (SELECT node, seq, at, clock, actor, action, subject, body, lower(hex(hash))"
        " FROM ledger WHERE (:subject IS NULL OR subject = :subject)"
        " AND (:action IS NULL OR action = :action OR action GLOB :action || '.*')"
        " AND (:actor IS NULL OR actor = :actor)"
        " AND at >= :from AND (:to = 0 OR at < :to)"
        " ORDER BY id DESC LIMIT :last) ORDER BY node, seq");
    statement_bind_text(s, ":subject", subject);
    statement_bind_text(s, ":action", action);
    statement_bind_text(s, ":actor", invocation_text(invocation, "--actor"));
    statement_bind_integer(s, ":from", from ? clock_day_start((int)from) : 0);
    statement_bind_integer(s, ":to", to ? clock_day_start((int)to + 1) : 0);
    statement_bind_integer(s, ":last", invocation_number_or(invocation, "--last", 50));
    while (statement_step(s)) {
        listing_integer(listing, statement_integer(s, 0));
        listing_integer(listing, statement_integer(s, 1));
        listing_instant(listing, statement_integer(s, 2));
        for (int column = 3; column < 7; column++)
            listing_text(listing, statement_text(s, column));
        listing_json(listing, statement_text(s, 7), statement_text(s, 7));
        listing_text(listing, statement_text(s, 8));
    }
    bool ok = statement_finish(s, err);
    listing_print(invocation, listing, _("There are no such entries."));
    return ok;
}

static bool verify(struct invocation *invocation, struct error *err)
{
    struct ledger_report report;
    struct club *club = &invocation->club;
    if (!ledger_verify(club->store, club->ledger.node, &report, err))
        return false;
    if (invocation->output == OUTPUT_JSON)
        print_json(json_pack("{s:b, s:I, s:s, s:o}", "holds", report.holds, "entries",
                             (json_int_t)report.entries, "head", report.head, "first_fault",
                             report.holds ? json_null()
                                          : json_pack("{s:i, s:I, s:s}", "node", report.node, "seq",
                                                      (json_int_t)report.seq, "reason",
                                                      report.reason)));
    if (!report.holds)
        return error_set(err, ERROR_REFUSED, _("The ledger does not hold at entry %lld: %s."),
                         (long long)report.seq, report.reason);
    if (invocation->output != OUTPUT_JSON)
        say(invocation, _("The ledger holds: %lld entries, end %s."), (long long)report.entries,
            report.head);
    return true;
}

const struct command ledger_commands[] = {
    {.noun = "ledger", .verb = "list", .summary = N_("Shows the last entries of the ledger."),
     .needs = NEED_READING, .roles = ROLES_RECORDS,
     .parameters = (const struct parameter[]){
         {.name = "--last", .type = PARAMETER_INTEGER, .least = 1, .most = 1000000,
          .meaning = N_("how many (50)")},
         {.name = "--subject", .type = PARAMETER_TEXT, .meaning = N_("only about this code or number")},
         {.name = "--action", .type = PARAMETER_CODE,
          .meaning = N_("only this action, or this kind of actions")},
         {.name = "--actor", .type = PARAMETER_CODE,
          .meaning = N_("only what this member of staff, or the kiosk, did")},
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("only on this day")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("from this day on")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("until this day")},
         {.name = NULL}},
     .columns = columns, .example = "obecni ledger list --action card --last 10", .run = list},
    {.noun = "ledger", .verb = "verify",
     .summary = N_("Reads the whole chain and names the first entry that does not hold."),
     .needs = NEED_READING, .roles = ROLES_RECORDS,
     .example = "obecni ledger verify", .run = verify},
    {.noun = NULL},
};
