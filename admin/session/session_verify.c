/* session verify: whether a signed list can be proved, and what was changed since. */
#include "admin/line/answer.h"
#include "admin/session/session_commands.h"
#include "base/language.h"
#include "club/session/signoff.h"

#include <stdio.h>
#include <string.h>

const struct listing_column session_verify_columns[] = {
    {.key = "noted_at", .title = N_("Noted")},
    {.key = "kind", .title = N_("What")},
    {.key = "participant", .title = N_("Number")},
    {.key = "status", .title = N_("Presence"), .is_whole = true},
    {.key = "actor", .title = N_("Who")},
    {.key = "second", .title = N_("Second")},
    {.key = "reason", .title = N_("Reason")},
    {.key = NULL},
};

static void add_reason(struct listing *listing, const struct signoff_change *change)
{
    if (strcmp(change->kind, "refused") == 0)
        answer_word(listing, DICTIONARY_REFUSAL_REASON, change->reason);
    else
        answer_text(listing, change->reason);
}

static void add_row(struct listing *listing, const struct signoff_change *change)
{
    listing_instant(listing, change->noted_at);
    answer_stored(listing, change->kind);
    answer_text(listing, change->participant);
    if (change->status[0])
        answer_stored(listing, change->status);
    else
        listing_null(listing);
    listing_text(listing, change->actor);
    answer_text(listing, change->second);
    add_reason(listing, change);
}

static void add_extras(struct listing *listing, const char *session,
                       const struct signoff_report *report)
{
    char hash[DIGEST_TEXT_SIZE], at[CLOCK_TEXT_SIZE];
    const struct signoff *signoff = &report->signoff;
    digest_text(signoff->hash, hash);
    clock_format(signoff->signed_at, at);
    listing_extra(listing, "session", json_string(session));
    listing_extra(listing, "version", json_integer(signoff->version));
    listing_extra(listing, "signed_by", json_string(signoff->signed_by));
    listing_extra(listing, "second",
                  signoff->second[0] ? json_string(signoff->second) : json_null());
    listing_extra(listing, "signed_at", json_string(at));
    listing_extra(listing, "hash", json_string(hash));
    listing_extra(listing, "expected", json_integer(signoff->expected));
    listing_extra(listing, "present", json_integer(signoff->present));
    listing_extra(listing, "unknown", json_integer(signoff->unknown));
    listing_extra(listing, "holds", json_boolean(report->holds));
    listing_extra(listing, "is_changed", json_boolean(report->is_changed));
}

static void print_head(const char *session, const struct signoff_report *report)
{
    char hash[DIGEST_TEXT_SIZE], at[CLOCK_TEXT_SIZE];
    const struct signoff *signoff = &report->signoff;
    digest_text(signoff->hash, hash);
    clock_format(signoff->signed_at, at);
    at[10] = ' ';
    printf(_("%s, sign-off %d: by %s on %.16s"), session, signoff->version, signoff->signed_by, at);
    if (signoff->second[0])
        printf(_(", with %s"), signoff->second);
    printf(_("\nHash: %s\nExpected: %d, present: %d, said to be unknown: %d.\n"), hash,
           signoff->expected, signoff->present, signoff->unknown);
    if (report->holds)
        puts(_("The list made again from the events has the same hash: it is what was signed."));
    if (report->is_changed && report->holds)
        puts(_("Another list holds now: it was changed since."));
    putchar('\n');
}

bool session_verify_run(struct invocation *invocation, struct error *err)
{
    struct signoff_report report;
    const char *session = invocation_text(invocation, "SESSION");
    int version = (int)invocation_number_or(invocation, "--signature", 0);
    bool ok = signoff_verify(&invocation->club, session, version, &report, err);
    if (ok) {
        struct listing *listing = listing_new("changes", session_verify_columns);
        for (size_t i = 0; i < report.change_count; i++)
            add_row(listing, &report.changes[i]);
        add_extras(listing, session, &report);
        if (invocation->output == OUTPUT_TABLE)
            print_head(session, &report);
        listing_print(invocation, listing, _("Nothing was noted since."));
    }
    if (ok && !report.holds)
        ok = error_set(err, ERROR_REFUSED,
                       _("The list of %s made again from the events is not the one that was "
                         "signed. Compare with a backup, and run “obecni ledger verify”."),
                       session);
    signoff_report_free(&report);
    return ok;
}
