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

static void push(struct tail *tail, char character)
{
    if (tail->length == TOKEN_LENGTH) {
        memmove(tail->characters, tail->characters + 1, TOKEN_LENGTH - 1);
        tail->length--;
    }
    tail->characters[tail->length++] = character;
}

static bool has_card(const struct tail *tail, char payload[TOKEN_SIZE])
{
    if (tail->length < TOKEN_LENGTH)
        return false;
    memcpy(payload, tail->characters, TOKEN_LENGTH);
    payload[TOKEN_LENGTH] = '\0';
    return token_check(payload) || token_slip_check(payload) || token_staff_check(payload) ||
           token_test_check(payload) || token_control_check(payload);
}

/* Both readings begin anew, and nothing is kept of a card's secret. */
static void forget(struct scanner *scanner)
{
    scanner->keys = scanner->symbols = (struct tail){0};
}

static void look(struct scanner *scanner, struct tail *tail, char character, struct scan *out)
{
    if (scanner->count > SCANNER_BURST_MOST) {
        forget(scanner);
        return;
    }
    push(tail, character);
    if (!has_card(tail, out->payload))
        return;
    out->kind = SCAN_CARD;
    forget(scanner);
    scanner->count = 0;
}

static void take(struct scanner *scanner, char character, struct scan *out)
{
    if (scanner->count <= SCANNER_BURST_MOST)
        scanner->count++;
    look(scanner, &scanner->keys, character, out);
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
        forget(scanner);
    scanner->last_ms = now_ms;
}

static void end(struct scanner *scanner, struct scan *out)
{
    end_burst(scanner, out);
    forget(scanner);
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

static char upper(char byte)
{
    unsigned char character = (unsigned char)byte;
    return character < 0x80 && isalnum(character) ? (char)toupper(character) : stranger;
}

void scanner_symbol(struct scanner *scanner, char byte, int64_t now_ms, struct scan *out)
{
    begin(scanner, now_ms, out);
    look(scanner, &scanner->symbols, upper(byte), out);
}

void scanner_byte(struct scanner *scanner, char byte, int64_t now_ms, struct scan *out)
{
    begin(scanner, now_ms, out);
    if (byte == '\r' || byte == '\n')
        end(scanner, out);
    else
        take(scanner, upper(byte), out);
}

int scanner_wait(const struct scanner *scanner, int64_t now_ms)
{
    if (scanner->count < SCANNER_BURST_LEAST)
        return -1;
    int64_t left = scanner->last_ms + SCANNER_SILENCE_MS + 1 - now_ms;
    return left > 0 ? (int)left : 0;
}
