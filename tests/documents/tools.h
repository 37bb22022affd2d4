/* What the tests of documents share: a folder for the files, the tools that read printed
 * documents (poppler, zbar, librsvg, ImageMagick) and pictures as grey values. */
#ifndef OBECNI_TESTS_DOCUMENTS_TOOLS_H
#define OBECNI_TESTS_DOCUMENTS_TOOLS_H

#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>

enum { TOOLS_PATH_SIZE = 300 };

/* A cmocka set-up and tear-down: `*state` becomes the path (char *) of a new empty folder. Also
 * starts the Polish catalogue and the club's zone. */
int tools_setup(void **state);
int tools_teardown(void **state);

/* FOLDER/NAME */
void tools_path(char path[TOOLS_PATH_SIZE], const char *folder, const char *name);

/* Entries of the folder. */
size_t tools_count_files(const char *folder);

void tools_write(const char *path, const char *text);
bool tools_has_same_bytes(const char *path, const char *other);

/* Runs a command and gives what it printed, no-break spaces turned into blanks; the test fails
 * when the command does. Free it with buffer_free. */
struct buffer tools_run(const char *format, ...) __attribute__((format(printf, 1, 2)));

bool tools_contains(const struct buffer *text, const char *part);
int tools_count(const struct buffer *text, const char *part);

/* Grey values, 0 black. */
struct picture {
    int width, height;
    const unsigned char *grey; /* within `bytes` */
    struct buffer bytes;
};

/* Reads the PGM picture that a command prints. */
struct picture tools_picture(const char *format, ...) __attribute__((format(printf, 1, 2)));
bool tools_is_dark(const struct picture *picture, int x, int y);

#endif
