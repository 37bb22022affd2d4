/* The words of the canonical text for the kinds of a sheet's parts. They never change: digests of
 * issued documents depend on them. */
#ifndef OBECNI_DOCUMENT_SHEET_WORDS_H
#define OBECNI_DOCUMENT_SHEET_WORDS_H

enum { SHEET_TEXT_VERSION = 1 };

/* Indexed by the enums of sheet.h; each ends with NULL. */
extern const char *const sheet_value_words[];
extern const char *const sheet_row_words[];
extern const char *const sheet_paragraph_words[];
extern const char *const sheet_chart_words[];
extern const char *const sheet_block_words[];

#endif
