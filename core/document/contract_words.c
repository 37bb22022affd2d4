/* Sentences about obligations for paper. */
#include "document/contract_words.h"

#include "base/language.h"
#include "club/dictionary.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"

void contract_words_agreed(const struct obligation *obligation, struct buffer *words)
{
    int threshold = obligation->threshold;
    switch (obligation->kind) {
    case OBLIGATION_MIN_COUNT:
        buffer_printf(words, fill_plural("at least %d meeting", "at least %d meetings", threshold),
                      threshold);
        break;
    case OBLIGATION_PER_MONTH:
        buffer_printf(words,
                      fill_plural("at least %d meeting in each month",
                                  "at least %d meetings in each month", threshold),
                      threshold);
        break;
    case OBLIGATION_PER_WEEK:
        buffer_printf(words,
                      fill_plural("at least %d meeting in each week",
                                  "at least %d meetings in each week", threshold),
                      threshold);
        break;
    case OBLIGATION_MIN_SHARE:
        buffer_printf(words, fill_polish(N_("at least %d %% of the meetings")), threshold);
        break;
    case OBLIGATION_MIN_MINUTES:
        buffer_printf(words,
                      fill_plural("at least %d minute of meetings",
                                  "at least %d minutes of meetings", threshold),
                      threshold);
        break;
    case OBLIGATION_ALL:
        buffer_append_text(words, fill_polish(N_("every meeting")));
        break;
    case OBLIGATION_SINGLE_ACT:
        buffer_append_text(words, fill_polish(N_("a single act (contract)")));
        break;
    case OBLIGATION_CONDUCT:
    case OBLIGATION_KIND_COUNT:
        buffer_append_text(words, fill_polish(N_("conduct (contract)")));
        break;
    }
}

void contract_words_days(int from, int until, struct buffer *words)
{
    char first[POLISH_TEXT_SIZE], last[POLISH_TEXT_SIZE];
    polish_date_digits(from, first);
    polish_date_digits(until, last);
    buffer_printf(words, "%s–%s", first, last);
}

const char *contract_words_excuse(enum obligation_excuse rule)
{
    static const char *const texts[OBLIGATION_EXCUSE_COUNT] = {
        [OBLIGATION_EXCUSE_NEUTRAL] = N_("neither asked for nor counted"),
        [OBLIGATION_EXCUSE_COUNTS] = N_("counted as attended"),
        [OBLIGATION_EXCUSE_DOES_NOT_COUNT] = N_("counted as not attended"),
    };
    return fill_polish(texts[rule]);
}

/* "obecności 5 + usprawiedliwione 1 = 6" */
static void add_counted(const struct obligation *obligation,
                        const struct obligation_figures *figures, struct buffer *words)
{
    bool is_minutes = obligation->kind == OBLIGATION_MIN_MINUTES;
    int own = is_minutes ? figures->minutes : figures->attended;
    buffer_append_text(words, fill_polish(N_("Counted: ")));
    buffer_printf(words,
                  fill_polish(is_minutes ? N_("minutes of attendance %d") : N_("attendances %d")),
                  own);
    if (obligation->excuse == OBLIGATION_EXCUSE_COUNTS)
        buffer_printf(words, fill_polish(N_(" + excused absences %d = %d")),
                      is_minutes ? figures->counted - own : figures->excused,
                      is_minutes ? figures->counted : own + figures->excused);
}

/* "odbyte 8 − usprawiedliwione 1 + przed nami 2 = 9" */
static void add_asked(const struct obligation *obligation, const struct obligation_figures *figures,
                      struct buffer *words)
{
    buffer_printf(words, fill_polish(N_("held meetings %d")), figures->held);
    if (obligation->excuse == OBLIGATION_EXCUSE_NEUTRAL)
        buffer_printf(words, fill_polish(N_(" − excused absences %d")), figures->excused);
    buffer_printf(words, fill_polish(N_(" + planned meetings %d = %d")), figures->possible,
                  figures->asked);
}

void contract_words_formula(const struct obligation *obligation,
                            const struct obligation_figures *figures, struct buffer *words)
{
    if (!obligation_counts_sessions(obligation->kind))
        return;
    add_counted(obligation, figures, words);
    buffer_append_text(words, ". ");
    buffer_append_text(words, fill_polish(N_("Required: ")));
    if (obligation->kind == OBLIGATION_ALL) {
        add_asked(obligation, figures, words);
    } else if (obligation->kind == OBLIGATION_MIN_SHARE) {
        buffer_printf(words, fill_polish(N_("%d %% of the sum: ")), obligation->threshold);
        add_asked(obligation, figures, words);
        buffer_printf(words, fill_polish(N_("; rounded up to whole meetings: %d")),
                      figures->required);
    } else {
        buffer_printf(words, "%d", figures->required);
    }
    buffer_append_text(words, ".");
}

const char *contract_words_class(enum session_class class)
{
    static const char *const texts[CLASS_COUNT] = {
        [CLASS_ATTENDED] = N_("attendances"),
        [CLASS_EXCUSED] = N_("excused absences"),
        [CLASS_NOT_ATTENDED] = N_("absences (contract)"),
        [CLASS_REFUSED] = N_("entry refused (contract)"),
        [CLASS_UNMARKED] = N_("without a mark (contract)"),
        [CLASS_AHEAD] = N_("planned (contract)"),
        [CLASS_BOOKABLE] = N_("free hours that can be booked"),
        [CLASS_WAS_FREE] = N_("free hours that nobody booked"),
        [CLASS_NOT_HELD] = N_("not held (contract)"),
        [CLASS_NOT_ENROLLED] = N_("outside of the enrolment"),
    };
    return fill_polish(texts[class]);
}

static void add_remark(const char *remark, bool *is_begun, struct buffer *words)
{
    buffer_printf(words, "%s%s", *is_begun ? ", " : " (", remark);
    *is_begun = true;
}

void contract_words_date(const struct history_session *session, bool names_activity,
                         struct buffer *words)
{
    char text[POLISH_TEXT_SIZE];
    bool is_begun = false, is_attended = session->class == CLASS_ATTENDED;
    struct dictionary_entry reason;
    polish_date_digits(session->day, text);
    buffer_append_text(words, text);
    if (names_activity)
        buffer_printf(words, "\u00a0%s", session->activity);
    if (is_attended && session->late_minutes) {
        snprintf(text, sizeof text, fill_polish(N_("late by %d min")), session->late_minutes);
        add_remark(text, &is_begun, words);
    }
    if (is_attended && session->status == ATTENDANCE_LEFT_EARLY)
        add_remark(fill_polish(N_("left before the end")), &is_begun, words);
    if (is_attended && session->is_guest)
        add_remark(fill_polish(N_("not on the list of expected")), &is_begun, words);
    if (session->class == CLASS_NOT_HELD &&
        dictionary_find(DICTIONARY_CANCEL_REASON, session->cancel_reason, &reason))
        add_remark(reason.polish, &is_begun, words);
    if (session->came_cancelled)
        add_remark(fill_polish(N_("arrival recorded")), &is_begun, words);
    if (is_begun)
        buffer_append_text(words, ")");
}
