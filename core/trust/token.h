/* What is printed on a card: the secret token in the code square, and the short numbers
 * that people read to each other. All characters are Crockford's base 32 (no I, L, O, U).
 *
 * Check characters are sums over GF(32) with a different weight for each place, so that one
 * wrong character, or two neighbours exchanged, are always noticed; the token's two also
 * notice any two wrong characters. */
#ifndef OBECNI_TRUST_TOKEN_H
#define OBECNI_TRUST_TOKEN_H

#include <stdbool.h>

enum {
    TOKEN_LENGTH = 31,      /* "OB1", 26 characters (128 random bits), 2 check characters */
    TOKEN_SIZE = 32,        /* with the terminator */
    TOKEN_HASH_SIZE = 32,   /* bytes */
    TOKEN_NUMBER_LENGTH = 7 /* 6 random characters and a check character */
};

/* A fresh payload for a card, upper case. */
void token_new(char payload[TOKEN_SIZE]);

/* The same for a one-time slip of a survey, which begins with "OB2": no reader of cards takes it
 * for one. */
void token_slip_new(char payload[TOKEN_SIZE]);
bool token_slip_check(const char *payload);

/* The same for a card of staff ("OB3"), and for one that tests a reader ("OB4"): it is nobody's,
 * and stored nowhere. */
void token_staff_new(char payload[TOKEN_SIZE]);
bool token_staff_check(const char *payload);
void token_test_new(char payload[TOKEN_SIZE]);
bool token_test_check(const char *payload);

/* The same for a code of the sheet of commands ("OB5"; trust/control_code.h): instead of random
 * characters it holds the command's number, 1 … 99, thirteen times. It is nobody's. */
void token_control_make(int number, char payload[TOKEN_SIZE]);
bool token_control_check(const char *payload);

/* Whether the text is a payload with right check characters, in upper case. */
bool token_check(const char *payload);

/* BLAKE2b-256 of a payload: all that is ever stored of it. */
void token_hash(const char *payload, unsigned char hash[TOKEN_HASH_SIZE]);

/* A fresh number for a participant or a card; the caller makes sure it is not taken. */
void token_number_new(char number[TOKEN_NUMBER_LENGTH + 1]);

/* Reads a number as people type it: either case, spaces, dots and dashes between, O for 0,
 * I or L for 1. Gives it in its stored form. False when it is not a number or the check
 * character is wrong. */
bool token_number_read(const char *text, char number[TOKEN_NUMBER_LENGTH + 1]);

/* The number in print: "7QK 4M2 · 4". */
enum { TOKEN_NUMBER_PRINT_SIZE = 16 };
void token_number_print(const char *number, char text[TOKEN_NUMBER_PRINT_SIZE]);

#endif
