/* How the kiosk is: clock, disk, backup, reader, screen, sound, version; whether the database is
 * sound, which another program reads; and whether the ledger holds, which is read in steps so that
 * the glass goes on answering. */
#include "base/clock.h"
#include "kiosk/glass/words.h"
#include "kiosk/staff/parts_list.h"

#include <stdio.h>
#include <string.h>

#ifndef OBECNI_VERSION
#define OBECNI_VERSION "0.1"
#endif

enum { STEP_ENTRIES = 4000, LINES_MOST = 10 };

struct line {
    const char *what;
    char text[PARTS_END_SIZE];
    enum check_level level;
    bool is_open; /* neither good nor bad: without a sign */
};

struct lines {
    struct line items[LINES_MOST];
    int count;
};

static struct line *add(const struct kiosk *kiosk, struct lines *lines, const char *what,
                        enum check_level level)
{
    struct line *line = &lines->items[lines->count++];
    *line = (struct line){.what = kiosk_text(kiosk, what), .level = level};
    return line;
}

/* What the tone told that was to be heard when this screen came. */
static void add_sound(const struct kiosk *kiosk, struct lines *lines)
{
    static const char *const words[] = {
        [SOUND_UNTRIED] = N_("not tried yet"),
        [SOUND_GOOD] = N_("a tone sounds when this page opens"),
        [SOUND_NO_VOICE] = N_("tones alone: no voice is installed"),
        [SOUND_NO_DEVICE] = N_("this machine has no sound"),
    };
    const struct sound_wish *wish = &kiosk->wish;
    bool is_off = wish->volume_percent == 0;
    bool is_poor = !is_off && wish->state >= SOUND_NO_VOICE;
    struct line *line = add(kiosk, lines, N_("Sound"), is_poor ? CHECK_LOOK : CHECK_GOOD);
    line->is_open = is_off || wish->state == SOUND_UNTRIED;
    snprintf(line->text, sizeof line->text, "%s",
             kiosk_text(kiosk, is_off ? N_("switched off") : words[wish->state]));
}

static void add_machine(const struct kiosk *kiosk, struct lines *lines)
{
    const struct checks *checks = &kiosk->desk->health.checks;
    char now[CLOCK_TEXT_SIZE], free[24];
    struct line *line = add(kiosk, lines, N_("Clock"), checks->clock);
    clock_format(kiosk->now_at, now);
    const char *more = checks->is_clock_behind             ? N_("behind the records")
                       : kiosk->club.clock.is_fixed        ? ""
                       : !clock_watch_is_synchronised()    ? N_("set by hand")
                                                           : N_("set by the network");
    snprintf(line->text, sizeof line->text, "%.10s %.5s%s%s", now, now + 11, *more ? " · " : "",
             *more ? kiosk_text(kiosk, more) : "");
    line = add(kiosk, lines, N_("Disk"), checks->disk);
    if (checks->free_bytes >= 0) {
        words_decimal(kiosk->language, (double)checks->free_bytes / 1e9, free, sizeof free);
        snprintf(line->text, sizeof line->text, kiosk_text(kiosk, N_("%s GB free")), free);
    }
    const struct health *health = &kiosk->health;
    bool has_none = health->state.reader_count == 0, lacks = health_lacks_reader(health);
    line = add(kiosk, lines, N_("Reader"), has_none || lacks ? CHECK_ACT : CHECK_GOOD);
    const char *how = has_none ? N_("no reader is attached")
                      : !lacks ? N_("a test card shows whether it reads")
                      : health->is_expected[READER_CAMERA] && !health->is_there[READER_CAMERA]
                          ? N_("the camera gives no picture")
                          : N_("the reader on the serial port is away");
    snprintf(line->text, sizeof line->text, "%s", kiosk_text(kiosk, how));
    line = add(kiosk, lines, N_("Screen"), CHECK_GOOD);
    snprintf(line->text, sizeof line->text,
             kiosk_text(kiosk, N_("%d × %d · %.0f mm")), kiosk->sizes.width,
             kiosk->sizes.height, kiosk->sizes.width / kiosk->sizes.true_unit);
    add_sound(kiosk, lines);
    line = add(kiosk, lines, N_("Version"), CHECK_GOOD);
    snprintf(line->text, sizeof line->text, "%s", OBECNI_VERSION);
}

/* What reading the file to its end has shown. */
static void add_file(const struct kiosk *kiosk, struct lines *lines)
{
    static const char *const words[] = {
        [FILE_CHECK_NEVER] = N_("being read"),
        [FILE_CHECK_RUNNING] = N_("being read"),
        [FILE_CHECK_SOUND] = N_("sound · read %s"),
        [FILE_CHECK_DAMAGED] = N_("damaged · read %s"),
        [FILE_CHECK_UNFINISHED] = N_("could not be read to the end"),
    };
    const struct file_check *check = &kiosk->file_check;
    bool is_bad = check->state >= FILE_CHECK_DAMAGED;
    char done[CLOCK_TEXT_SIZE], when[40];
    struct line *line = add(kiosk, lines, N_("Database"), is_bad ? CHECK_ACT : CHECK_GOOD);
    clock_format(check->done_at, done);
    snprintf(when, sizeof when, "%.10s %.5s", done, done + 11);
    snprintf(line->text, sizeof line->text, kiosk_text(kiosk, words[check->state]), when);
}

