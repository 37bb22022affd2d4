/* Signals in words: what is recorded, and nothing that it might mean. */
#include "admin/session/signal_words.h"

#include "base/clock.h"
#include "base/language.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

const char *signal_words_kind(enum signal_kind kind)
{
    static const char *const words[] = {
        [SIGNAL_ABSENCES] = N_("missed in a row"),
        [SIGNAL_CARDS] = N_("cards at once"),
        [SIGNAL_MARKED] = N_("card, marked absent"),
        [SIGNAL_HEADCOUNT] = N_("heads and marks"),
        [SIGNAL_UNSIGNED] = N_("not signed"),
        [SIGNAL_UNMARKED] = N_("nothing recorded"),
    };
    return _(words[kind]);
}

const char *signal_words_status(enum signal_status status)
{
    static const char *const words[] = {
        [SIGNAL_OPEN] = N_("open"), [SIGNAL_SEEN] = N_("seen"), [SIGNAL_SETTLED] = N_("settled")};
    return _(words[status]);
}

static void append(char text[SIGNAL_WORDS_SIZE], const char *more)
{
    size_t length = strlen(text);
    text_copy(text + length, SIGNAL_WORDS_SIZE - length, more);
}

/* Days of one kind of fact, the oldest first. */
static void append_days(const struct signals *signals, const struct signal *signal,
                        enum signal_fact_kind kind, char text[SIGNAL_WORDS_SIZE])
{
    char at[CLOCK_TEXT_SIZE], piece[32];
    bool is_first = true;
    for (size_t i = 0; i < signal->fact_count; i++) {
        const struct signal_fact *fact = &signals->facts[signal->fact_from + i];
        if (fact->kind != kind)
            continue;
        clock_format(fact->at, at);
        snprintf(piece, sizeof piece, "%s%.10s", is_first ? "" : ", ", at);
        append(text, piece);
        is_first = false;
    }
}

static bool has_refusal(const struct signals *signals, const struct signal *signal)
{
    for (size_t i = 0; i < signal->fact_count; i++) {
        if (signals->facts[signal->fact_from + i].kind == SIGNAL_FACT_REFUSED)
            return true;
    }
    return false;
}

static void say_absences(const struct signals *signals, const struct signal *signal,
                         char text[SIGNAL_WORDS_SIZE])
{
    snprintf(text, SIGNAL_WORDS_SIZE, _("%d in a row without an excuse: "), signal->count);
    append_days(signals, signal, SIGNAL_FACT_ABSENT, text);
    if (has_refusal(signals, signal)) {
        append(text, _("; not let in: "));
        append_days(signals, signal, SIGNAL_FACT_REFUSED, text);
    }
}

static void say_cards(const struct signals *signals, const struct signal *signal,
                      char text[SIGNAL_WORDS_SIZE])
{
    const struct signal_fact *facts = &signals->facts[signal->fact_from];
    int64_t seconds = facts[signal->fact_count - 1].at - facts[0].at;
    char at[CLOCK_TEXT_SIZE];
    clock_format(facts[0].at, at);
    snprintf(text, SIGNAL_WORDS_SIZE, _("%d cards within %lld s at reader %d, from %s on"),
             signal->count, (long long)seconds, signal->node, at + 11);
}

static void say_heads(const struct signal *signal, char text[SIGNAL_WORDS_SIZE])
{
    struct dictionary_entry entry;
    bool is_polish = language_from_environment() == LANGUAGE_POLISH;
    snprintf(text, SIGNAL_WORDS_SIZE, _("heads %d, marked present %d"), signal->heads,
             signal->marked);
    if (!dictionary_find(DICTIONARY_HEADCOUNT_REASON, signal->explanation, &entry))
        return;
    append(text, _("; explained: "));
    append(text, is_polish ? entry.polish : entry.english);
}

void signal_words_facts(const struct signals *signals, const struct signal *signal,
                        char text[SIGNAL_WORDS_SIZE])
{
    char at[CLOCK_TEXT_SIZE];
    text[0] = '\0';
    switch (signal->kind) {
    case SIGNAL_ABSENCES:
        say_absences(signals, signal, text);
        break;
    case SIGNAL_CARDS:
        say_cards(signals, signal, text);
        break;
    case SIGNAL_MARKED:
        clock_format(signal->arose_at, at);
        snprintf(text, SIGNAL_WORDS_SIZE, _("card at the reader at %.5s, marked absent"), at + 11);
        break;
    case SIGNAL_HEADCOUNT:
        say_heads(signal, text);
        break;
    case SIGNAL_UNSIGNED:
        append(text, _("over, and not signed"));
        break;
    case SIGNAL_UNMARKED:
        append(text, _("over, somebody was awaited, no mark at all"));
        break;
    default:
        break;
    }
}
