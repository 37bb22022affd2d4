/* Tokens, numbers and their check characters. */
#include "trust/token.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { TOKEN_BITS_BYTES = 16, TOKEN_DATA = 26, TOKEN_PREFIX = 3, NUMBER_DATA = 6 };

/* By character, from '0' to 'Z': its place in the alphabet plus one, or 0. */
static const unsigned char places['Z' - '0' + 1] = {
    1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 0,  0,  0,  0,  0,  0,  0,  11, 12, 13, 14, 15,
    16, 17, 18, 0,  19, 20, 0,  21, 22, 0,  23, 24, 25, 26, 27, 0,  28, 29, 30, 31, 32,
};

static int value_of(char character)
{
    return character < '0' || character > 'Z' ? -1 : places[character - '0'] - 1;
}

/* Multiplication in GF(32) by x, modulo x^5 + x^2 + 1, in which x generates all. */
static unsigned times_x(unsigned value)
{
    value <<= 1;
    return value & 32u ? value ^ 37u : value;
}

/* The check value of `count` characters, the weight of place i being x^(step * (i + 1)). */
static int check_value(const char *characters, int count, int step)
{
    unsigned sum = 0;
    for (int i = count - 1; i >= 0; i--) {
        sum ^= (unsigned)value_of(characters[i]);
        for (int j = 0; j < step; j++)
            sum = times_x(sum);
    }
    return (int)sum;
}

static void add_checks(char *data)
{
    data[TOKEN_DATA] = alphabet[check_value(data, TOKEN_DATA, 1)];
    data[TOKEN_DATA + 1] = alphabet[check_value(data, TOKEN_DATA, 2)];
    data[TOKEN_DATA + 2] = '\0';
}

static void make(char payload[TOKEN_SIZE], const char *prefix)
{
    unsigned char bits[TOKEN_BITS_BYTES + 1] = {0};
    randombytes_buf(bits, TOKEN_BITS_BYTES);
    memcpy(payload, prefix, TOKEN_PREFIX);
    char *data = payload + TOKEN_PREFIX;
    for (int i = 0; i < TOKEN_DATA; i++) {
        int bit = i * 5;
        unsigned pair = (unsigned)bits[bit / 8] << 8 | bits[bit / 8 + 1];
        data[i] = alphabet[pair >> (11 - bit % 8) & 31u];
    }
    add_checks(data);
    sodium_memzero(bits, sizeof bits);
}

static bool check(const char *payload, const char *prefix)
{
    if (strlen(payload) != TOKEN_LENGTH || strncmp(payload, prefix, TOKEN_PREFIX) != 0)
        return false;
    const char *data = payload + TOKEN_PREFIX;
    for (int i = 0; i < TOKEN_DATA + 2; i++) {
        if (value_of(data[i]) < 0)
            return false;
    }
    return value_of(data[TOKEN_DATA]) == check_value(data, TOKEN_DATA, 1) &&
           value_of(data[TOKEN_DATA + 1]) == check_value(data, TOKEN_DATA, 2);
}

void token_new(char payload[TOKEN_SIZE])
{
    make(payload, "OB1");
}

bool token_check(const char *payload)
{
    return check(payload, "OB1");
}

void token_slip_new(char payload[TOKEN_SIZE])
{
    make(payload, "OB2");
}

bool token_slip_check(const char *payload)
{
    return check(payload, "OB2");
}

void token_staff_new(char payload[TOKEN_SIZE])
{
    make(payload, "OB3");
}

bool token_staff_check(const char *payload)
{
    return check(payload, "OB3");
}

void token_test_new(char payload[TOKEN_SIZE])
{
    make(payload, "OB4");
}

bool token_test_check(const char *payload)
{
    return check(payload, "OB4");
}

void token_control_make(int number, char payload[TOKEN_SIZE])
{
    memcpy(payload, "OB5", TOKEN_PREFIX);
    char *data = payload + TOKEN_PREFIX;
    for (int i = 0; i < TOKEN_DATA; i += 2) {
        data[i] = (char)('0' + number / 10 % 10);
        data[i + 1] = (char)('0' + number % 10);
    }
    add_checks(data);
}

bool token_control_check(const char *payload)
{
    return check(payload, "OB5");
}

void token_hash(const char *payload, unsigned char hash[TOKEN_HASH_SIZE])
{
    static const char context[] = "obecni card token";
    crypto_generichash(hash, TOKEN_HASH_SIZE, (const unsigned char *)payload, strlen(payload),
                       (const unsigned char *)context, sizeof context - 1);
}

void token_number_new(char number[TOKEN_NUMBER_LENGTH + 1])
{
    for (int i = 0; i < NUMBER_DATA; i++)
        number[i] = alphabet[randombytes_uniform(32)];
    number[NUMBER_DATA] = alphabet[check_value(number, NUMBER_DATA, 1)];
    number[NUMBER_DATA + 1] = '\0';
}

static char as_read(char character)
{
    if (character >= 'a' && character <= 'z')
        character = (char)(character - 'a' + 'A');
    if (character == 'O')
        return '0';
    return character == 'I' || character == 'L' ? '1' : character;
}

bool token_number_read(const char *text, char number[TOKEN_NUMBER_LENGTH + 1])
{
    int count = 0;
    for (; *text; text++) {
        if (strncmp(text, "·", 2) == 0) {
            text++;
            continue;
        }
        if (*text == ' ' || *text == '-' || *text == '.')
            continue;
        char character = as_read(*text);
        if (value_of(character) < 0 || count == TOKEN_NUMBER_LENGTH)
            return false;
        number[count++] = character;
    }
    number[count] = '\0';
    return count == TOKEN_NUMBER_LENGTH &&
           value_of(number[NUMBER_DATA]) == check_value(number, NUMBER_DATA, 1);
}

void token_number_print(const char *number, char text[TOKEN_NUMBER_PRINT_SIZE])
{
    snprintf(text, TOKEN_NUMBER_PRINT_SIZE, "%.3s %.3s · %.1s", number, number + 3, number + 6);
}
