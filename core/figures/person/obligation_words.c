/* Sentences about figures. */
#include "figures/person/obligation_words.h"

#include "base/language.h"

void obligation_words_agreed(const struct obligation *obligation, struct buffer *words)
{
    static const char *const texts[OBLIGATION_KIND_COUNT] = {
        [OBLIGATION_MIN_COUNT] = N_("sessions: at least %d"),
        [OBLIGATION_ALL] = N_("every session"),
        [OBLIGATION_PER_MONTH] = N_("sessions in each month: at least %d"),
        [OBLIGATION_PER_WEEK] = N_("sessions in each week: at least %d"),
        [OBLIGATION_MIN_SHARE] = N_("at least %d %% of the sessions"),
        [OBLIGATION_MIN_MINUTES] = N_("minutes: at least %d"),
        [OBLIGATION_SINGLE_ACT] = N_("a single act"),
        [OBLIGATION_CONDUCT] = N_("conduct: dated facts alone"),
    };
    buffer_printf(words, _(texts[obligation->kind]), obligation->threshold);
}

const char *obligation_words_excuse(enum obligation_excuse rule)
{
    static const char *const texts[OBLIGATION_EXCUSE_COUNT] = {
        [OBLIGATION_EXCUSE_NEUTRAL] = N_("excused: left out"),
        [OBLIGATION_EXCUSE_COUNTS] = N_("excused: as attended"),
        [OBLIGATION_EXCUSE_DOES_NOT_COUNT] = N_("excused: as not attended"),
    };
    return _(texts[rule]);
}

const char *session_class_shown(enum session_class class)
{
    static const char *const texts[CLASS_COUNT] = {
        [CLASS_ATTENDED] = N_("attended"),         [CLASS_EXCUSED] = N_("excused"),
        [CLASS_NOT_ATTENDED] = N_("not attended"), [CLASS_REFUSED] = N_("refused entry"),
        [CLASS_UNMARKED] = N_("without a mark"),   [CLASS_AHEAD] = N_("ahead"),
        [CLASS_BOOKABLE] = N_("can be booked"),    [CLASS_WAS_FREE] = N_("was free to book"),
        [CLASS_NOT_HELD] = N_("not held"),         [CLASS_NOT_ENROLLED] = N_("not expected"),
    };
    return _(texts[class]);
}

/* "5 attended", or with an excuse that counts "5 attended + 1 excused = 6". */
static void add_counted(const struct obligation *obligation,
                        const struct obligation_figures *figures, struct buffer *words)
{
    bool is_minutes = obligation->kind == OBLIGATION_MIN_MINUTES;
    int own = is_minutes ? figures->minutes : figures->attended;
    buffer_printf(words, is_minutes ? _("minutes attended %d") : _("attended %d"), own);
    if (obligation->excuse == OBLIGATION_EXCUSE_COUNTS)
        buffer_printf(words, _(" + excused %d = %d"),
                      is_minutes ? figures->counted - own : figures->excused,
                      is_minutes ? figures->counted : own + figures->excused);
}

/* "held 8 − excused 1 + ahead 2 = 9" */
static void add_asked(const struct obligation *obligation, const struct obligation_figures *figures,
                      struct buffer *words)
{
    buffer_printf(words, _("held %d"), figures->held);
    if (obligation->excuse == OBLIGATION_EXCUSE_NEUTRAL)
        buffer_printf(words, _(" − excused %d"), figures->excused);
    buffer_printf(words, _(" + ahead %d = %d"), figures->possible, figures->asked);
}

void obligation_words_formula(const struct obligation *obligation,
                              const struct obligation_figures *figures, struct buffer *words)
{
    if (!obligation_counts_sessions(obligation->kind))
        return;
    add_counted(obligation, figures, words);
    buffer_append_text(words, "; ");
    if (obligation->kind == OBLIGATION_ALL) {
        buffer_append_text(words, _("required: "));
        add_asked(obligation, figures, words);
    } else if (obligation->kind == OBLIGATION_MIN_SHARE) {
        buffer_printf(words, _("required: %d %% of "), obligation->threshold);
        add_asked(obligation, figures, words);
        buffer_printf(words, _(", rounded up %d"), figures->required);
    } else {
        buffer_printf(words, _("required %d"), figures->required);
    }
}

/* What may still come, as far as there is any: ahead, to book, without a mark. */
static void add_open(const struct obligation_figures *figures, struct buffer *words)
{
    buffer_printf(words, _("ahead %d"), figures->possible);
    if (figures->bookable)
        buffer_printf(words, _(", to book %d"), figures->bookable);
    if (figures->unmarked)
        buffer_printf(words, _(", without a mark %d"), figures->unmarked);
}

static void add_needed(const struct obligation *obligation,
                       const struct obligation_figures *figures, struct buffer *words)
{
    if (obligation->kind == OBLIGATION_MIN_MINUTES)
        buffer_printf(words, _("can still be reached: %d minutes more, of %d possible"),
                      figures->needed, figures->reachable - figures->counted);
    else
        buffer_printf(words, _("can still be reached: %d more"), figures->needed);
    buffer_append_text(words, " (");
    add_open(figures, words);
    buffer_append_text(words, ")");
}

void obligation_words_outcome(const struct obligation *obligation,
                              const struct obligation_figures *figures, struct buffer *words)
{
    bool is_act = obligation->kind == OBLIGATION_SINGLE_ACT;
    switch (figures->outcome) {
    case OUTCOME_MET:
        buffer_append_text(words, is_act ? _("noted") : _("reached"));
        break;
    case OUTCOME_OPEN:
        if (is_act)
            buffer_append_text(words, _("not noted yet"));
        else
            add_needed(obligation, figures, words);
        break;
    case OUTCOME_NO_LONGER:
        if (is_act)
            buffer_append_text(words, _("no fact is noted for the days agreed"));
        else
            buffer_printf(words, _("by what is noted, can no longer be reached: at most %d of %d"),
                          figures->reachable, figures->required);
        break;
    case OUTCOME_NOT_OFFERED:
        buffer_printf(words,
                      _("fewer are held or planned for this person than agreed: at most %d of %d"),
                      figures->reachable, figures->required);
        break;
    case OUTCOME_NOTHING:
        buffer_append_text(words, _("no session counts, so nothing is required"));
        break;
    case OUTCOME_NONE:
    case OUTCOME_COUNT:
        break;
    }
}
