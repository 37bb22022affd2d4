/* A file to a printer, by CUPS' lp: handed over, never waited for. */
#ifndef OBECNI_ADMIN_LINE_PRINT_JOB_H
#define OBECNI_ADMIN_LINE_PRINT_JOB_H

#include "base/error.h"

#include <stdbool.h>

/* Puts the PDF file into the queue of `printer`, NULL for the usual one. `title` is what the queue
 * shows: never a person's name. ERROR_REFUSED, with what to do, when there is no lp, no such
 * printer, or no answer; the file stays in any case. */
bool print_job_send(const char *path, const char *title, const char *printer, struct error *err);

#endif
