/* Whether bytes are an image that a paper can carry: by what is in them, never by a name. A PNG
 * is walked chunk by chunk (PNG specification, 5.3); drawing it is cairo's, later. */
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/timetable/programme_logo.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint32_t read_32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Chunks from the header to IEND, each within the file. */
static bool is_whole_png(const unsigned char *bytes, size_t length)
{
    bool has_data = false;
    for (size_t at = 8; at + 12 <= length;) {
        size_t size = read_32(bytes + at);
        if (size > length - at - 12)
            return false;
        has_data = has_data || memcmp(bytes + at + 4, "IDAT", 4) == 0;
        at += size + 12;
        if (memcmp(bytes + at - 12 - size + 4, "IEND", 4) == 0)
            return has_data && at == length;
    }
    return false;
}

static bool check_png(const unsigned char *bytes, size_t length, struct error *err)
{
    if (length < 33 || read_32(bytes + 8) != 13 || memcmp(bytes + 12, "IHDR", 4) != 0 ||
        !is_whole_png(bytes, length))
        return error_set(err, ERROR_USAGE,
                         _("The PNG file is damaged or breaks off. Copy it again."));
    uint32_t width = read_32(bytes + 16), height = read_32(bytes + 20);
    return (width && height && width <= LOGO_SIDE_MOST && height <= LOGO_SIDE_MOST) ||
           error_set(err, ERROR_USAGE,
                     _("The picture is too large: at most %d pixels a side fit on a page."),
                     LOGO_SIDE_MOST);
}

/* Fetches, runs or builds something else than a picture. */
static bool is_active_svg(const char *folded)
{
    static const char *const words[] = {
        "<script", "<!entity", "<!doctype", "<foreignobject", "<iframe", "javascript:",
        "href=\"http", "href='http", "url(http", "url(\"http", "url('http", "@import",
        " onload", " onclick", "href=\"file", "href='file",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(folded, words[i]))
            return true;
    }
    return false;
}

static void lower(char *text)
{
    for (; *text; text++)
        *text = (char)(*text >= 'A' && *text <= 'Z' ? *text + 32 : *text);
}

static bool check_svg(const char *svg, struct error *err)
{
    const char *end = strstr(svg, "</svg>");
    if (!end || end[6 + strspn(end + 6, " \t\r\n")])
        return error_set(err, ERROR_USAGE, _("The SVG file breaks off. Copy it again."));
    return !is_active_svg(svg) ||
           error_set(err, ERROR_USAGE,
                     _("The SVG file holds more than a picture (a script, or something to fetch). "
                       "Ask for a plain one, or take a PNG."));
}

/* An optional mark of the encoding, declaration and comments, then <svg. */
static bool is_svg(const char *text)
{
    text += strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    text += strspn(text, " \t\r\n");
    while (strncmp(text, "<?xml", 5) == 0 || strncmp(text, "<!--", 4) == 0 ||
           strncmp(text, "<!doctype", 9) == 0) {
        const char *end = strstr(text, text[2] == '-' ? "-->" : ">");
        if (!end)
            return false;
        text = end + (text[2] == '-' ? 3 : 1);
        text += strspn(text, " \t\r\n");
    }
    return strncmp(text, "<svg", 4) == 0 && strchr(" \t\r\n>", text[4]);
}

bool programme_logo_check(const void *bytes, size_t length, const char **format,
                          struct error *err)
{
    static const unsigned char png[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    *format = NULL;
    if (length > LOGO_BYTES_MOST)
        return error_set(err, ERROR_USAGE, _("The file is larger than %d KiB."),
                         LOGO_BYTES_MOST / 1024);
    if (length >= sizeof png && memcmp(bytes, png, sizeof png) == 0) {
        *format = "png";
        return check_png(bytes, length, err);
    }
    char *text = memory_new(length + 1, 1);
    if (length)
        memcpy(text, bytes, length);
    lower(text);
    bool is_known = strlen(text) == length && text_is_utf8(text) && is_svg(text);
    if (is_known)
        *format = "svg";
    bool ok = is_known ? check_svg(text, err)
                       : error_set(err, ERROR_USAGE,
                                   _("The file is no logo that can be printed: it must be a PNG or "
                                     "SVG picture."));
    free(text);
    return ok;
}
