/* What readers send: bytes of a line, keys, and silences between them. Whatever is taken for a card
 * has right check characters; whatever came before, a card by itself is read. */
#include "kiosk/input/scanner.h"
#include "tests/fuzz/fuzz.h"
#include "trust/control_code.h"

enum { MOVES = 4 };

static void look(const struct scan *out)
{
    if (out->kind != SCAN_CARD)
        return;
    const char *payload = out->payload;
    int kinds = token_check(payload) + token_slip_check(payload) + token_staff_check(payload) +
                token_test_check(payload) + token_control_check(payload);
    fuzz_need(strlen(payload) == TOKEN_LENGTH && kinds == 1);
}

static void read_a_card(struct scanner *scanner, int64_t now_ms)
{
    static const char digits[] = "0123456789";
    char payload[TOKEN_SIZE];
    struct scan out = {0};
    token_control_make(7, payload);
    for (int i = 0; i < TOKEN_LENGTH; i++) {
        const char *digit = strchr(digits, payload[i]);
        int key = digit ? (*digit == '0' ? KEY_0 : KEY_1 + (*digit - '1')) : KEY_A + payload[i] - 'A';
        scanner_key(scanner, key, now_ms + i, &out);
    }
    fuzz_need(out.kind == SCAN_CARD && strcmp(out.payload, payload) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct scanner scanner = {0};
    int64_t now_ms = 1000;
    for (size_t i = 0; i + 1 < size; i += 2) {
        struct scan out = {0};
        uint8_t move = bytes[i] % MOVES, value = bytes[i + 1];
        now_ms += move == 2 ? value * 8 : 1;
        if (move == 0)
            scanner_key(&scanner, value, now_ms, &out);
        else if (move == 2)
            scanner_idle(&scanner, now_ms, &out);
        else
            scanner_byte(&scanner, (char)value, now_ms, &out);
        look(&out);
        int wait = scanner_wait(&scanner, now_ms);
        fuzz_need(wait >= -1 && wait <= SCANNER_TAIL_MS);
    }
    read_a_card(&scanner, now_ms + SCANNER_TAIL_MS + 1);
    return 0;
}
