/* One SQL statement: bound by name, stepped, read, finished.
 *
 *     struct statement *s = statement_new(store, "SELECT title FROM activity WHERE code = :code");
 *     statement_bind_text(s, ":code", code);
 *     while (statement_step(s))
 *         ... statement_text(s, 0) ...
 *     return statement_finish(s, err);
 *
 * The first failure sticks: every later call does nothing, and statement_finish reports it.
 * The SQL must be a literal: compiled statements are kept by its address. */
#ifndef OBECNI_STORE_STATEMENT_H
#define OBECNI_STORE_STATEMENT_H

#include "store/store.h"

#include <stddef.h>

struct statement;

/* Never NULL. To be given back with statement_finish, once. */
struct statement *statement_new(struct store *store, const char *sql);

/* Values for `:name` parameters. The name must occur in the SQL (assertion). Text and bytes
 * must stay where they are until statement_finish. NULL text binds NULL. */
void statement_bind_text(struct statement *statement, const char *name, const char *text);
void statement_bind_integer(struct statement *statement, const char *name, int64_t value);
void statement_bind_bytes(struct statement *statement, const char *name, const void *bytes,
                          size_t length);
/* Many numbers at once, copied: json_each(:name) gives each as `value`, and its place from 0 on
 * as `key`. */
void statement_bind_integers(struct statement *statement, const char *name, const int64_t *values,
                             size_t count);
void statement_bind_null(struct statement *statement, const char *name);
/* NULL when `text` is empty, the text otherwise. */
void statement_bind_text_or_null(struct statement *statement, const char *name, const char *text);

/* True when there is a row to read. False at the end and after any failure. */
bool statement_step(struct statement *statement);

/* Columns of the current row, from 0. Text is "" for NULL and stays until the next step. */
int64_t statement_integer(struct statement *statement, int column);
const char *statement_text(struct statement *statement, int column);
const void *statement_bytes(struct statement *statement, int column, size_t *length);
bool statement_is_null(struct statement *statement, int column);
/* Copies text into a fixed array; what does not fit is an assertion, for the schema limits it. */
void statement_copy_text(struct statement *statement, int column, char *text, size_t size);

/* Says that the statement is meant to read whole tables: debug builds warn of others. */
void statement_reads_all(struct statement *statement);

/* Gives the statement back. False, with the first failure in `err`, when anything failed. */
bool statement_finish(struct statement *statement, struct error *err);

/* Steps to the end and finishes: for statements whose rows do not matter. */
bool statement_run(struct statement *statement, struct error *err);

/* Like statement_run; `*is_repeat` tells that a UNIQUE or PRIMARY KEY refused the row, which
 * is then not an error: true is returned and nothing was changed by it. */
bool statement_run_unique(struct statement *statement, bool *is_repeat, struct error *err);

#endif
