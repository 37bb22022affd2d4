/* Protokół inspekcji: what a bundle for an inspector holds, session by session, and the hash of its
 * manifest, so that the signed paper vouches for every file. Numbers and codes alone. */
#include "base/language.h"
#include "club/session/session.h"
#include "club/session/signoff.h"
#include "document/bundle_tables.h"
#include "document/document_fills.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"
#include "trust/digest.h"

#include <stdio.h>

static int64_t number_of(const json_t *parameters, const char *key)
{
    return json_integer_value(json_object_get(parameters, key));
}

static const char *state_words(enum session_state state)
{
    static const char *const words[] = {
        [SESSION_STATE_PLANNED] = N_("planned"),   [SESSION_STATE_OPEN] = N_("open"),
        [SESSION_STATE_HELD] = N_("held, not signed"), [SESSION_STATE_NO_MARK] = N_("nothing noted"),
        [SESSION_STATE_SIGNED] = N_("signed"),     [SESSION_STATE_CANCELLED] = N_("cancelled"),
    };
    return fill_polish(words[state]);
}

static bool add_session(struct club *club, const struct session *session, struct sheet *sheet,
                        struct error *err)
{
    struct signoff signoff = {0};
    char digest[DIGEST_SHORT_SIZE] = "–", version[16] = "–";
    if (!signoff_get(club, session->id, &signoff, err))
        return false;
    if (signoff.version) {
        digest_shorten(signoff.hash, digest);
        snprintf(version, sizeof version, "%d", signoff.version);
    }
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_day(sheet, session->held_on);
    sheet_cell(sheet, session->code);
    sheet_cell(sheet, state_words(session->state));
    sheet_cell(sheet, version);
    sheet_cell(sheet, digest);
    return true;
}

static bool add_sessions(struct club *club, const struct sessions *sessions, struct sheet *sheet,
                         struct error *err)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Day")), .value = SHEET_DAY, .width_mm = 26},
        {.head = fill_polish(N_("Session"))},
        {.head = fill_polish(N_("State")), .width_mm = 40},
        {.head = fill_polish(N_("Sign-off")), .width_mm = 22},
        {.head = fill_polish(N_("Digest of the signed list")), .width_mm = 40},
    };
    sheet_table(sheet, fill_polish(N_("Sessions")), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < sessions->count; i++) {
        const struct session *session = &sessions->items[i];
        /* A consultation that nobody booked was an offer. */
        bool is_offer = session->is_individual && session->state == SESSION_STATE_NO_MARK;
        if (!is_offer && !add_session(club, session, sheet, err))
            return false;
    }
    return true;
}

static void add_fields(const json_t *parameters, int from, int to, struct sheet *sheet)
{
    char first[POLISH_TEXT_SIZE], last[POLISH_TEXT_SIZE], days[3 * POLISH_TEXT_SIZE];
    char ledger[2 * POLISH_TEXT_SIZE];
    const char *programme = parameter_text(parameters, "programme");
    polish_date(from, first);
    polish_date(to, last);
    snprintf(days, sizeof days, "%s – %s", first, last);
    snprintf(ledger, sizeof ledger,
             parameter_flag(parameters, "ledger_holds")
                 ? fill_polish(N_("holds from its beginning, entries: %lld"))
                 : fill_polish(N_("does not hold, entries: %lld")),
             (long long)number_of(parameters, "ledger_entries"));
    sheet_field_strong(sheet, fill_polish(N_("Period")), days);
    sheet_field(sheet, fill_polish(N_("Programme")),
                programme[0] ? programme : fill_polish(N_("the whole club")));
    sheet_field(sheet, fill_polish(N_("People")),
                parameter_flag(parameters, "names") ? fill_polish(N_("with names"))
                                                    : fill_polish(N_("by number")));
    sheet_field(sheet, fill_polish(N_("Ledger")), ledger);
    sheet_field(sheet, fill_polish(N_("Public key")), parameter_text(parameters, "key"));
}

static void add_sums(const json_t *parameters, const struct sessions *sessions,
                     struct sheet *sheet)
{
    int64_t is_signed = 0, open = 0, cancelled = 0;
    for (size_t i = 0; i < sessions->count; i++) {
        enum session_state state = sessions->items[i].state;
        is_signed += state == SESSION_STATE_SIGNED;
        cancelled += state == SESSION_STATE_CANCELLED;
        open += state == SESSION_STATE_HELD || state == SESSION_STATE_OPEN;
    }
    sheet_sum_number(sheet, is_signed, fill_polish(N_("lists signed")));
    sheet_sum_number(sheet, open, fill_polish(N_("not signed")));
    sheet_sum_number(sheet, cancelled, fill_polish(N_("cancelled")));
    sheet_sum_number(sheet, number_of(parameters, "corrections"),
                     fill_polish(N_("changes after signing")));
    sheet_sum_number(sheet, number_of(parameters, "documents"),
                     fill_polish(N_("documents issued")));
}

bool fill_inspection(struct club *club, const json_t *parameters, int64_t as_of_at,
                     struct sheet *sheet, struct error *err)
{
    struct sessions sessions = {0};
    const char *programme = parameter_text(parameters, "programme");
    struct session_filter filter = {
        .from = parameter_day(parameters, "from"),
        .until = parameter_day(parameters, "to"),
        .programme = programme[0] ? programme : NULL,
    };
    if (!document_kind_head(club, programme, as_of_at, sheet, err) ||
        !fill_place(club, sheet, err) || !session_list(club, &filter, &sessions, err))
        return false;
    sheet_title(sheet, fill_polish(N_("Protocol of an inspection")), NULL);
    add_fields(parameters, filter.from, filter.until, sheet);
    add_sums(parameters, &sessions, sheet);
    bool ok = add_sessions(club, &sessions, sheet, err);
    bundle_vouch(parameters, sheet);
    sheet_paragraph(sheet, SHEET_NOTE, "%s",
                    fill_polish(N_("Any list can be made again from the register, and its digest "
                                   "compared. A session that was not held is nobody's absence.")));
    sheet_signature(sheet, fill_polish(N_("handed over by, day")));
    sheet_signature(sheet, fill_polish(N_("received by, day")));
    sessions_free(&sessions);
    return ok;
}
