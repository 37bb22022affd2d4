/* The arithmetic of obligations. */
#include "figures/person/obligation.h"

#include "base/calendar.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

const char *session_class_word(enum session_class class)
{
    static const char *const words[CLASS_COUNT] = {
        [CLASS_ATTENDED] = "attended",         [CLASS_EXCUSED] = "excused",
        [CLASS_NOT_ATTENDED] = "not_attended", [CLASS_REFUSED] = "refused",
        [CLASS_UNMARKED] = "unmarked",         [CLASS_AHEAD] = "ahead",
        [CLASS_BOOKABLE] = "bookable",         [CLASS_WAS_FREE] = "was_free",
        [CLASS_NOT_HELD] = "not_held",         [CLASS_NOT_ENROLLED] = "not_enrolled",
    };
    return words[class];
}

const char *obligation_outcome_word(enum obligation_outcome outcome)
{
    static const char *const words[OUTCOME_COUNT] = {
        [OUTCOME_MET] = "met",
        [OUTCOME_OPEN] = "open",
        [OUTCOME_NO_LONGER] = "no_longer",
        [OUTCOME_NOT_OFFERED] = "not_offered",
        [OUTCOME_NOTHING] = "nothing_asked",
        [OUTCOME_NONE] = "facts_only",
    };
    return words[outcome];
}

/* How many sessions of each class, and their minutes. */
struct tally {
    int sessions[CLASS_COUNT];
    int planned[CLASS_COUNT];
    int credited;
};

static void tally_days(struct tally *tally, const struct counted_session *sessions, size_t count,
                       int from, int until)
{
    memset(tally, 0, sizeof *tally);
    for (size_t i = 0; i < count; i++) {
        if (sessions[i].day < from || sessions[i].day > until)
            continue;
        tally->sessions[sessions[i].class]++;
        tally->planned[sessions[i].class] += sessions[i].planned_minutes;
        if (sessions[i].class == CLASS_ATTENDED)
            tally->credited += sessions[i].credited_minutes;
    }
}

static void fill(struct obligation_figures *figures, const struct tally *tally)
{
    const int *sessions = tally->sessions;
    *figures = (struct obligation_figures){
        .attended = sessions[CLASS_ATTENDED],
        .excused = sessions[CLASS_EXCUSED],
        .not_attended = sessions[CLASS_NOT_ATTENDED],
        .refused = sessions[CLASS_REFUSED],
        .unmarked = sessions[CLASS_UNMARKED],
        .possible = sessions[CLASS_AHEAD],
        .bookable = sessions[CLASS_BOOKABLE],
        .was_free = sessions[CLASS_WAS_FREE],
        .not_held = sessions[CLASS_NOT_HELD],
        .not_enrolled = sessions[CLASS_NOT_ENROLLED],
        .minutes = tally->credited,
        .outcome = OUTCOME_NONE,
    };
    figures->held = figures->attended + figures->excused + figures->not_attended +
                    figures->refused + figures->unmarked;
}

static int at_least_zero(int number)
{
    return number > 0 ? number : 0;
}

/* Against a fixed threshold. `offered` is what nobody's absence could have made smaller. */
static void settle_threshold(struct obligation_figures *figures, int required, int offered)
{
    figures->required = required;
    figures->needed = at_least_zero(required - figures->counted);
    if (figures->counted >= required)
        figures->outcome = OUTCOME_MET;
    else if (figures->reachable >= required)
        figures->outcome = OUTCOME_OPEN;
    else
        figures->outcome = offered < required ? OUTCOME_NOT_OFFERED : OUTCOME_NO_LONGER;
}

static void settle_count(const struct obligation *obligation, struct obligation_figures *figures)
{
    int open = figures->unmarked + figures->possible + figures->bookable;
    figures->counted =
        figures->attended + (obligation->excuse == OBLIGATION_EXCUSE_COUNTS ? figures->excused : 0);
    figures->reachable = figures->counted + open;
    settle_threshold(figures, obligation->threshold,
                     figures->held + figures->possible + figures->bookable + figures->was_free);
}

static void settle_minutes(const struct obligation *obligation, const struct tally *tally,
                           struct obligation_figures *figures)
{
    const int *planned = tally->planned;
    int open = planned[CLASS_UNMARKED] + planned[CLASS_AHEAD] + planned[CLASS_BOOKABLE];
    int excused = obligation->excuse == OBLIGATION_EXCUSE_COUNTS ? planned[CLASS_EXCUSED] : 0;
    int missed = planned[CLASS_NOT_ATTENDED] + planned[CLASS_REFUSED] + planned[CLASS_EXCUSED] +
                 planned[CLASS_WAS_FREE];
    figures->counted = tally->credited + excused;
    figures->reachable = figures->counted + open;
    settle_threshold(figures, obligation->threshold, planned[CLASS_ATTENDED] + missed + open);
}

