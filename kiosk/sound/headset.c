/* Reading Linux's lists and switches. */
#include "kiosk/sound/headset.h"

#include <fcntl.h>
#include <linux/input.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char usb[] = ": USB-Audio - ";

int headset_find_jack(FILE *devices, int n)
{
    char line[512];
    int event = -1;
    while (devices && fgets(line, sizeof line, devices)) {
        const char *handler = strstr(line, "event");
        if (strncmp(line, "H: ", 3) == 0)
            event = handler ? atoi(handler + 5) : -1;
        if (strncmp(line, "B: SW=", 6) != 0 || event < 0)
            continue;
        if ((strtoul(line + 6, NULL, 16) >> SW_HEADPHONE_INSERT & 1) && n-- == 0)
            return event;
    }
    return -1;
}

/* Whether `text` has that line. */
static bool has_line(const char *text, const char *line, size_t length)
{
    for (const char *at = text; (at = strstr(at, usb)); at++) {
        if (strncmp(at, line, length) == 0 && (at[length] == '\n' || at[length] == '\0'))
            return true;
    }
    return false;
}

bool headset_find_card(const char *before, const char *now, char name[HEADSET_NAME_SIZE])
{
    for (const char *at = now; (at = strstr(at, usb)); at++) {
        size_t length = strcspn(at, "\n");
        if (has_line(before, at, length))
            continue;
        snprintf(name, HEADSET_NAME_SIZE, "%.*s", (int)(length - (sizeof usb - 1)),
                 at + sizeof usb - 1);
        return true;
    }
    return false;
}

static void read_cards(char cards[HEADSET_CARDS_SIZE])
{
    FILE *file = fopen("/proc/asound/cards", "r");
    size_t length = file ? fread(cards, 1, HEADSET_CARDS_SIZE - 1, file) : 0;
    cards[length] = '\0';
    if (file)
        fclose(file);
}

static bool is_in(const struct headset_watch *watch)
{
    for (int i = 0; i < watch->jack_count; i++) {
        unsigned char switches[(SW_MAX + 8) / 8] = {0};
        if (ioctl(watch->jacks[i], EVIOCGSW(sizeof switches), switches) >= 0 &&
            (switches[SW_HEADPHONE_INSERT / 8] >> SW_HEADPHONE_INSERT % 8 & 1))
            return true;
    }
    return false;
}

static bool open_jack(struct headset_watch *watch, int n)
{
    char path[40];
    FILE *devices = fopen("/proc/bus/input/devices", "r");
    int event = headset_find_jack(devices, n);
    if (devices)
        fclose(devices);
    if (event < 0)
        return false;
    snprintf(path, sizeof path, "/dev/input/event%d", event);
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0)
        watch->jacks[watch->jack_count++] = fd;
    return true;
}

void headset_start(struct headset_watch *watch)
{
    memset(watch, 0, sizeof *watch);
    for (int n = 0; n < HEADSET_JACKS && open_jack(watch, n); n++)
        continue;
    read_cards(watch->cards);
    watch->was_in = is_in(watch);
}

void headset_finish(struct headset_watch *watch)
{
    for (int i = 0; i < watch->jack_count; i++)
        close(watch->jacks[i]);
    watch->jack_count = 0;
}

struct headset headset_look(struct headset_watch *watch)
{
    struct headset headset = {.kind = HEADSET_NONE};
    char cards[HEADSET_CARDS_SIZE];
    bool is_plugged = is_in(watch);
    watch->was_in = watch->was_in && is_plugged;
    read_cards(cards);
    if (is_plugged && !watch->was_in)
        headset.kind = HEADSET_JACK;
    else if (headset_find_card(watch->cards, cards, headset.name))
        headset.kind = HEADSET_CARD;
    return headset;
}
