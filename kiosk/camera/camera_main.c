/* obecni-camera: looks for cards through a camera and writes what it read, a line for each, to
 * its standard output: the kiosk starts it and listens. No picture leaves this program: it may not
 * write files, dumps no core, and ends with the kiosk. With --image it reads files by the same
 * way. An empty line says that the camera runs. */
#include "kiosk/camera/decoder.h"
#include "kiosk/camera/picture.h"
#include "kiosk/camera/video.h"

#include "base/clock.h"
#include "base/language.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

enum { EXIT_USAGE = 2, EXIT_STORAGE = 3, PAUSE_MS = 100 /* after each look */ };

struct camera {
    struct decoder decoder;
    int64_t rested_ms; /* since when */
    bool is_gone; /* nobody listens */
};

static void say(const char *text, void *given)
{
    struct camera *camera = given;
    if (puts(text) == EOF || fflush(stdout) != 0)
        camera->is_gone = true;
}

static bool is_heard(void)
{
    struct pollfd listener = {.fd = STDOUT_FILENO};
    return poll(&listener, 1, 0) <= 0 || !(listener.revents & POLLERR);
}

/* A quick camera gives more pictures than there is something to see in, and a look costs up to
 * some tens of milliseconds; of a slow one, as in dim light, each is looked at. */
static bool look(const struct picture *picture, void *given)
{
    struct camera *camera = given;
    if (!picture) {
        say("", camera);
    } else if (clock_monotonic_ms() - camera->rested_ms >= PAUSE_MS) {
        decoder_look(&camera->decoder, picture);
        camera->rested_ms = clock_monotonic_ms();
    }
    return !camera->is_gone && is_heard();
}

static bool look_at_files(struct camera *camera, char **paths, struct error *err)
{
    for (; *paths; paths++) {
        struct picture picture;
        if (!picture_read(&picture, *paths, err))
            return false;
        decoder_look(&camera->decoder, &picture);
        free(picture.grey);
    }
    return true;
}

/* Whether files may grow: only for the last words, which may go into one. */
static bool let_files_grow(bool may)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0)
        return false;
    limit.rlim_cur = may ? limit.rlim_max : 0;
    return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

/* What it sees stays in its memory, and that goes with it. */
static bool shut_in(void)
{
    const struct rlimit none = {0, 0};
    signal(SIGXFSZ, SIG_IGN);
    return setrlimit(RLIMIT_CORE, &none) == 0 && let_files_grow(false) &&
           prctl(PR_SET_DUMPABLE, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

/* libv4l and zbar have words of their own for what is wrong; one sentence is enough. */
static int hush(void)
{
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0)
        close(nowhere);
    return kept;
}

static void let_speak(int kept)
{
    if (kept < 0)
        return;
    dup2(kept, STDERR_FILENO);
    close(kept);
}

static bool run(char **words, struct error *err)
{
    struct camera camera = {0};
    bool has_files = strcmp(words[0], "--image") == 0;
    bool ok = decoder_start(&camera.decoder, say, &camera, err);
    if (ok && has_files)
        ok = look_at_files(&camera, words + 1, err);
    else if (ok)
        ok = (shut_in() || error_set(err, ERROR_STORAGE, _("The system lets no camera be used."))) &&
             video_run(words[0], look, &camera, err);
    decoder_finish(&camera.decoder);
    return ok;
}

int main(int argc, char **argv)
{
    struct error err = {0};
    language_start();
    language_use(language_from_environment());
    bool has_files = argc > 2 && strcmp(argv[1], "--image") == 0;
    if (!has_files && (argc != 2 || argv[1][0] == '-')) {
        fprintf(stderr, "obecni-camera: %s\n",
                _("Name a camera, like /dev/video0, or pictures: --image FILE…"));
        return EXIT_USAGE;
    }
    int kept = hush();
    bool ok = run(argv + 1, &err);
    let_speak(kept);
    if (ok)
        return EXIT_SUCCESS;
    let_files_grow(true);
    fprintf(stderr, "obecni-camera: %s\n", err.text);
    return EXIT_STORAGE;
}
