/* Where there is no libFuzzer: the same entry called with seeds that are changed at random, by a
 * number that can be given again. Takes libFuzzer's words for time, seed and place of findings,
 * and files or folders of seeds. With `-runs=0` the seeds alone are read.
 * usage: PROGRAM [-max_total_time=S] [-seed=N] [-runs=N] [-artifact_prefix=PATH] SEEDS... */
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { INPUT_MOST = 16384, SEEDS_MOST = 4096, CHANGES_MOST = 8 };

struct seed {
    uint8_t *bytes;
    size_t size;
};
struct work {
    struct seed seeds[SEEDS_MOST];
    size_t count;
    uint64_t state;
    long seconds, runs;
    const char *prefix;
    uint8_t *kept; /* the input at work, in a file that outlives us */
    int kept_fd;
};

/* xorshift64*: the same numbers for the same seed, on every machine. */
static uint64_t draw(struct work *work)
{
    work->state ^= work->state >> 12;
    work->state ^= work->state << 25;
    work->state ^= work->state >> 27;
    return work->state * 0x2545f4914f6cdd1dULL;
}

static size_t below(struct work *work, size_t limit)
{
    return limit ? (size_t)(draw(work) % limit) : 0;
}

static void add_file(struct work *work, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || work->count == SEEDS_MOST)
        exit(2);
    struct seed *seed = &work->seeds[work->count++];
    seed->bytes = malloc(INPUT_MOST);
    fuzz_need(seed->bytes);
    seed->size = fread(seed->bytes, 1, INPUT_MOST, file);
    fclose(file);
}

static void add(struct work *work, const char *path)
{
    DIR *folder = opendir(path);
    if (!folder) {
        add_file(work, path);
        return;
    }
    for (struct dirent *entry; (entry = readdir(folder));) {
        char whole[1024];
        snprintf(whole, sizeof whole, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.')
            add_file(work, whole);
    }
    closedir(folder);
}

/* A part of another seed is put in. */
static size_t splice(struct work *work, uint8_t *bytes, size_t size)
{
    const struct seed *other = &work->seeds[below(work, work->count)];
    size_t from = below(work, other->size), at = below(work, size + 1);
    size_t length = below(work, other->size - from) + (other->size > 0);
    if (size + length > INPUT_MOST)
        return size;
    memmove(bytes + at + length, bytes + at, size - at);
    memcpy(bytes + at, other->bytes + from, length);
    return size + length;
}

static size_t cut(struct work *work, uint8_t *bytes, size_t size)
{
    size_t at = below(work, size), length = 1 + below(work, size - at);
    memmove(bytes + at, bytes + at + length, size - at - length);
    return size - length;
}

static size_t change(struct work *work, uint8_t *bytes, size_t size)
{
    static const uint8_t telling[] = {0, '"', '\n', ',', ';', '{', '}', '[', ':', '-', 0x7f, 0xff, 0xc5};
    size_t at = below(work, size);
    switch (below(work, 6)) {
    case 0: return splice(work, bytes, size);
    case 1: return size > 1 ? cut(work, bytes, size) : size;
    case 2:
        if (size)
            bytes[at] ^= (uint8_t)(1U << below(work, 8));
        return size;
    case 3:
        if (size)
            bytes[at] = telling[below(work, sizeof telling)];
        return size;
    case 4:
        if (size)
            bytes[at] = (uint8_t)(bytes[at] + below(work, 3) - 1);
        return size;
    default:
        if (size)
            bytes[at] = (uint8_t)draw(work);
        return size;
    }
}

static void try(struct work *work, const uint8_t *bytes, size_t size)
{
    if (work->kept) {
        if (ftruncate(work->kept_fd, (off_t)size) != 0)
            exit(2);
        memcpy(work->kept, bytes, size); /* never past the file's end */
    }
    LLVMFuzzerTestOneInput(bytes, size);
}

static void keep_input(struct work *work)
{
    char path[1024];
    snprintf(path, sizeof path, "%scrash", work->prefix);
    work->kept_fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    void *at = work->kept_fd < 0 ? MAP_FAILED
                                 : mmap(NULL, INPUT_MOST, PROT_READ | PROT_WRITE, MAP_SHARED,
                                        work->kept_fd, 0);
    if (at == MAP_FAILED)
        exit(2);
    work->kept = at;
}

static long fuzz(struct work *work)
{
    static uint8_t bytes[INPUT_MOST];
    long done = 0;
    time_t until = time(NULL) + work->seconds;
    for (size_t i = 0; i < work->count; i++, done++)
        try(work, work->seeds[i].bytes, work->seeds[i].size);
    while (work->runs != 0 && work->count > 0 && time(NULL) < until) {
        const struct seed *seed = &work->seeds[below(work, work->count)];
        size_t size = seed->size;
        memcpy(bytes, seed->bytes, size);
        for (size_t i = 1 + below(work, CHANGES_MOST); i > 0; i--)
            size = change(work, bytes, size);
        try(work, bytes, size);
        done++;
        work->runs -= work->runs > 0;
    }
    return done;
}

static bool take_number(const char *word, const char *name, long *number)
{
    size_t length = strlen(name);
    if (strncmp(word, name, length) != 0)
        return false;
    *number = strtol(word + length, NULL, 10);
    return true;
}

int main(int argc, char **argv)
{
    static struct work work = {.seconds = 60, .runs = -1, .prefix = ""};
    static const char prefix[] = "-artifact_prefix=";
    long seed = 1;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], prefix, sizeof prefix - 1) == 0)
            work.prefix = argv[i] + sizeof prefix - 1;
        else if (!take_number(argv[i], "-max_total_time=", &work.seconds) &&
                 !take_number(argv[i], "-seed=", &seed) &&
                 !take_number(argv[i], "-runs=", &work.runs) && argv[i][0] != '-')
            add(&work, argv[i]);
    }
    work.state = (uint64_t)seed * 0x9e3779b97f4a7c15ULL + 1;
    if (work.runs != 0)
        keep_input(&work);
    long done = fuzz(&work);
    if (work.kept) {
        char path[1024];
        snprintf(path, sizeof path, "%scrash", work.prefix);
        unlink(path);
    }
    fprintf(stderr, "Done %ld runs\n", done);
    return 0;
}
