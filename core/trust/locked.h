/* Memory for what must not outlive its use: the vault's key, names that were opened. Locked (not
 * swapped out), left out of core dumps, fenced, wiped when given back; and wiped by a process
 * that crashes, once it has asked for that. */
#ifndef OBECNI_TRUST_LOCKED_H
#define OBECNI_TRUST_LOCKED_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed. Aborts when there is none. To be given back with locked_free, which accepts NULL. */
void *locked_new(size_t size);
void locked_free(void *memory);

/* For a program that holds such memory for long: whatever ends the process by a signal (a crash,
 * an abort, a hang-up) wipes it first, and no core dump is ever made. Signals that somebody
 * handles already are left to them: to be called after the libraries have been started, by the
 * thread that will hold the memory. False when the system refuses. */
bool locked_guard(void);

/* Wipes what lies in unused stack below the caller: texts that passed through functions. */
void locked_wipe_stack(void);

#endif
