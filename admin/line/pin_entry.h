/* PINs of staff at the terminal: proving who somebody is, and choosing a new one. */
#ifndef OBECNI_ADMIN_LINE_PIN_ENTRY_H
#define OBECNI_ADMIN_LINE_PIN_ENTRY_H

#include "admin/line/command.h"
#include "club/staff/staff.h"
#include "trust/pin.h"

/* Asks for the person's PIN (typed without echo, or the first line of the file that the
 * environment variable `variable` names) and checks it. ERROR_REFUSED when it is wrong, locked,
 * or has never been set. Needs the club open for writing, and no change begun. */
bool pin_entry_prove(struct invocation *invocation, const struct staff *staff,
                     const char *variable, struct error *err);

/* The same, and the digits are given on: the caller wipes them, also after a failure. */
enum { PIN_ENTRY_SIZE = 64 };
bool pin_entry_prove_digits(struct invocation *invocation, const struct staff *staff,
                            const char *variable, char digits[PIN_ENTRY_SIZE], struct error *err);

/* A new PIN, typed twice, or from the file that OBECNI_NEW_PIN_FILE names. */
bool pin_entry_read_new(const char *code, char digits[PIN_ENTRY_SIZE], struct error *err);

#endif
