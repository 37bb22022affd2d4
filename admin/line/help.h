/* Help in all its forms, made from the command table. */
#ifndef OBECNI_ADMIN_LINE_HELP_H
#define OBECNI_ADMIN_LINE_HELP_H

#include "admin/line/command.h"
#include "base/memory.h"

/* All nouns; one noun's verbs; one command whole. To stdout. */
void help_print_all(const struct invocation *invocation);
void help_print_noun(const struct invocation *invocation, const struct noun *noun);
void help_print_command(const struct invocation *invocation, const struct command *command);

/* The README's reference (Markdown), the man page (roff), and the list "noun verb" that the
 * tests must cover. */
void help_print_reference(void);
void help_print_manual(void);
void help_print_words(void);

/* A line for each command, "session sign: leader coordinator": the matrix of the roles. A row
 * that opens the database and names no role says "nobody". */
void help_print_roles(void);

/* Who may run the command, for people: "office, coordinator" or "everybody". */
void help_say_roles(const struct command *command, char words[ROLES_SHOWN_SIZE]);

/* Completion script for bash. */
void help_print_bash_completion(void);

/* "obecni participant add [--number NUMBER] …"; broken into lines of `width` columns, or in
 * one line when it is 0. */
void help_usage_line(const struct command *command, int width, struct buffer *line);

#endif
