/* Parsing the few options. Opening what they name is the main's matter. */
#include "kiosk/options.h"

#include "base/clock.h"
#include "kiosk/input/serial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_SIDE = 320, MOST_SIDE = 16384 };

/* "--name value" and "--name=value". Moves *i to the word used. False when argv[*i] is not
 * that option; *value is NULL when the value is missing. */
static bool takes_value(int argc, char **argv, int *i, const char *name, const char **value)
{
    size_t length = strlen(name);
    if (strncmp(argv[*i], name, length) != 0)
        return false;
    if (argv[*i][length] == '=') {
        *value = argv[*i] + length + 1;
        return true;
    }
    if (argv[*i][length] != '\0')
        return false;
    *value = *i + 1 < argc ? argv[++*i] : NULL;
    return true;
}

static bool read_window(struct options *options, const char *text, struct error *err)
{
    char rest;
    if (!text || sscanf(text, "%5dx%5d%c", &options->width, &options->height, &rest) != 2 ||
        options->width < LEAST_SIDE || options->height < LEAST_SIDE ||
        options->width > MOST_SIDE || options->height > MOST_SIDE)
        return error_set(err, ERROR_USAGE,
                         _("--window wants a width and height of 320 to 16384, like 1280x800."));
    return true;
}

static bool read_language(struct options *options, const char *code, struct error *err)
{
    options->has_language = code && language_find(code, &options->language);
    if (!options->has_language)
        return error_set(err, ERROR_USAGE, _("--lang wants one of: pl, uk, en, ru."));
    return true;
}

static bool read_serial(struct options *options, const char *name, struct error *err)
{
    options->serial = name;
    if (!name || !serial_is_name(name))
        return error_set(err, ERROR_USAGE,
                         _("--serial wants a port, like /dev/ttyACM0 or /dev/ttyS0:115200."));
    return true;
}

static bool read_camera(struct options *options, const char *name, struct error *err)
{
    options->camera = name;
    if (!name || !*name)
        return error_set(err, ERROR_USAGE, _("--camera wants a device, like /dev/video0."));
    return true;
}

static bool read_option(struct options *options, int argc, char **argv, int *i, struct error *err)
{
    const char *value;
    if (strcmp(argv[*i], "--help") == 0 || strcmp(argv[*i], "-h") == 0)
        return options->wants_help = true;
    if (strcmp(argv[*i], "--version") == 0)
        return options->wants_version = true;
    if (strcmp(argv[*i], "--check") == 0)
        return options->wants_check = true;
    if (strcmp(argv[*i], "--calibrate") == 0)
        return options->wants_calibration = true;
    if (strcmp(argv[*i], "--wait") == 0)
        return options->waits = true;
    if (takes_value(argc, argv, i, "--window", &value))
        return read_window(options, value, err);
    if (takes_value(argc, argv, i, "--lang", &value))
        return read_language(options, value, err);
    if (takes_value(argc, argv, i, "--serial", &value))
        return read_serial(options, value, err);
    if (takes_value(argc, argv, i, "--camera", &value))
        return read_camera(options, value, err);
    if (takes_value(argc, argv, i, "--roster", &value)) {
        options->roster_of = value;
        return value && *value ? true
                               : error_set(err, ERROR_USAGE,
                                           _("--roster wants a session’s code or a room."));
    }
    if (takes_value(argc, argv, i, "--db", &value)) {
        options->path = value;
        return value && *value ? true : error_set(err, ERROR_USAGE, _("--db wants a file."));
    }
    return error_set(err, ERROR_USAGE,
                     _("There is no option “%s”. Possible are --db, --window, --lang, --roster, "
                       "--serial, --camera, --calibrate, --wait, --check, --help and --version."),
                     argv[*i]);
}

bool options_read(struct options *options, int argc, char **argv, struct error *err)
{
    memset(options, 0, sizeof *options);
    options->path = getenv("OBECNI_DB");
    for (int i = 1; i < argc; i++) {
        if (!read_option(options, argc, argv, &i, err))
            return false;
    }
    if (options->wants_help || options->wants_version)
        return true;
    if (!options->path || !*options->path)
        return error_set(err, ERROR_USAGE,
                         _("Name the club’s database: --db FILE, or OBECNI_DB."));
    struct clock clock; /* each opening of the club reads it again: a wrong one would never open */
    return clock_from_environment(&clock, err);
}

const char *options_help(void)
{
    return _("obecni-kiosk: the screen at the club’s door, where cards are read.\n"
             "\n"
             "  obecni-kiosk --db FILE [--window WIDTHxHEIGHT] [--lang pl|uk|en|ru] [--calibrate]\n"
             "               [--serial PORT] [--camera DEVICE]\n"
             "  obecni-kiosk --db FILE --roster SESSION|ROOM\n"
             "  obecni-kiosk --db FILE --check\n"
             "\n"
             "  --db FILE          the club’s database (or OBECNI_DB)\n"
             "  --window 1280x800  a window instead of the whole screen\n"
             "  --lang pl          the language shown when nobody has chosen one\n"
             "  --roster ROOM      the live list of a session or room, for whoever leads it\n"
             "  --serial PORT      a reader that sends lines, like /dev/ttyACM0 or /dev/ttyS0:115200\n"
             "  --camera DEVICE    a camera that reads cards, like /dev/video0; no picture is kept\n"
             "  --calibrate        measure the screen first: a line of 50 mm and a ruler\n"
             "  --wait             for a display that is not there yet\n"
             "  --check            read the whole database, and say whether it is sound\n"
             "  --help, --version\n"
             "\n"
             "Ctrl+Alt+Q asks for the PIN that ends the kiosk.\n");
}