static void add_records(const struct kiosk *kiosk, struct lines *lines)
{
    const struct checks *checks = &kiosk->desk->health.checks;
    const struct ledger_walk *walk = &kiosk->desk->health.walk;
    char made[CLOCK_TEXT_SIZE];
    struct line *line = add(kiosk, lines, N_("Last backup"), checks->backup);
    clock_format(checks->backup_at, made);
    if (checks->backup_at)
        snprintf(line->text, sizeof line->text, "%.10s %.5s", made, made + 11);
    else
        snprintf(line->text, sizeof line->text, "%s", kiosk_text(kiosk, N_("never made")));
    if (checks->copy.is_copy) {
        line = add(kiosk, lines, N_("Database"), checks->restored);
        snprintf(line->text, sizeof line->text, "%s",
                 kiosk_text(kiosk, N_("a backup that was put back")));
    }
    add_file(kiosk, lines);
    line = add(kiosk, lines, N_("Ledger"), walk->report.holds ? CHECK_GOOD : CHECK_ACT);
    const char *format = !walk->report.holds ? N_("does not hold at entry %lld")
                         : walk->is_done     ? N_("holds: %lld entries")
                                             : N_("being read: %lld entries");
    snprintf(line->text, sizeof line->text, kiosk_text(kiosk, format),
             (long long)(walk->report.holds ? walk->report.entries : walk->report.seq));
}

static struct lines lines_of(const struct kiosk *kiosk)
{
    struct lines lines = {.count = 0};
    add_machine(kiosk, &lines);
    add_records(kiosk, &lines);
    return lines;
}

/* What has to be done stands first, then what wants a look. */
static void fill(const struct kiosk *kiosk, int index, struct parts_row *row)
{
    struct lines lines = lines_of(kiosk);
    static const enum check_level order[] = {CHECK_ACT, CHECK_LOOK, CHECK_GOOD};
    for (size_t at = 0; at < sizeof order / sizeof *order; at++) {
        for (int i = 0; i < lines.count; i++) {
            const struct line *line = &lines.items[i];
            if (line->level != order[at] || index-- != 0)
                continue;
            snprintf(row->text, sizeof row->text, "%s", line->what);
            snprintf(row->end, sizeof row->end, "%s", line->text);
            row->icon = line->is_open                ? NULL
                        : line->level == CHECK_GOOD ? "tick"
                                                    : "information";
        }
    }
}

static void health_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct parts_list list = {
        .frame = {.title = kiosk_text(kiosk, N_("How the kiosk is")), .sub = "", .is_read = true,
                  .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                              {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}}},
        .shape = PARTS_FACTS, .count = lines_of(kiosk).count, .fill = fill,
        .page = kiosk->desk->page_of_actions,
    };
    parts_draw_list(kiosk, ui, &list);
}

/* A look each time the screen comes; then the ledger, a part of it with each tick. */
static void health_enter(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    desk->page_of_actions = 0;
    memset(&desk->health.walk, 0, sizeof desk->health.walk);
    desk->health.walk.report.holds = true;
    if (!checks_get(&desk->club, false, &desk->health.checks, &err))
        desk_say_error(kiosk, &err);
    checks_free(&desk->health.checks);
    file_check_start(&kiosk->file_check, kiosk->checker, kiosk->path, kiosk->now_ms);
}

static void read_on(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    if (desk->health.walk.is_done)
        return;
    if (!ledger_walk_step(&desk->health.walk, desk->club.store, desk->club.ledger.node,
                          STEP_ENTRIES, &err)) {
        desk->health.walk.is_done = true;
        desk_say_error(kiosk, &err);
    }
    kiosk->needs_drawing = true;
    kiosk_wake_in(kiosk, 0);
}

static void health_event(struct kiosk *kiosk, const struct event *event)
{
    bool is_dealt_with =
        desk_event(kiosk, event) || parts_turn(kiosk, event, &kiosk->desk->page_of_actions);
    if (kiosk->screen != &screen_staff_health)
        return;
    if (file_check_poll(&kiosk->file_check, kiosk->now_ms, kiosk->now_at))
        kiosk->needs_drawing = true;
    if (event->kind == EVENT_TICK)
        read_on(kiosk);
    if (!is_dealt_with && parts_is_back(event))
        kiosk_show(kiosk, &screen_staff_menu);
}

static void health_leave(struct kiosk *kiosk)
{
    file_check_stop(&kiosk->file_check);
}

const struct screen screen_staff_health = {
    .name = "staff health", .is_staff = true, .leave = health_leave, .enter = health_enter, .event = health_event,
    .draw = health_draw,
};
