/* Text that people typed or that lists are sorted by: valid, composed (NFC), printable,
 * of bounded length; sorted in Polish order; searched without regard to marks and case. */
#ifndef OBECNI_BASE_TEXT_H
#define OBECNI_BASE_TEXT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Checks one line of text and copies it composed (NFC) and without outer spaces into
 * `text[size]`. `what` names the thing in the sentence ("the title"). ERROR_USAGE when it is
 * not UTF-8, holds control characters or line ends, or does not fit; `text` is then "". */
bool text_read_line(const char *typed, const char *what, char *text, size_t size,
                    struct error *err);
/* The same for text that may not be empty. */
bool text_read_name(const char *typed, const char *what, char *text, size_t size,
                    struct error *err);

/* Whether it is a code: 1..32 of A-Z a-z 0-9 - _ . and / . */
bool text_is_code(const char *text);

/* Whether the bytes are valid UTF-8 (no overlong forms, no surrogates). */
bool text_is_utf8(const char *text);

/* How many columns the text takes in a terminal (wide and combining characters counted so). */
int text_width(const char *text);

/* Copies as much as fits, never cutting a character in two. Returns whether all fitted. */
bool text_copy(char *text, size_t size, const char *from);

/* Folds for searching: lower case, marks dropped, ł as l. "Łukasz" gives "lukasz". */
void text_fold(const char *text, char *folded, size_t size);

/* Sorts in Polish order (CLDR: letters with marks are letters of their own). */
struct text_order;
struct text_order *text_order_new(void);
int text_order_compare(const struct text_order *order, const char *a, const char *b);
void text_order_free(struct text_order *order);

#endif
