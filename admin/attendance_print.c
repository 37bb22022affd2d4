/* Gathers what the attendance list shows and has it written. The printing is an entry of the
 * ledger, and the paper carries the chain's end with that entry in it. */
#include "admin/attendance_print.h"

#include "admin/answer.h"
#include "admin/attendance_blank_print.h"
#include "admin/named_roster.h"
#include "admin/staged_file.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/dictionary.h"
#include "paper/attendance_list.h"
#include "trust/digest.h"

#include <stdlib.h>

/* One line for each row; what the digest on the paper covers. Never names. */
static void digest_of(const struct roster *roster, char digest[DIGEST_SHORT_SIZE])
{
    struct buffer text = {0};
    const struct session_course *course = &roster->course;
    buffer_printf(&text, "%s\n%lld\n%lld\n", roster->session, (long long)roster->start_at,
                  (long long)roster->end_at);
    buffer_printf(&text, "%lld %lld %s %d %d %s\n", (long long)course->began_at,
                  (long long)course->ended_at, course->topic, course->headcount, course->uncounted,
                  course->explanation);
    buffer_printf(&text, "%d %s %lld\n", roster->signoff.version, roster->signoff.signed_by,
                  (long long)roster->signoff.signed_at);
    for (size_t i = 0; i < roster->row_count; i++) {
        const struct roster_row *row = &roster->rows[i];
        buffer_printf(&text, "%s %s %lld %lld %d %d %s\n", row->participant,
                      roster_status_word(row->status), (long long)row->in_at,
                      (long long)row->out_at, row->credited_minutes, row->is_expected, row->source);
    }
    digest_short(text.text, text.length, digest);
    buffer_free(&text);
}

static bool write_list(struct invocation *invocation, const struct named_roster *named,
                       const char *digest, const char *path, struct error *err)
{
    char chain[LEDGER_SHORT_SIZE];
    struct club_identity identity;
    struct dictionary_entry reason;
    struct club *club = &invocation->club;
    const struct roster *roster = &named->roster;
    if (!club_identity_get(club, &identity, err))
        return false;
    const char **names = memory_new(roster->row_count, sizeof *names);
    for (size_t i = 0; named->names && i < roster->row_count; i++)
        names[i] = named->names[i][0] ? named->names[i] : NULL;
    dictionary_find(DICTIONARY_CANCEL_REASON, roster->cancel_reason, &reason);
    ledger_short(&club->ledger, chain);
    struct attendance_list list = {
        .institution = identity.institution,
        .club = identity.name,
        .address = identity.address,
        .number = roster->session,
        .digest = digest,
        .chain = chain,
        .cancel_reason = reason.polish,
        .as_of = club_now(club),
        .is_draft = !roster->signoff.version,
        .roster = roster,
        .names = named->names ? names : NULL,
    };
    bool ok = attendance_list_pdf(&list, path, err) || staged_file_failed(err);
    free(names);
    return ok;
}

static bool print_noted(struct invocation *invocation, const struct named_roster *named,
                        struct error *err)
{
    char digest[DIGEST_SHORT_SIZE];
    struct club *club = &invocation->club;
    const char *path = invocation_text(invocation, "--pdf");
    char *staged = NULL;
    digest_of(&named->roster, digest);
    if (!staged_file_begin(path, &staged, err))
        return false;
    if (!club_begin(club, err))
        return staged_file_end(path, &staged, false, err) && false;
    bool ok = club_note(club, named->names ? "names.print" : "document.print",
                        named->roster.session,
                        json_pack("{s:s, s:s}", "document", "attendance_list", "digest", digest),
                        err) &&
              write_list(invocation, named, digest, staged, err);
    ok = club_end(club, ok, err);
    return staged_file_end(path, &staged, ok, err) && ok;
}

bool attendance_print(struct invocation *invocation, struct error *err)
{
    char session[SESSION_CODE_SIZE];
    struct named_roster named;
    struct club *club = &invocation->club;
    if (invocation_has(invocation, "--blank"))
        return attendance_blank_print(invocation, err);
    if (invocation_has(invocation, "--from") || invocation_has(invocation, "--to"))
        return error_set(err, ERROR_USAGE, _("--from and --to go with --blank."));
    bool with_names = !invocation_has(invocation, "--numbers") && names_are_open(invocation);
    if (!named_roster_session(invocation, session, err) ||
        !named_roster_get(club, session, with_names, &named, err))
        return false;
    bool ok = print_noted(invocation, &named, err);
    named_roster_free(&named);
    if (ok)
        answer_done(invocation,
                    json_pack("{s:s, s:s}", "session", session, "pdf",
                              invocation_text(invocation, "--pdf")),
                    _("The attendance list of %s is in %s."), session,
                    invocation_text(invocation, "--pdf"));
    return ok;
}
