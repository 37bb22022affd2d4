/* The tail of what was typed, and bursts. */
#include "kiosk/input/scanner.h"

#include <ctype.h>
#include <string.h>

static const char stranger = '?'; /* no code contains it: the "]" of an ECI prefix */

char scanner_character(int key)
{
    if (key >= KEY_A && key <= KEY_Z)
        return (char)('A' + key - KEY_A);
    if (key >= KEY_1 && key <= KEY_9)
        return (char)('1' + key - KEY_1);
    if (key >= KEY_PAD_1 && key <= KEY_PAD_9)
        return (char)('1' + key - KEY_PAD_1);
    return key == KEY_0 || key == KEY_PAD_0 ? '0' : 0;
}

static bool is_end(int key)
{
    return key == KEY_ENTER || key == KEY_TAB || key == KEY_PAD_ENTER || key == KEY_RETURN_2;
}

/* Punctuation and space; not modifiers, locks and function keys, which say nothing. */
static bool is_stranger(int key)
{
    return key >= KEY_MINUS - 1 && key <= KEY_SLASH;
}

static void end_burst(struct scanner *scanner, struct scan *out)
{
    if (scanner->count >= SCANNER_BURST_LEAST)
        out->kind = SCAN_UNREADABLE;
    scanner->count = 0;
}

static void push(struct scanner *scanner, char character)
{
    if (scanner->tail_length == TOKEN_LENGTH) {
        memmove(scanner->tail, scanner->tail + 1, TOKEN_LENGTH - 1);
        scanner->tail_length--;
    }
    scanner->tail[scanner->tail_length++] = character;
}

static bool has_card(const struct scanner *scanner, char payload[TOKEN_SIZE])
{
    if (scanner->tail_length < TOKEN_LENGTH)
        return false;
    memcpy(payload, scanner->tail, TOKEN_LENGTH);
    payload[TOKEN_LENGTH] = '\0';
    return token_check(payload) || token_slip_check(payload) || token_staff_check(payload) ||
           token_test_check(payload) || token_control_check(payload);
}

static void take(struct scanner *scanner, char character, struct scan *out)
{
    if (scanner->count <= SCANNER_BURST_MOST)
        scanner->count++;
    if (scanner->count > SCANNER_BURST_MOST) {
        scanner->tail_length = 0;
        return;
    }
    push(scanner, character);
    if (!has_card(scanner, out->payload))
        return;
    out->kind = SCAN_CARD;
    memset(scanner->tail, 0, sizeof scanner->tail); /* a card's secret */
    scanner->tail_length = 0;
    scanner->count = 0;
}

void scanner_idle(struct scanner *scanner, int64_t now_ms, struct scan *out)
{
    *out = (struct scan){.kind = SCAN_NOTHING};
    if (now_ms - scanner->last_ms > SCANNER_SILENCE_MS)
        end_burst(scanner, out);
}

static void begin(struct scanner *scanner, int64_t now_ms, struct scan *out)
{
    scanner_idle(scanner, now_ms, out);
    if (now_ms - scanner->last_ms > SCANNER_TAIL_MS)
        scanner->tail_length = 0;
    scanner->last_ms = now_ms;
}

static void end(struct scanner *scanner, struct scan *out)
{
    end_burst(scanner, out);
    scanner->tail_length = 0;
}

void scanner_key(struct scanner *scanner, int key, int64_t now_ms, struct scan *out)
{
    char character = scanner_character(key);
    if (!is_end(key) && !character && !is_stranger(key)) {
        scanner_idle(scanner, now_ms, out);
        return;
    }
    begin(scanner, now_ms, out);
    if (is_end(key))
        end(scanner, out);
    else
        take(scanner, character ? character : stranger, out);
}

void scanner_byte(struct scanner *scanner, char byte, int64_t now_ms, struct scan *out)
{
    unsigned char character = (unsigned char)byte;
    begin(scanner, now_ms, out);
    if (byte == '\r' || byte == '\n')
        end(scanner, out);
    else
        take(scanner, character < 0x80 && isalnum(character) ? (char)toupper(character) : stranger,
             out);
}

int scanner_wait(const struct scanner *scanner, int64_t now_ms)
{
    if (scanner->count < SCANNER_BURST_LEAST)
        return -1;
    int64_t left = scanner->last_ms + SCANNER_SILENCE_MS + 1 - now_ms;
    return left > 0 ? (int)left : 0;
}
