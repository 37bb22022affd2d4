/* What a command of the CLI is: a row of a table. From the row come parsing, checks, --help,
 * the README's reference, the man page, shell completion and the list that the tests cover.
 * A noun's file ends with its rows; admin/commands.c lists the nouns. */
#ifndef OBECNI_ADMIN_LINE_COMMAND_H
#define OBECNI_ADMIN_LINE_COMMAND_H

#include "base/error.h"
#include "club/club.h"
#include "club/staff/role.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

enum parameter_type {
    PARAMETER_TEXT,     /* any text; the command reads it with text_read_name or _line */
    PARAMETER_CODE,     /* text_is_code */
    PARAMETER_SESSION,  /* a session's code: longer than others, for it holds the day */
    PARAMETER_NUMBER,   /* participant or card number, given in its stored form */
    PARAMETER_DAY,      /* YYYY-MM-DD, "today", "tomorrow", "yesterday" */
    PARAMETER_TIME,     /* HH:MM, minutes since midnight */
    PARAMETER_INSTANT,  /* YYYY-MM-DDTHH:MM local, or HH:MM today: UTC seconds */
    PARAMETER_INTEGER,  /* within least..most */
    PARAMETER_DURATION, /* 45m, 8h, 7d: seconds, at most `most` */
    PARAMETER_WORD,     /* one of `choices`, separated by spaces */
    PARAMETER_PATH,
    PARAMETER_SORT,     /* the key of a column of the command's list, after "-" downwards */
    PARAMETER_FLAG,     /* an option without a value */
};

struct parameter {
    const char *name; /* "--title" for an option, "NUMBER" for an object in its place */
    enum parameter_type type;
    bool is_required;
    bool is_rest;        /* the last object: takes all that remain, at least one if required */
    bool takes_merged;   /* PARAMETER_NUMBER: one that was merged stays as typed */
    const char *choices; /* PARAMETER_WORD */
    int64_t least, most; /* PARAMETER_INTEGER; both 0: not limited. PARAMETER_DURATION: most
                          * alone, in seconds. PARAMETER_TEXT: most alone, in bytes, where the
                          * vault is opened for it: a slip has to be told before */
    const char *meaning; /* one short phrase, a msgid */
};

enum need {
    NEED_NOTHING = 0,
    NEED_READING = 1, /* the database, for reading */
    NEED_WRITING = 2,
    NEED_VAULT = 4,   /* does not run while the vault is locked (asks for the passphrase) */
    NEED_NAMES = 8,   /* shows names when the vault is open, numbers otherwise */
    NEED_YES = 16,    /* asks first, or wants --yes; has --dry-run */
};

struct invocation;
struct listing_column; /* admin/listing.h */

struct command {
    const char *noun;
    const char *verb;    /* "" when the noun is the whole command */
    const char *summary; /* one sentence, a msgid */
    unsigned needs;
    unsigned roles; /* role_bits of whoever may run it; 0 only where no database is opened */
    const struct parameter *parameters; /* ends with a NULL name; NULL for none */
    const struct listing_column *columns; /* of the list it prints: what --sort takes; or NULL */
    const char *example; /* a whole command line */
    bool (*run)(struct invocation *invocation, struct error *err);
};

struct noun {
    const char *name;
    const char *summary;            /* a msgid */
    const struct command *commands; /* ends with a NULL noun */
};
extern const struct noun nouns[]; /* ends with a NULL name */

enum output { OUTPUT_TABLE, OUTPUT_JSON, OUTPUT_CSV };

enum { INVOCATION_VALUES = 64 };

/* One run of one command. */
struct invocation {
    const struct command *command;
    struct club club;   /* open as the command needs it */
    unsigned roles;     /* of the actor, role_bits */
    /* The actor's code when only the own sessions may be seen: the actor is a leader and has no
     * wider role that the command takes. NULL: everything. Lists take it as their leader. */
    const char *own_only;
    char second[CODE_SIZE]; /* who was named by --second and gave the PIN; "" for nobody */
    unsigned second_roles;  /* of that person */
    const char *db;     /* the database's path, NULL when none is named */
    enum output output;
    bool is_quiet, is_yes, is_dry_run, is_color;
    int width; /* columns of the terminal, 0 when the output is not one */
    struct {
        const struct parameter *parameter;
        const char *text;
        int64_t number; /* day, minutes, instant, integer or seconds, by the type */
        char stored[NUMBER_SIZE];
    } values[INVOCATION_VALUES];
    int value_count;
};

/* Values by the parameter's name ("--title", "NUMBER"). */
bool invocation_has(const struct invocation *invocation, const char *name);
const char *invocation_text(const struct invocation *invocation, const char *name); /* NULL: none */
const char *invocation_text_or(const struct invocation *invocation, const char *name,
                               const char *otherwise);
int64_t invocation_number_or(const struct invocation *invocation, const char *name,
                             int64_t otherwise);
/* The `index`th value of a rest parameter, or NULL. */
const char *invocation_rest(const struct invocation *invocation, const char *name, int index);

/* A sentence about what was done, to stderr, unless --quiet. */
void say(const struct invocation *invocation, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Asks a yes/no question on the terminal; true at once with --yes. Without a terminal and
 * without --yes it is ERROR_REFUSED, with a sentence that says so. */
bool confirm(const struct invocation *invocation, struct error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Prints one JSON document to stdout; takes over `document`. */
void print_json(json_t *document);

/* Whether names can be shown. When they cannot, says once on stderr how to see them. */
bool names_are_open(struct invocation *invocation);

/* The ledger's entry about names having been read or printed: one for each command. */
bool names_note(struct invocation *invocation, const char *action, const char *subject,
                int64_t count, struct error *err);

#endif
