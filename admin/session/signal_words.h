/* Words for signals, for their own command and for the day's page. */
#ifndef OBECNI_ADMIN_SESSION_SIGNAL_WORDS_H
#define OBECNI_ADMIN_SESSION_SIGNAL_WORDS_H

#include "figures/day/signals.h"

enum { SIGNAL_WORDS_SIZE = 400 };

/* What the kind is about, in two or three words. */
const char *signal_words_kind(enum signal_kind kind);
const char *signal_words_status(enum signal_status status);

/* The facts in one phrase, every date behind them: neutral, never a verdict. */
void signal_words_facts(const struct signals *signals, const struct signal *signal,
                        char text[SIGNAL_WORDS_SIZE]);

#endif
