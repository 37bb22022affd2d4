/* Running tools and reading what they say. */
#include "tools.h"

#include "base/clock.h"
#include "base/language.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

int tools_setup(void **state)
{
    struct error err = {0};
    language_start();
    char *folder = memory_copy_text("/tmp/obecni-documents-XXXXXX");
    *state = mkdtemp(folder);
    return *state && clock_use_zone("Europe/Warsaw", &err) ? 0 : -1;
}

int tools_teardown(void **state)
{
    DIR *folder = opendir(*state);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char path[TOOLS_PATH_SIZE + 256];
        snprintf(path, sizeof path, "%s/%s", (const char *)*state, entry->d_name);
        if (entry->d_name[0] != '.' && unlink(path) != 0)
            rmdir(path);
    }
    closedir(folder);
    int failed = rmdir(*state);
    free(*state);
    return failed;
}

void tools_path(char path[TOOLS_PATH_SIZE], const char *folder, const char *name)
{
    snprintf(path, TOOLS_PATH_SIZE, "%s/%s", folder, name);
}

size_t tools_count_files(const char *folder)
{
    size_t count = 0;
    DIR *open = opendir(folder);
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(open);
    return count;
}

static struct buffer read_all(FILE *from)
{
    struct buffer bytes = {0};
    char part[65536];
    size_t length;
    buffer_append_text(&bytes, "");
    while ((length = fread(part, 1, sizeof part, from)) > 0)
        buffer_append(&bytes, part, length);
    return bytes;
}

static struct buffer read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct buffer bytes = read_all(file);
    fclose(file);
    return bytes;
}

void tools_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

bool tools_has_same_bytes(const char *path, const char *other)
{
    struct buffer a = read_file(path), b = read_file(other);
    bool is_same = a.length > 0 && a.length == b.length && !memcmp(a.text, b.text, a.length);
    buffer_free(&a);
    buffer_free(&b);
    return is_same;
}

static struct buffer run(const char *format, va_list arguments)
{
    char command[2000];
    vsnprintf(command, sizeof command, format, arguments);
    FILE *tool = popen(command, "r");
    assert_non_null(tool);
    struct buffer bytes = read_all(tool);
    int status = pclose(tool);
    if (status != 0)
        fail_msg("%s: status %d", command, status);
    return bytes;
}

struct buffer tools_run(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct buffer raw = run(format, arguments), text = {0};
    va_end(arguments);
    buffer_append_text(&text, "");
    for (const char *at = raw.text; *at; at++) {
        bool is_space = strncmp(at, "\u00A0", 2) == 0;
        buffer_append(&text, is_space ? " " : at, 1);
        at += is_space;
    }
    buffer_free(&raw);
    return text;
}

bool tools_contains(const struct buffer *text, const char *part)
{
    return strstr(text->text, part) != NULL;
}

int tools_count(const struct buffer *text, const char *part)
{
    int count = 0;
    for (const char *at = text->text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

struct picture tools_picture(const char *format, ...)
{
    struct picture picture = {0};
    va_list arguments;
    va_start(arguments, format);
    picture.bytes = run(format, arguments);
    va_end(arguments);
    int head = 0;
    assert_int_equal(
        sscanf(picture.bytes.text, "P5 %d %d 255%n", &picture.width, &picture.height, &head), 2);
    assert_int_equal(picture.bytes.length, head + 1 + picture.width * picture.height);
    picture.grey = (const unsigned char *)picture.bytes.text + head + 1;
    return picture;
}

bool tools_is_dark(const struct picture *picture, int x, int y)
{
    return picture->grey[y * picture->width + x] < 128;
}
