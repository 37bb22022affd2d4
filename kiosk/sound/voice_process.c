/* A socket, and a program at its other end that gets nothing else from the kiosk. */
#include "kiosk/sound/voice_process.h"

#include "kiosk/sound/orders.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void voice_process_init(struct voice_process *voice, const char *program)
{
    memset(voice, 0, sizeof *voice);
    program = program ? program : getenv("OBECNI_VOICE");
    if (program)
        snprintf(voice->program, sizeof voice->program, "%s", program);
    else
        child_beside("obecni-voice", voice->program, sizeof voice->program);
}

/* It has nothing to lose, and may be waiting for a device. */
void voice_process_end(struct voice_process *voice)
{
    child_end(&voice->child);
}

bool voice_process_is_there(const struct voice_process *voice)
{
    return voice->child.id != 0;
}

/* Where there is no sound card, libraries complain of it at length: nobody hears them. */
bool voice_process_start(struct voice_process *voice)
{
    const char *const words[] = {voice->program, NULL};
    const struct child_setup setup = {.arguments = words, .input = CHILD_PACKETS};
    return voice_process_is_there(voice) || child_start(&voice->child, &setup);
}

bool voice_process_order(struct voice_process *voice, const char *word, const char *rest)
{
    char order[ORDER_SIZE];
    int length = snprintf(order, sizeof order, "%s%s", word, rest);
    if (!voice_process_is_there(voice) || length < 0 || length >= ORDER_SIZE)
        return false;
    if (child_write(&voice->child, order, (size_t)length) == length)
        return true;
    voice_process_end(voice);
    return false;
}

bool voice_process_answer(struct voice_process *voice, char *answer, size_t size)
{
    if (!voice_process_is_there(voice))
        return false;
    ssize_t length = child_read(&voice->child, answer, size - 1);
    if (length < 0) /* it has died; the next order starts another one */
        voice_process_end(voice);
    if (length <= 0)
        return false;
    answer[length] = '\0';
    return true;
}
