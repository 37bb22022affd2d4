/* Commands of the command line, by chance. */
#include "tests/torture/lane.h"

#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RECENT = 6 };

/* xorshift64*. */
size_t chance_below(struct chance *chance, size_t limit)
{
    chance->state ^= chance->state >> 12;
    chance->state ^= chance->state << 25;
    chance->state ^= chance->state >> 27;
    return (size_t)(chance->state * 0x2545f4914f6cdd1dULL >> 11) % limit;
}

struct card *lane_card(struct club_copy *club, struct chance *chance)
{
    if (club->next > RECENT && chance_below(chance, 4) == 0)
        return &club->cards[club->next - 1 - chance_below(chance, RECENT)];
    return club->next < club->count ? &club->cards[club->next++] : NULL;
}

static bool start(struct lane *lane, const struct club_copy *club, const char *const *words)
{
    char program[600];
    const char *whole[10] = {program};
    snprintf(program, sizeof program, "%s/obecni", club->programs);
    for (int i = 0; words[i] && i < 8; i++)
        whole[i + 1] = words[i];
    const struct child_setup setup = {
        .arguments = whole, .output = CHILD_BYTES, .errors = CHILD_OUTPUT};
    lane->length = 0;
    lane->said[0] = '\0';
    if (child_start(&lane->child, &setup))
        return true;
    fprintf(stderr, "torture: %s: %s\n", program, strerror(errno));
    return false;
}

/* The copy that was made last, and what a killed one left. */
static void remove_copies(const char *copy)
{
    char pattern[560];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s*", copy);
    if (glob(pattern, 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++)
            unlink(found.gl_pathv[i]);
        globfree(&found);
    }
}

static bool start_other(struct lane *lane, const struct club_copy *club, struct chance *chance)
{
    char value[16], copy[540];
    snprintf(value, sizeof value, "%zu", 5 + chance_below(chance, 20));
    snprintf(copy, sizeof copy, "%s.copy", club->path);
    remove_copies(copy);
    const char *const all[][6] = {
        {"ledger", "verify", NULL},
        {"attendance", "rebuild", "--yes", NULL},
        {"settings", "set", "late_minutes", value, NULL},
        {"roster", "--json", NULL},
        {"backup", "make", copy, "--quiet", NULL},
        {"today", NULL},
    };
    size_t which = chance_below(chance, sizeof all / sizeof *all);
    lane->card = NULL;
    lane->must_succeed = which == 0;
    return start(lane, club, all[which]);
}

static bool start_next(struct lane *lane, struct club_copy *club, struct chance *chance,
                       struct tally *tally, int64_t now_ms)
{
    bool ok;
    lane->must_succeed = false;
    if (lane->is_other) {
        ok = start_other(lane, club, chance);
    } else {
        lane->card = lane_card(club, chance);
        if (!lane->card)
            return true;
        const char *const words[] = {"checkin", lane->card->payload, "--json", NULL};
        ok = start(lane, club, words);
        tally->scans++;
    }
    tally->programs++;
    bool is_doomed = chance_below(chance, 2) == 0;
    lane->kill_at_ms = is_doomed ? now_ms + 1 + (int64_t)chance_below(chance, 70) : 0;
    return ok;
}

/* A confirmation counts whatever became of the program afterwards. */
static void note_answer(struct lane *lane, struct tally *tally)
{
    bool is_said = strstr(lane->said, "\"answer\": \"recorded\"") ||
                   strstr(lane->said, "\"answer\": \"already\"");
    if (!lane->card || !is_said)
        return;
    lane->card->confirmed++;
    lane->card = NULL;
    tally->confirmed++;
}

static void listen(struct lane *lane, struct tally *tally)
{
    for (ssize_t count = 1; count > 0 && lane->length + 1 < sizeof lane->said;) {
        count = child_read(&lane->child, lane->said + lane->length,
                           sizeof lane->said - 1 - lane->length);
        lane->length += count > 0 ? (size_t)count : 0;
        lane->said[lane->length] = '\0';
    }
    /* What does not fit is heard and forgotten. */
    if (lane->length + 1 == sizeof lane->said) {
        char rest[4096];
        while (child_read(&lane->child, rest, sizeof rest) > 0)
            continue;
    }
    note_answer(lane, tally);
}

bool lane_is_free(const struct lane *lane)
{
    return lane->child.id == 0;
}

bool lane_look(struct lane *lane, struct club_copy *club, struct chance *chance,
               struct tally *tally, int64_t now_ms, bool goes_on, bool is_full)
{
    int code;
    if (lane_is_free(lane))
        return !goes_on || start_next(lane, club, chance, tally, now_ms);
    listen(lane, tally);
    if (lane->kill_at_ms && now_ms >= lane->kill_at_ms) {
        child_end(&lane->child);
        tally->kills++;
        return true;
    }
    if (!child_is_over(&lane->child, &code))
        return true;
    listen(lane, tally);
    child_end(&lane->child);
    if (lane->must_succeed && code != 0 && !is_full) {
        fprintf(stderr, "torture: obecni ledger verify (%d): %s\n", code, lane->said);
        return false;
    }
    return true;
}
