/* Choosing the sessions, registering a list for each, and having them written. */
#include "admin/attendance_blank_print.h"

#include "admin/actor.h"
#include "admin/answer.h"
#include "admin/named_roster.h"
#include "admin/staged_file.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/paper_list.h"
#include "club/session.h"
#include "paper/attendance_blank.h"

#include <stdlib.h>
#include <string.h>

enum { LISTS_MOST = 200 };

/* One list: whom it names, and its number. */
struct blank {
    struct named_roster named;
    char number[NUMBER_SIZE];
    const char **names;
};

struct blanks {
    struct blank *items;
    size_t count, capacity;
};

static void free_blanks(struct blanks *blanks)
{
    for (size_t i = 0; i < blanks->count; i++) {
        named_roster_free(&blanks->items[i].named);
        free(blanks->items[i].names);
    }
    free(blanks->items);
}

static bool add(struct invocation *invocation, const char *session, bool with_names,
                struct blanks *blanks, struct error *err)
{
    struct blank blank = {0};
    if (!named_roster_get(&invocation->club, session, with_names, &blank.named, err))
        return false;
    blanks->items =
        memory_grow(blanks->items, blanks->count, &blanks->capacity, sizeof *blanks->items);
    blanks->items[blanks->count++] = blank;
    return true;
}

/* Nothing is signed for a session that does not take place. */
static bool add_one(struct invocation *invocation, bool with_names, struct blanks *blanks,
                    struct error *err)
{
    char code[SESSION_CODE_SIZE];
    struct session session;
    if (!named_roster_session(invocation, code, err) ||
        !session_get(&invocation->club, code, &session, err))
        return false;
    if (session.cancel_reason[0])
        return error_set(err, ERROR_REFUSED, _("The session %s is cancelled."), code);
    if (session.signed_version)
        return error_set(err, ERROR_REFUSED, _("The list of %s is signed: no blank one is needed."),
                         code);
    return add(invocation, code, with_names, blanks, err);
}