/* Of the sessions that are held or ahead, all or a share. */
static void settle_share(const struct obligation *obligation, struct obligation_figures *figures)
{
    int percent = obligation->kind == OBLIGATION_ALL ? 100 : obligation->threshold;
    bool is_neutral = obligation->excuse == OBLIGATION_EXCUSE_NEUTRAL;
    figures->counted =
        figures->attended + (obligation->excuse == OBLIGATION_EXCUSE_COUNTS ? figures->excused : 0);
    figures->asked = figures->held - (is_neutral ? figures->excused : 0) + figures->possible;
    figures->reachable = figures->counted + figures->unmarked + figures->possible;
    settle_threshold(figures, (figures->asked * percent + 99) / 100, figures->asked);
    if (figures->asked == 0)
        figures->outcome = OUTCOME_NOTHING;
}

static void settle(const struct obligation *obligation, const struct tally *tally,
                   struct obligation_figures *figures)
{
    fill(figures, tally);
    switch (obligation->kind) {
    case OBLIGATION_MIN_COUNT:
    case OBLIGATION_PER_MONTH:
    case OBLIGATION_PER_WEEK:
        settle_count(obligation, figures);
        break;
    case OBLIGATION_MIN_MINUTES:
        settle_minutes(obligation, tally, figures);
        break;
    case OBLIGATION_ALL:
    case OBLIGATION_MIN_SHARE:
        settle_share(obligation, figures);
        break;
    case OBLIGATION_SINGLE_ACT:
    case OBLIGATION_CONDUCT:
    case OBLIGATION_KIND_COUNT:
        break;
    }
}

/* What cannot be met any more weighs more than what was not offered, that more than what is
 * open, and met are all only together. */
static enum obligation_outcome worse(enum obligation_outcome a, enum obligation_outcome b)
{
    static const int weights[OUTCOME_COUNT] = {
        [OUTCOME_NO_LONGER] = 3,
        [OUTCOME_NOT_OFFERED] = 2,
        [OUTCOME_OPEN] = 1,
    };
    return weights[b] > weights[a] ? b : a;
}

/* The whole is the sum of its periods; more than asked in one month does not help another. */
static void add_period(struct obligation_figures *whole, const struct obligation_figures *part)
{
    whole->required += part->required;
    whole->counted += part->counted < part->required ? part->counted : part->required;
    whole->reachable += part->reachable < part->required ? part->reachable : part->required;
    whole->needed += part->needed;
    whole->outcome = worse(whole->outcome, part->outcome);
}

static void count_periods(const struct obligation *obligation,
                          const struct counted_session *sessions, size_t session_count,
                          struct obligation_count *count)
{
    struct tally tally;
    bool is_monthly = obligation->kind == OBLIGATION_PER_MONTH;
    count->figures.required = count->figures.counted = count->figures.reachable = 0;
    count->figures.needed = 0;
    count->figures.outcome = OUTCOME_MET;
    for (int day = obligation->from_on; day <= obligation->until_on;) {
        int first = is_monthly ? calendar_month_first(day) : calendar_week_first(day);
        int last = is_monthly ? calendar_month_last(day) : first + 6;
        count->periods = memory_grow(count->periods, count->period_count, &count->period_capacity,
                                     sizeof *count->periods);
        struct obligation_period *period = &count->periods[count->period_count++];
        *period = (struct obligation_period){
            .from = day,
            .until = last < obligation->until_on ? last : obligation->until_on,
            .is_partial = first < obligation->from_on || last > obligation->until_on,
        };
        tally_days(&tally, sessions, session_count, period->from, period->until);
        settle(obligation, &tally, &period->figures);
        add_period(&count->figures, &period->figures);
        day = last + 1;
    }
}

void obligation_count(const struct obligation *obligation, const struct counted_session *sessions,
                      size_t session_count, struct obligation_count *count)
{
    struct tally tally;
    memset(count, 0, sizeof *count);
    tally_days(&tally, sessions, session_count, obligation->from_on, obligation->until_on);
    settle(obligation, &tally, &count->figures);
    if (obligation->kind == OBLIGATION_PER_MONTH || obligation->kind == OBLIGATION_PER_WEEK)
        count_periods(obligation, sessions, session_count, count);
}

void obligation_count_free(struct obligation_count *count)
{
    free(count->periods);
    memset(count, 0, sizeof *count);
}

enum obligation_outcome obligation_act_outcome(const struct obligation *obligation, int day,
                                               int facts_in_window)
{
    if (facts_in_window)
        return OUTCOME_MET;
    return day <= obligation->until_on ? OUTCOME_OPEN : OUTCOME_NO_LONGER;
}
