/* Programs that are killed at any moment while they record who came: the real kiosk, check-ins of
 * the command line three at a time, and other commands beside; now and then the disk is full. When
 * the time is over, or all cards were held, everything is killed and the file is proved.
 *
 *   torture FOLDER PROGRAMS CLUB.db CARDS SECONDS SEED [FILL]
 *
 * FOLDER holds the framebuffer of $DISPLAY; FILL is a file on the club's own small disk. */
#include "tests/torture/glass.h"

#include "base/clock.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LANES = 4, LOOK_MS = 1, FULL_MS = 1500, ROOM_MS = 9000, AFTER_FULL_MS = 3000 };

struct torture {
    struct club_copy club;
    struct glass glass;
    struct lane lanes[LANES];
    struct chance chance;
    struct tally tally;
    const char *fill; /* NULL: the disk is never full */
    int64_t fill_at_ms, room_at_ms, free_at_ms;
    bool is_full;
};

static void fill_disk(struct torture *torture, int64_t now_ms)
{
    static const char zeros[4096];
    size_t block = sizeof zeros;
    int file = open(torture->fill, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    while (file >= 0 && block > 0)
        if (write(file, zeros, block) <= 0)
            block /= 2;
    if (file >= 0)
        close(file);
    torture->is_full = true;
    torture->tally.fills++;
    torture->room_at_ms = now_ms + 1 + (int64_t)chance_below(&torture->chance, FULL_MS);
}

static void look_at_disk(struct torture *torture, int64_t now_ms)
{
    if (!torture->fill)
        return;
    if (!torture->is_full && now_ms >= torture->fill_at_ms)
        fill_disk(torture, now_ms);
    if (torture->is_full && now_ms >= torture->room_at_ms) {
        unlink(torture->fill);
        torture->is_full = false;
        torture->free_at_ms = now_ms;
        torture->fill_at_ms = now_ms + (int64_t)chance_below(&torture->chance, ROOM_MS);
    }
}

static bool look(struct torture *torture, int64_t now_ms)
{
    look_at_disk(torture, now_ms);
    bool was_full = torture->is_full ||
                    (torture->free_at_ms && now_ms - torture->free_at_ms < AFTER_FULL_MS);
    bool ok = glass_look(&torture->glass, &torture->club, &torture->chance, &torture->tally,
                         now_ms);
    for (int i = 0; ok && i < LANES; i++)
        ok = lane_look(&torture->lanes[i], &torture->club, &torture->chance, &torture->tally,
                       now_ms, true, was_full);
    return ok;
}

static void end_all(struct torture *torture)
{
    glass_end(&torture->glass);
    for (int i = 0; i < LANES; i++)
        child_end(&torture->lanes[i].child);
    if (torture->is_full)
        unlink(torture->fill);
}

static bool run(struct torture *torture, int64_t seconds)
{
    int64_t began_ms = clock_monotonic_ms(), now_ms = began_ms;
    bool ok = true;
    torture->lanes[LANES - 1].is_other = true;
    torture->fill_at_ms = began_ms + ROOM_MS / 2;
    while (ok && now_ms - began_ms < seconds * 1000 &&
           torture->club.next < torture->club.count) {
        ok = look(torture, now_ms);
        poll(NULL, 0, LOOK_MS);
        now_ms = clock_monotonic_ms();
    }
    end_all(torture);
    return ok;
}

static void report(struct torture *torture)
{
    const struct tally *tally = &torture->tally;
    printf("%zu scans, %zu confirmations of %zu cards, %zu presences stored; %zu programs, "
           "%zu starts of the kiosk, %zu kills, the disk full %zu times\n",
           tally->scans, tally->confirmed, club_copy_confirmed(&torture->club),
           club_copy_recorded(&torture->club), tally->programs, tally->starts, tally->kills,
           tally->fills);
}

int main(int argc, char **argv)
{
    static struct torture torture;
    const char *display = getenv("DISPLAY");
    if (argc < 7 || !display ||
        !club_copy_open(&torture.club, argv[3], argv[4], argv[2]) ||
        !glass_open(&torture.glass, argv[1], display)) {
        fprintf(stderr, "usage: torture FOLDER PROGRAMS CLUB.db CARDS SECONDS SEED [FILL]\n");
        return 2;
    }
    torture.chance.state = strtoull(argv[6], NULL, 10) * 0x9e3779b97f4a7c15ULL + 1;
    torture.fill = argc > 7 ? argv[7] : NULL;
    setenv("OBECNI_DB", argv[3], 1);
    bool ok = run(&torture, strtol(argv[5], NULL, 10));
    ok = club_copy_prove(&torture.club) && ok;
    /* Half of the scans are, as a rule; without confirmations nothing is proved. */
    if (ok && torture.tally.confirmed < torture.tally.scans / 10 + 1) {
        fprintf(stderr, "torture: hardly a scan was confirmed: something refuses them\n");
        ok = false;
    }
    report(&torture);
    glass_close(&torture.glass);
    club_copy_close(&torture.club);
    return ok ? 0 : 1;
}
