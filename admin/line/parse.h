/* From the words typed to a command with checked values. */
#ifndef OBECNI_ADMIN_LINE_PARSE_H
#define OBECNI_ADMIN_LINE_PARSE_H

#include "admin/line/command.h"

/* Options that every command takes; the parameters of all commands end with these. */
extern const struct parameter common_parameters[];

/* What the words ask for besides a command. */
enum parse_request { PARSE_RUN, PARSE_HELP, PARSE_NOUN_HELP, PARSE_VERSION };

/* Finds the command and its words. Values stay unread, because days and instants need the
 * club's zone: parse_values reads them once the club is open. `count` and `words` are main's
 * without the program's name. ERROR_USAGE with the possible words for an unknown one. */
bool parse_words(struct invocation *invocation, int count, char **words,
                 enum parse_request *request, const struct noun **noun, struct error *err);

/* Reads every value by its type. Days "today" and so on by the clock. */
bool parse_values(struct invocation *invocation, const struct clock *clock, struct error *err);

#endif
