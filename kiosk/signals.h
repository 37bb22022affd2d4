/* The signals that ask the kiosk to end, taken by a thread of their own: what is asked is known
 * whatever the glass is doing at that moment, even when its display has just gone. */
#ifndef OBECNI_KIOSK_SIGNALS_H
#define OBECNI_KIOSK_SIGNALS_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

struct signals {
    pthread_t thread;
    bool is_watched;
    atomic_bool is_told_to_end, is_over;
    void (*tell)(void *given);
    void *given;
};

/* From now on a hang-up, an interrupt and a termination wait until somebody asks for them, also
 * for what this program becomes by exec. Before any thread is made. A write that fails says so to
 * whoever wrote, and ends nothing. */
void signals_hold(void);

/* Waits that long at most. True when one of them has come. */
bool signals_wait(int ms);

/* Calls `tell`, from another thread, when one has come. */
void signals_watch(struct signals *signals, void (*tell)(void *given), void *given);

/* Whether one had come when the watching ended. */
bool signals_finish(struct signals *signals);

#endif
