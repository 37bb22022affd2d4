/* The thread of a reader: opening, waiting, keeping what comes, opening again. */
#include "kiosk/input/reader.h"

#include "base/child.h"
#include "base/language.h"
#include "base/memory.h"
#include "kiosk/input/serial.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { KEPT_BYTES = 1024, STACK_BYTES = 131072 };

struct reader {
    struct reader_setup setup;
    pthread_t thread;
    int end[2]; /* a pipe: closed at the other end when the thread is to end */
    int source; /* -1 while there is none */
    struct child program;
    bool has_complained; /* the program's errors are told once after it worked, not every few seconds */

    pthread_mutex_t lock; /* over what follows */
    char kept[KEPT_BYTES];
    int kept_count;
    bool is_there;
};

static void set_there(struct reader *reader, bool is_there)
{
    pthread_mutex_lock(&reader->lock);
    bool has_changed = reader->is_there != is_there;
    reader->is_there = is_there;
    pthread_mutex_unlock(&reader->lock);
    if (has_changed)
        reader->setup.wake(reader->setup.given);
}

static void start_program(struct reader *reader)
{
    const char *const words[] = {reader->setup.program, reader->setup.name, NULL};
    const struct child_setup setup = {
        .arguments = words, .output = CHILD_BYTES,
        .errors = reader->has_complained ? CHILD_NOTHING : CHILD_OURS,
    };
    reader->has_complained = true;
    if (child_start(&reader->program, &setup))
        reader->source = reader->program.output_fd;
}

static void open_source(struct reader *reader)
{
    if (reader->setup.kind == READER_CAMERA)
        start_program(reader);
    else
        reader->source = serial_open(reader->setup.name);
    if (reader->setup.kind != READER_CAMERA && reader->source >= 0)
        set_there(reader, true);
}

static void close_source(struct reader *reader)
{
    if (reader->setup.kind == READER_CAMERA)
        child_end(&reader->program);
    else if (reader->source >= 0)
        close(reader->source);
    reader->source = -1;
    set_there(reader, false);
}

/* What nobody takes in time is lost, the newest first: a person will hold the card again. */
static void keep(struct reader *reader, const char *bytes, int count)
{
    pthread_mutex_lock(&reader->lock);
    int room = KEPT_BYTES - reader->kept_count;
    if (count > room)
        count = room;
    memcpy(reader->kept + reader->kept_count, bytes, (size_t)count);
    reader->kept_count += count;
    reader->is_there = true;
    pthread_mutex_unlock(&reader->lock);
    reader->setup.wake(reader->setup.given);
}

static void pull(struct reader *reader)
{
    char bytes[256];
    ssize_t count = read(reader->source, bytes, sizeof bytes);
    if (count > 0) {
        reader->has_complained = false;
        keep(reader, bytes, (int)count);
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        close_source(reader);
    }
}

static void *watch(void *given)
{
    struct reader *reader = given;
    bool is_over = false;
    open_source(reader);
    while (!is_over) {
        struct pollfd waits[2] = {{.fd = reader->end[0], .events = POLLIN},
                                  {.fd = reader->source, .events = POLLIN}};
        bool has_source = reader->source >= 0;
        int ready = poll(waits, has_source ? 2 : 1, has_source ? -1 : reader->setup.retry_ms);
        is_over = ready > 0 && waits[0].revents;
        if (!is_over && ready == 0 && !has_source)
            open_source(reader);
        else if (!is_over && ready > 0 && has_source && waits[1].revents)
            pull(reader);
    }
    close_source(reader);
    return NULL;
}

/* Signals belong to the thread that waits for the glass. */
static int start_thread(struct reader *reader)
{
    pthread_attr_t attributes;
    sigset_t all, before;
    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&reader->thread, &attributes, watch, reader);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failed;
}

bool reader_new(struct reader **made, const struct reader_setup *setup, struct error *err)
{
    struct reader *reader = memory_new(1, sizeof *reader);
    reader->setup = *setup;
    reader->source = -1;
    pthread_mutex_init(&reader->lock, NULL);
    if (pipe(reader->end) == 0) {
        fcntl(reader->end[0], F_SETFD, FD_CLOEXEC);
        fcntl(reader->end[1], F_SETFD, FD_CLOEXEC);
        if (start_thread(reader) == 0) {
            *made = reader;
            return true;
        }
        close(reader->end[0]);
        close(reader->end[1]);
    }
    pthread_mutex_destroy(&reader->lock);
    free(reader);
    return error_set(err, ERROR_STORAGE, _("The reader “%s” cannot be listened to."), setup->name);
}

void reader_free(struct reader *reader)
{
    if (!reader)
        return;
    close(reader->end[1]);
    pthread_join(reader->thread, NULL);
    close(reader->end[0]);
    pthread_mutex_destroy(&reader->lock);
    free(reader);
}

int reader_take(struct reader *reader, char *bytes, int size)
{
    pthread_mutex_lock(&reader->lock);
    int count = reader->kept_count < size ? reader->kept_count : size;
    memcpy(bytes, reader->kept, (size_t)count);
    reader->kept_count -= count;
    memmove(reader->kept, reader->kept + count, (size_t)reader->kept_count);
    pthread_mutex_unlock(&reader->lock);
    return count;
}

bool reader_is_there(struct reader *reader)
{
    pthread_mutex_lock(&reader->lock);
    bool is_there = reader->is_there;
    pthread_mutex_unlock(&reader->lock);
    return is_there;
}
