/* The kiosk's command line. */
#ifndef OBECNI_KIOSK_OPTIONS_H
#define OBECNI_KIOSK_OPTIONS_H

#include "base/error.h"
#include "base/language.h"

struct options {
    const char *path; /* the club's database */
    int width, height; /* of the window; 0 for the whole screen */
    bool has_language;
    enum language language;
    const char *roster_of; /* --roster SESSION|ROOM; NULL: the door's kiosk */
    const char *serial; /* a port with a reader that sends lines; NULL for none */
    const char *camera; /* a device whose pictures are searched for cards; NULL for none */
    bool waits; /* for a display that is not there yet */
    bool wants_calibration; /* begin with the line that is measured */
    bool wants_check; /* read the database instead, and say whether it is sound */
    bool wants_help, wants_version;
};

/* Reads the command line, and OBECNI_DB. ERROR_USAGE with one sentence. */
bool options_read(struct options *options, int argc, char **argv, struct error *err);

/* What --help says. */
const char *options_help(void);

#endif
