/* obecni-voice as the kiosk has it: started when the first order is given, started again when it
 * has died, ended with the kiosk. */
#ifndef OBECNI_KIOSK_SOUND_VOICE_PROCESS_H
#define OBECNI_KIOSK_SOUND_VOICE_PROCESS_H

#include "base/child.h"

#include <stdbool.h>
#include <stddef.h>

/* All zero but the name: not started. */
struct voice_process {
    char program[4096];
    struct child child;
};

void voice_process_init(struct voice_process *voice, const char *program);
void voice_process_end(struct voice_process *voice);

/* It was started, and nothing says that it has died. */
bool voice_process_is_there(const struct voice_process *voice);

/* Starts it when it is not there. False when it cannot be started. */
bool voice_process_start(struct voice_process *voice);

/* Gives the order: a word and what belongs to it. False when it was not taken: nobody is there,
 * or nobody listens. */
bool voice_process_order(struct voice_process *voice, const char *word, const char *rest);

/* The next answer, if there is one. */
bool voice_process_answer(struct voice_process *voice, char *answer, size_t size);

#endif
