/* Opening a serial port: eight bits, no parity, no flow control, nothing interpreted. */
#include "kiosk/input/serial.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const struct {
    const char *text;
    speed_t speed;
} speeds[] = {
    {"9600", B9600},   {"1200", B1200},   {"2400", B2400},     {"4800", B4800},
    {"19200", B19200}, {"38400", B38400}, {"57600", B57600}, {"115200", B115200},
};

/* Where the speed stands, after the last colon; "9600" without one. */
static const char *speed_of(const char *name, size_t *path_length)
{
    const char *colon = strrchr(name, ':');
    *path_length = colon ? (size_t)(colon - name) : strlen(name);
    return colon ? colon + 1 : speeds[0].text;
}

static bool find_speed(const char *text, speed_t *speed)
{
    for (size_t i = 0; i < sizeof speeds / sizeof *speeds; i++) {
        *speed = speeds[i].speed;
        if (strcmp(speeds[i].text, text) == 0)
            return true;
    }
    return false;
}

bool serial_is_name(const char *name)
{
    size_t length;
    speed_t speed;
    return find_speed(speed_of(name, &length), &speed) && length > 0;
}

static bool make_raw(int port, speed_t speed)
{
    struct termios how;
    if (tcgetattr(port, &how) != 0)
        return false;
    cfmakeraw(&how);
    how.c_cflag |= CLOCAL | CREAD;
    cfsetispeed(&how, speed);
    cfsetospeed(&how, speed);
    return tcsetattr(port, TCSANOW, &how) == 0 && tcflush(port, TCIFLUSH) == 0;
}

int serial_open(const char *name)
{
    char path[256];
    size_t length;
    speed_t speed;
    if (!find_speed(speed_of(name, &length), &speed))
        return -1;
    snprintf(path, sizeof path, "%.*s", (int)length, name);
    int port = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (port >= 0 && !make_raw(port, speed)) {
        close(port);
        port = -1;
    }
    return port;
}
