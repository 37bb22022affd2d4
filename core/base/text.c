/* Reading, folding and ordering text with ICU. */
#include "base/text.h"

#include "base/language.h"
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

/* The next character of `length` bytes of UTF-8, negative when it is not one. The macro's own
 * narrowing is the library's, and only noise here. */
static UChar32 next_character(const char *text, int32_t *i, int32_t length)
{
    UChar32 character;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
    U8_NEXT(text, *i, length, character);
#pragma GCC diagnostic pop
    return character;
}

bool text_is_utf8(const char *text)
{
    int32_t length = (int32_t)strlen(text), i = 0;
    while (i < length) {
        UChar32 character = next_character(text, &i, length);
        if (character < 0)
            return false;
    }
    return true;
}

/* Control characters, line and paragraph ends, and the marks that turn text around. */
static bool is_printable_line(const char *text)
{
    int32_t length = (int32_t)strlen(text), i = 0;
    while (i < length) {
        UChar32 character = next_character(text, &i, length);
        int8_t type = u_charType(character);
        if (type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR ||
            (type == U_FORMAT_CHAR && character != 0x200C && character != 0x200D))
            return false;
    }
    return true;
}

static void trim(const char **text, size_t *length)
{
    while (*length && **text == ' ') {
        (*text)++;
        (*length)--;
    }
    while (*length && (*text)[*length - 1] == ' ')
        (*length)--;
}

/* NFC of `length` bytes of valid UTF-8; false when the result does not fit. */
static bool compose(const char *from, size_t length, char *text, size_t size)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = (int32_t)length * 3 + 1, units = 0, bytes = 0;
    UChar *wide = memory_new((size_t)room, sizeof *wide);
    UChar *composed = memory_new((size_t)room, sizeof *composed);
    u_strFromUTF8(wide, room, &units, from, (int32_t)length, &status);
    units = unorm2_normalize(unorm2_getNFCInstance(&status), wide, units, composed, room, &status);
    u_strToUTF8(text, (int32_t)size, &bytes, composed, units, &status);
    free(wide);
    free(composed);
    return U_SUCCESS(status) && (size_t)bytes < size;
}

bool text_read_line(const char *typed, const char *what, char *text, size_t size, struct error *err)
{
    text[0] = '\0';
    if (strlen(typed) > 65536)
        return error_set(err, ERROR_USAGE, _("%s is too long: at most %zu bytes fit."), what,
                         size - 1);
    if (!text_is_utf8(typed))
        return error_set(err, ERROR_USAGE, _("%s is not valid UTF-8 text. Type it again."), what);
    if (!is_printable_line(typed))
        return error_set(err, ERROR_USAGE,
                         _("%s holds control characters. Write it in one plain line."), what);
    size_t length = strlen(typed);
    trim(&typed, &length);
    if (!compose(typed, length, text, size)) {
        text[0] = '\0';
        return error_set(err, ERROR_USAGE, _("%s is too long: at most %zu bytes fit."), what,
                         size - 1);
    }
    return true;
}

bool text_read_name(const char *typed, const char *what, char *text, size_t size, struct error *err)
{
    if (!text_read_line(typed, what, text, size, err))
        return false;
    return text[0] || error_set(err, ERROR_USAGE, _("%s must not be empty."), what);
}

bool text_is_code(const char *text)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
    size_t length = strlen(text);
    return length >= 1 && length <= 32 && strspn(text, allowed) == length && text[0] != '-';
}

int text_width(const char *text)
{
    int32_t length = (int32_t)strlen(text), i = 0;
    int width = 0;
    while (i < length) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x80) {
            width++;
            i++;
            continue;
        }
        /* Letters of U+00C0 to U+02FF: all narrow, and nearly all that there is. */
        if (byte >= 0xC3 && byte <= 0xCB && ((unsigned char)text[i + 1] & 0xC0u) == 0x80u) {
            width++;
            i += 2;
            continue;
        }
        if (strncmp(text + i, "–", 3) == 0) { /* what stands for nothing in every list */
            width++;
            i += 3;
            continue;
        }
        UChar32 character = next_character(text, &i, length);
        if (character < 0) {
            width++;
            continue;
        }
        int8_t type = u_charType(character);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
            continue;
        int east = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
        width += east == U_EA_FULLWIDTH || east == U_EA_WIDE ? 2 : 1;
    }
    return width;
}

