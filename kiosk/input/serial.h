/* A serial port as a source of bytes: raw, not the program's terminal, never waited for. */
#ifndef OBECNI_KIOSK_SERIAL_H
#define OBECNI_KIOSK_SERIAL_H

#include <stdbool.h>

/* "/dev/ttyACM0", or with a speed "/dev/ttyS0:115200" (else 9600; USB readers ignore it). False
 * when the speed is none that ports have. */
bool serial_is_name(const char *name);

/* The descriptor, which the caller closes; -1 when there is no such port now. */
int serial_open(const char *name);

#endif
