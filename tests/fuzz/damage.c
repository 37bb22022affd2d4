/* Making the whole file, and writing changed copies of it in TMPDIR. */
#include "tests/fuzz/damage.h"

#include "club/timetable/activity.h"
#include "store/statement.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/fixture.h"

#include <sys/stat.h>
#include <unistd.h>

enum { CHANGE_BYTES = 6, CHANGES_MOST = 64, NOTES = 40 };

struct file {
    char folder[64], whole[96], damaged[96];
    uint8_t *bytes, *copy;
    size_t size;
};

static void in_folder(const struct file *file, const char *name, char path[96])
{
    snprintf(path, 96, "%s/%s", file->folder, name);
}

/* Entries enough for the chain to go over several pages; then the log goes into the file. */
static void fill(struct fixture *fixture)
{
    struct error err = {0};
    for (int i = 0; i < NOTES; i++) {
        fuzz_need(club_begin(&fixture->club, &err));
        bool ok = club_note(&fixture->club, "test.note", "X",
                            json_pack("{s:i, s:s}", "number", i, "text", "łąka, dąb, żuraw"), &err);
        fuzz_need(club_end(&fixture->club, ok, &err));
    }
    store_checkpoint(fixture->club.store);
    club_close(&fixture->club);
}

static void read_whole(struct file *file, const char *path)
{
    FILE *from = fopen(path, "rb"), *to = fopen(file->whole, "wb");
    struct stat about;
    fuzz_need(from && to && fstat(fileno(from), &about) == 0);
    file->size = (size_t)about.st_size;
    file->bytes = malloc(file->size);
    file->copy = malloc(file->size);
    fuzz_need(file->bytes && file->copy);
    fuzz_need(fread(file->bytes, 1, file->size, from) == file->size);
    fuzz_need(fwrite(file->bytes, 1, file->size, to) == file->size && fclose(to) == 0);
    fclose(from);
}

static struct file *file_made(void)
{
    static struct file file;
    struct fixture fixture;
    if (file.bytes)
        return &file;
    const char *folder = getenv("TMPDIR");
    snprintf(file.folder, sizeof file.folder, "%.40s/fuzz-XXXXXX", folder ? folder : "/tmp");
    fuzz_need(mkdtemp(file.folder));
    in_folder(&file, "whole.db", file.whole);
    in_folder(&file, "club.db", file.damaged);
    fixture_open(&fixture);
    fill(&fixture);
    read_whole(&file, fixture.path);
    fixture_close(&fixture);
    return &file;
}

/* Another byte, a bit turned, a byte doubled on, or the end of the file torn off. */
static void change(struct file *file, size_t *size, const uint8_t *bytes)
{
    uint32_t where;
    memcpy(&where, bytes, sizeof where);
    uint8_t *at = file->copy + where % file->size;
    switch (bytes[5] % 8) {
    case 0: *size = where % (file->size + 1); break;
    case 1: *at ^= (uint8_t)(1U << (bytes[4] % 8)); break;
    case 2: *at = (uint8_t)(*at + 1); break;
    default: *at = bytes[4]; break;
    }
}

const char *damage_make(const uint8_t *bytes, size_t size)
{
    struct file *file = file_made();
    char beside[128];
    static const char *const ends[] = {"-wal", "-shm", "-journal"};
    size_t left = file->size;
    memcpy(file->copy, file->bytes, file->size);
    for (size_t i = 0; i + CHANGE_BYTES <= size && i < CHANGES_MOST * CHANGE_BYTES; i += CHANGE_BYTES)
        change(file, &left, bytes + i);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(beside, sizeof beside, "%s%s", file->damaged, ends[i]);
        unlink(beside);
    }
    unlink(file->damaged);
    FILE *to = fopen(file->damaged, "wb");
    fuzz_need(to && fwrite(file->copy, 1, left, to) == left && fclose(to) == 0);
    return file->damaged;
}

const char *damage_whole(void)
{
    return file_made()->whole;
}
