/* The few requests of the X protocol that typing needs. */
#include "keyboard.h"

#include "measure.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum {
    REPLY_SIZE = 32,
    FAKE_INPUT_SIZE = 36,
    QUERY_EXTENSION = 98,
    FAKE_INPUT = 2,
    KEY_PRESS = 2,
    KEY_RELEASE = 3,
};

static bool send_all(int connection, const unsigned char *bytes, size_t length)
{
    while (length) {
        ssize_t sent = write(connection, bytes, length);
        if (sent <= 0)
            return false;
        bytes += sent;
        length -= (size_t)sent;
    }
    return true;
}

static bool receive_all(int connection, unsigned char *bytes, size_t length)
{
    while (length) {
        ssize_t received = read(connection, bytes, length);
        if (received <= 0)
            return false;
        bytes += received;
        length -= (size_t)received;
    }
    return true;
}

static bool connect_to(struct keyboard *keyboard, const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "/tmp/.X11-unix/X%s", name + 1);
    keyboard->connection = socket(AF_UNIX, SOCK_STREAM, 0);
    return connect(keyboard->connection, (struct sockaddr *)&address, sizeof address) == 0;
}

/* Little endian, protocol 11.0, no authority; what the server tells of itself is dropped. */
static bool greet(int connection)
{
    static const unsigned char hello[12] = {'l', 0, 11};
    unsigned char head[8], rest[4096];
    if (!send_all(connection, hello, sizeof hello) ||
        !receive_all(connection, head, sizeof head) || head[0] != 1)
        return false;
    size_t left = 4 * (size_t)(head[6] | head[7] << 8);
    while (left) {
        size_t part = left < sizeof rest ? left : sizeof rest;
        if (!receive_all(connection, rest, part))
            return false;
        left -= part;
    }
    return true;
}

static bool find_extension(struct keyboard *keyboard)
{
    static const unsigned char query[16] = {QUERY_EXTENSION, 0,   4,   0,   5,  0, 0, 0,
                                            'X',             'T', 'E', 'S', 'T'};
    unsigned char reply[REPLY_SIZE];
    if (!send_all(keyboard->connection, query, sizeof query) ||
        !receive_all(keyboard->connection, reply, sizeof reply) || !reply[8])
        return false;
    keyboard->extension = reply[9];
    return true;
}

bool keyboard_open(struct keyboard *keyboard, const char *name)
{
    if (connect_to(keyboard, name) && greet(keyboard->connection) && find_extension(keyboard))
        return true;
    fprintf(stderr, "no keys can be sent to the display %s\n", name);
    return false;
}

void keyboard_close(struct keyboard *keyboard)
{
    if (keyboard->connection > 0)
        close(keyboard->connection);
    keyboard->connection = 0;
}

/* X key codes of a PC keyboard (evdev): rows from left to right. */
static unsigned char key_code(char character)
{
    static const struct {
        const char *keys;
        int first;
    } rows[] = {{"1234567890", 10}, {"QWERTYUIOP", 24}, {"ASDFGHJKL", 38}, {"ZXCVBNM", 52},
                {"\n", 36}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *found = strchr(rows[i].keys, character);
        if (found)
            return (unsigned char)(rows[i].first + (found - rows[i].keys));
    }
    return 0;
}

static void put_event(const struct keyboard *keyboard, unsigned char *request, unsigned char type,
                      unsigned char code)
{
    memset(request, 0, FAKE_INPUT_SIZE);
    request[0] = keyboard->extension;
    request[1] = FAKE_INPUT;
    request[2] = FAKE_INPUT_SIZE / 4;
    request[4] = type;
    request[5] = code;
}

bool keyboard_type(struct keyboard *keyboard, const char *text, long pause_us)
{
    for (; *text; text++) {
        unsigned char requests[2 * FAKE_INPUT_SIZE];
        put_event(keyboard, requests, KEY_PRESS, key_code(*text));
        put_event(keyboard, requests + FAKE_INPUT_SIZE, KEY_RELEASE, key_code(*text));
        if (!send_all(keyboard->connection, requests, sizeof requests))
            return false;
        if (pause_us)
            measure_pause(pause_us);
    }
    return true;
}