/* Consultations that nobody booked have nobody to sign. */
static bool add_days(struct invocation *invocation, bool with_names, struct blanks *blanks,
                     struct error *err)
{
    struct sessions sessions = {0};
    struct session_filter filter = {
        .from = (int)invocation_number_or(invocation, "--from", club_today(&invocation->club)),
        .activity = invocation_text(invocation, "--activity"),
    };
    filter.until = (int)invocation_number_or(invocation, "--to", filter.from);
    if (filter.until < filter.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    if (!actor_leader(invocation, &filter.leader, err))
        return false;
    bool ok = session_list(&invocation->club, &filter, &sessions, err);
    for (size_t i = 0; ok && i < sessions.count; i++) {
        const struct session *session = &sessions.items[i];
        if (session->cancel_reason[0] || session->signed_version ||
            (session->is_individual && !session->booked[0]))
            continue;
        ok = add(invocation, session->code, with_names, blanks, err);
    }
    sessions_free(&sessions);
    if (ok && blanks->count > LISTS_MOST)
        return error_set(err, ERROR_USAGE, _("These are %zu lists. Print at most %d at once."),
                         blanks->count, LISTS_MOST);
    return ok && (blanks->count || error_set(err, ERROR_REFUSED, _("No session in that time.")));
}

static bool choose(struct invocation *invocation, bool with_names, struct blanks *blanks,
                   struct error *err)
{
    bool has_days = invocation_has(invocation, "--from") || invocation_has(invocation, "--to");
    if (has_days && invocation_has(invocation, "SESSION"))
        return error_set(err, ERROR_USAGE, _("Name a session or days, not both."));
    return has_days ? add_days(invocation, with_names, blanks, err)
                    : add_one(invocation, with_names, blanks, err);
}

static bool note(struct invocation *invocation, struct blanks *blanks, bool with_names,
                 struct error *err)
{
    json_t *lists = json_object();
    bool ok = true;
    for (size_t i = 0; ok && i < blanks->count; i++) {
        struct blank *blank = &blanks->items[i];
        const struct roster *roster = &blank->named.roster;
        ok = paper_list_add(&invocation->club, roster->session_id, blank->number, err);
        json_object_set_new(lists, blank->number, json_string(roster->session));
    }
    json_t *body = json_pack("{s:s, s:o}", "document", "blank_list", "lists", lists);
    const char *subject = blanks->count == 1 ? blanks->items[0].named.roster.session : "";
    if (ok)
        return club_note(&invocation->club, with_names ? "names.print" : "document.print", subject,
                         body, err);
    json_decref(body);
    return false;
}

static const char **names_of(const struct named_roster *named)
{
    const char **names = memory_new(named->roster.row_count + 1, sizeof *names);
    for (size_t i = 0; i < named->roster.row_count; i++)
        names[i] = named->names[i][0] ? named->names[i] : NULL;
    return names;
}

static bool write_lists(struct invocation *invocation, struct blanks *blanks, const char *path,
                        struct error *err)
{
    char chain[LEDGER_SHORT_SIZE];
    struct club_identity identity;
    if (!club_identity_get(&invocation->club, &identity, err))
        return false;
    ledger_short(&invocation->club.ledger, chain);
    struct attendance_list *lists = memory_new(blanks->count, sizeof *lists);
    for (size_t i = 0; i < blanks->count; i++) {
        struct blank *blank = &blanks->items[i];
        blank->names = blank->named.names ? names_of(&blank->named) : NULL;
        lists[i] = (struct attendance_list){
            .institution = identity.institution,
            .club = identity.name,
            .address = identity.address,
            .number = blank->number,
            .chain = chain,
            .as_of = club_now(&invocation->club),
            .is_blank = true,
            .roster = &blank->named.roster,
            .names = blank->names,
        };
    }
    bool ok = attendance_blank_pdf(lists, blanks->count, path, err) || staged_file_failed(err);
    free(lists);
    return ok;
}

/* The numbers are registered with the file: one without the other is of no use. */
static bool print_noted(struct invocation *invocation, struct blanks *blanks, bool with_names,
                        struct error *err)
{
    const char *path = invocation_text(invocation, "--pdf");
    char *staged = NULL;
    if (!staged_file_begin(path, &staged, err))
        return false;
    bool ok = club_begin(&invocation->club, err);
    if (ok) {
        ok = note(invocation, blanks, with_names, err) &&
             write_lists(invocation, blanks, staged, err);
        ok = club_end(&invocation->club, ok, err);
    }
    return staged_file_end(path, &staged, ok, err) && ok;
}

static void tell(const struct invocation *invocation, const struct blanks *blanks)
{
    const char *path = invocation_text(invocation, "--pdf");
    json_t *rows = json_array();
    for (size_t i = 0; i < blanks->count; i++)
        json_array_append_new(rows, json_pack("{s:s, s:s}", "list", blanks->items[i].number,
                                              "session", blanks->items[i].named.roster.session));
    if (invocation->output == OUTPUT_JSON) {
        print_json(json_pack("{s:o, s:s}", "lists", rows, "pdf", path));
        return;
    }
    json_decref(rows);
    for (size_t i = 0; i < blanks->count; i++)
        say(invocation, _("The blank list %s of %s is in %s."), blanks->items[i].number,
            blanks->items[i].named.roster.session, path);
}

bool attendance_blank_print(struct invocation *invocation, struct error *err)
{
    struct blanks blanks = {0};
    bool with_names = !invocation_has(invocation, "--numbers") && names_are_open(invocation);
    bool ok = choose(invocation, with_names, &blanks, err) &&
              print_noted(invocation, &blanks, with_names, err);
    if (ok)
        tell(invocation, &blanks);
    free_blanks(&blanks);
    return ok;
}
