/* One run of lp, and its answers as sentences. */
#include "admin/line/print_job.h"

#include "base/language.h"
#include "base/process.h"

#include <string.h>

enum { LIMIT_MS = 10000, ANSWER_MOST = 300 };

/* Its first line, without "lp: ". */
static const char *first_line(struct buffer *output)
{
    char *text = output->text ? output->text : (char[]){""};
    text[strcspn(text, "\r\n")] = '\0';
    if (strncmp(text, "lp: ", 4) == 0)
        text += 4;
    return strncmp(text, "Error - ", 8) == 0 ? text + 8 : text;
}

static bool refuse(struct buffer *output, const char *path, const char *printer, struct error *err)
{
    const char *answer = output->text ? output->text : "";
    if (printer && strstr(answer, "does not exist"))
        return error_set(err, ERROR_REFUSED,
                         _("It was not printed: there is no printer “%s”. The file %s is there. "
                           "“lpstat -e” names the printers."),
                         printer, path);
    if (strstr(answer, "no default destination") || strstr(answer, "No default destination"))
        return error_set(err, ERROR_REFUSED,
                         _("It was not printed: no printer is the usual one here. The file %s is "
                           "there. Name a printer with --printer, or have one set up."),
                         path);
    return error_set(err, ERROR_REFUSED,
                     _("It was not printed: the printing service says “%s”. The file %s is there; "
                       "print it later."),
                     first_line(output), path);
}

bool print_job_send(const char *path, const char *title, const char *printer, struct error *err)
{
    const char *named[] = {"lp", "-d", printer, "-t", title, "--", path, NULL};
    const char *usual[] = {"lp", "-t", title, "--", path, NULL};
    struct process process = {.arguments = printer ? named : usual,
                              .limit_ms = LIMIT_MS,
                              .output_most = ANSWER_MOST,
                              .joins_errors = true};
    enum process_end end = process_run(&process);
    bool ok = end == PROCESS_ENDED && process.status == 0;
    if (end == PROCESS_MISSING)
        error_set(err, ERROR_REFUSED,
                  _("It was not printed: the program lp is not installed (package cups-client). The "
                    "file %s is there."),
                  path);
    else if (end != PROCESS_ENDED)
        error_set(err, ERROR_REFUSED,
                  _("It was not printed: the printing service does not answer. The file %s is "
                    "there; print it later."),
                  path);
    else if (!ok)
        refuse(&process.output, path, printer, err);
    buffer_free(&process.output);
    return ok;
}
