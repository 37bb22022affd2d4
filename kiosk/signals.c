/* Waiting for signals instead of being interrupted by them. */
#include "kiosk/signals.h"

#include <signal.h>
#include <string.h>
#include <time.h>

static sigset_t ends(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

void signals_hold(void)
{
    sigset_t set = ends();
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    sigaddset(&set, SIGUSR1);
    sigemptyset(&ignored.sa_mask);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    sigaction(SIGPIPE, &ignored, NULL);
    sigaction(SIGXFSZ, &ignored, NULL);
}

bool signals_wait(int ms)
{
    sigset_t set = ends();
    struct timespec most = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};
    return sigtimedwait(&set, NULL, &most) > 0;
}

/* SIGUSR1 says that it is over. A thread that were cancelled might have taken a signal and told
 * nobody. */
static void *watch(void *given)
{
    struct signals *signals = given;
    sigset_t set = ends();
    int number;
    sigaddset(&set, SIGUSR1);
    bool is_over = false;
    while (!is_over && sigwait(&set, &number) == 0) {
        is_over = atomic_load(&signals->is_over);
        if (number == SIGUSR1)
            continue;
        atomic_store(&signals->is_told_to_end, true);
        if (!is_over)
            signals->tell(signals->given);
    }
    return NULL;
}

void signals_watch(struct signals *signals, void (*tell)(void *given), void *given)
{
    memset(signals, 0, sizeof *signals);
    signals->tell = tell;
    signals->given = given;
    signals->is_watched = pthread_create(&signals->thread, NULL, watch, signals) == 0;
}

bool signals_finish(struct signals *signals)
{
    if (signals->is_watched) {
        atomic_store(&signals->is_over, true);
        pthread_kill(signals->thread, SIGUSR1);
        pthread_join(signals->thread, NULL);
    }
    signals->is_watched = false;
    return atomic_load(&signals->is_told_to_end) || signals_wait(0);
}