bool text_copy(char *text, size_t size, const char *from)
{
    size_t length = strlen(from);
    bool fits = length < size;
    if (!fits) {
        length = size - 1;
        while (length && ((unsigned char)from[length] & 0xC0u) == 0x80u)
            length--;
    }
    memcpy(text, from, length);
    text[length] = '\0';
    return fits;
}

/* Decomposed, without marks, ł as l: its stroke is not a mark to Unicode. */
static int32_t strip_marks(UChar *text, int32_t units)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < units; i++) {
        if (u_charType(text[i]) == U_NON_SPACING_MARK)
            continue;
        text[kept++] = text[i] == 0x0141 || text[i] == 0x0142 ? 'l' : text[i];
    }
    return kept;
}

/* Polish and most other Latin text without ICU: the letters of U+00C0 to U+017F, each as the
 * one it folds to. False where it takes more than that ("?"), or does not fit. */
static bool fold_latin(const char *text, char *folded, size_t size)
{
    static const char letters[] =
        "aaaaaa?ceeeeiiii?nooooo??uuuuy??aaaaaa?ceeeeiiii?nooooo??uuuuy?y"
        "aaaaaaccccccccdd??eeeeeeeeeegggggggghh??iiiiiiiii???jjkk?llllll?"
        "?llnnnnnn???oooooo??rrrrrrsssssssstttt??uuuuuuuuuuuuwwyyyzzzzzzs";
    size_t length = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        char letter = *at >= 'A' && *at <= 'Z' ? (char)(*at | 0x20) : (char)*at;
        if (*at >= 0xC3 && *at <= 0xC5 && (at[1] & 0xC0) == 0x80) {
            letter = letters[(*at - 0xC3) * 64 + (at[1] & 0x3F)];
            if (letter == '?')
                return false;
            at++;
        } else if (*at >= 0x80) {
            return false;
        }
        if (length + 1 >= size)
            return false;
        folded[length++] = letter;
    }
    folded[length] = '\0';
    return true;
}

void text_fold(const char *text, char *folded, size_t size)
{
    if (fold_latin(text, folded, size))
        return;
    UErrorCode status = U_ZERO_ERROR;
    int32_t units = 0, bytes = 0;
    /* One byte gives at most 18 decomposed units, and folding at most three of each. */
    int32_t room = (int32_t)strlen(text) * 18 * 3 + 1;
    UChar *wide = memory_new((size_t)room, sizeof *wide);
    UChar *apart = memory_new((size_t)room, sizeof *apart);
    u_strFromUTF8WithSub(wide, room, &units, text, -1, 0xFFFD, NULL, &status);
    units = unorm2_normalize(unorm2_getNFKDInstance(&status), wide, units, apart, room, &status);
    units = strip_marks(apart, U_SUCCESS(status) ? units : 0);
    units = u_strFoldCase(wide, room, apart, units, U_FOLD_CASE_DEFAULT, &status);
    u_strToUTF8(folded, (int32_t)size - 1, &bytes, wide, units, &status);
    folded[U_SUCCESS(status) ? bytes : 0] = '\0';
    free(wide);
    free(apart);
}

struct text_order {
    UCollator *collator;
};

struct text_order *text_order_new(void)
{
    UErrorCode status = U_ZERO_ERROR;
    struct text_order *order = memory_new(1, sizeof *order);
    order->collator = ucol_open("pl", &status);
    if (U_FAILURE(status))
        abort();
    return order;
}

int text_order_compare(const struct text_order *order, const char *a, const char *b)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollationResult result = ucol_strcollUTF8(order->collator, a, -1, b, -1, &status);
    return result == UCOL_LESS ? -1 : result == UCOL_GREATER ? 1 : strcmp(a, b);
}

void text_order_free(struct text_order *order)
{
    if (!order)
        return;
    ucol_close(order->collator);
    free(order);
}
