/* What stands on a document, and nothing about how it looks: a title, fields, tables, sums,
 * charts, paragraphs, signatures, in reading order. One file for each kind of document fills a
 * sheet from figures (document_kind.h); paper/ draws it, exchange/ writes it as a table or text.
 * Its canonical text (sheet_text.h) is what is digested, signed, kept and compared.
 *
 * A block is begun by its first part and ended by whatever other block follows. All texts are
 * UTF-8 and copied; user text is Polish (documents are issued in Polish, domain §6). */
#ifndef OBECNI_DOCUMENT_SHEET_H
#define OBECNI_DOCUMENT_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a column's cells are: decides how they are aligned, and their type in a spreadsheet. */
enum sheet_value {
    SHEET_TEXT,
    SHEET_NUMBER,  /* whole; right-aligned */
    SHEET_DECIMAL, /* thousandths; right-aligned, printed with a comma */
    SHEET_DAY,     /* base/day number; "12.01.2026" */
    SHEET_TIME,    /* minutes since midnight; "15.30" */
    SHEET_MARK,    /* a sign or two, centred in a narrow column: the monthly register's days */
    SHEET_VALUES
};

struct sheet_column {
    char *head;
    enum sheet_value value;
    double width_mm; /* 0: shares evenly what the others leave */
    bool is_quiet;   /* small and grey: where a mark comes from, not what it says */
};

struct sheet_cell {
    char *text;     /* as printed, never NULL */
    char *detail;   /* a small second line; NULL for none */
    bool is_name;   /* names a person */
    bool has_value; /* `value` holds, by the column's kind; otherwise the text alone ("n/d") */
    int64_t value;
};

enum sheet_row_kind {
    SHEET_ROW,       /* ordinary */
    SHEET_ROW_GROUP, /* a heading within the table: the first cell over the whole width */
    SHEET_ROW_SUM,   /* a total: semibold over a dark line */
};

struct sheet_row {
    enum sheet_row_kind kind;
    struct sheet_cell *cells; /* from the left; the rest of the row is empty */
    size_t cell_count;
};

struct sheet_table {
    char *caption; /* for readers aloud and spreadsheets' tabs; printed as a small heading unless "" */
    struct sheet_column *columns;
    size_t column_count;
    struct sheet_row *rows;
    size_t row_count, row_capacity;
    bool is_for_signing; /* rows are high enough to sign in (9.25 mm); otherwise compact (6 mm) */
    bool is_dense;       /* the smallest type and rows: registers over a whole landscape page */
};

struct sheet_field {
    char *label, *value;
    bool is_strong;
    bool is_name;
};

enum sheet_paragraph_style {
    SHEET_PLAIN,
    SHEET_LEAD,   /* the one sentence that the paper is for; larger */
    SHEET_NOTE,   /* small: formulas, definitions, what was left out */
};

struct sheet_paragraph {
    enum sheet_paragraph_style style;
    char *text;
    bool is_name;
};

/* A quiet row of large numbers. */
struct sheet_sum {
    char *number; /* "10", "87 %", "" for a line to be filled in by hand */
    char *words;  /* "obecności" */
};

enum sheet_chart_kind {
    SHEET_CHART_BARS,    /* series beside each other */
    SHEET_CHART_STACKED, /* series upon each other */
    SHEET_CHART_LINE,    /* one or two series over time */
};

enum { SHEET_SERIES_MOST = 4 };

/* Each series is told apart by its pattern and a word at its bars, never by colour alone. */
struct sheet_chart {
    enum sheet_chart_kind kind;
    char *title, *unit; /* "Spotkania odbyte i odwołane", "spotkania" */
    char *series[SHEET_SERIES_MOST];
    size_t series_count;
    char **categories; /* "tydz. 2", "I poł. 2025" */
    int64_t *values;   /* [category * series_count + series]; SHEET_NO_VALUE: none is known */
    size_t category_count, category_capacity;
};
#define SHEET_NO_VALUE INT64_MIN

enum sheet_block_kind {
    SHEET_FIELDS,     /* label and value, two pairs beside each other where there is room */
    SHEET_HEADING,    /* below the title */
    SHEET_PARAGRAPH,
    SHEET_TABLE,
    SHEET_SUMS,
    SHEET_CHART,
    SHEET_LINES,      /* ruled room to write in; `lines` of them */
    SHEET_SIGNATURES, /* lines to sign on, one to three beside each other; kept with what precedes */
    SHEET_PAGE,       /* what follows begins a new page: an annex */
};

struct sheet_block {
    enum sheet_block_kind kind;
    char *heading;                        /* SHEET_HEADING; SHEET_LINES: what the room is for */
    struct sheet_paragraph paragraph;     /* SHEET_PARAGRAPH */
    struct sheet_table table;             /* SHEET_TABLE */
    struct sheet_chart chart;             /* SHEET_CHART */
    int lines;                            /* SHEET_LINES */
    struct sheet_field *fields;           /* SHEET_FIELDS */
    struct sheet_sum *sums;               /* SHEET_SUMS */
    char **signatures;                    /* SHEET_SIGNATURES: what stands below each line */
    size_t count, capacity;               /* of fields, sums or signatures */
};

/* An image that the office supplied, never drawn by the program; kept by its digest, so that the
 * same paper can be made again. */
struct sheet_logo {
    char *name;         /* to be read aloud in its place */
    char *digest;       /* 64 hexadecimal characters */
    char format[4];     /* "png" or "svg" */
    unsigned char *bytes; /* owned; NULL after reading a canonical text, until they are fetched */
    size_t length;
};

/* The zero state is empty. */
struct sheet {
    /* The head, on the left: whose paper this is. */
    char *institution, *club, *address;
    /* On the right: "Lista nr 2026/G1/004"; further lines under it. NULL for none. */
    char *reference;
    char *place_and_day; /* "Przykładów, 12 stycznia 2026 r."; NULL for none */
    char *title;         /* "Lista obecności": the paper's name, no person's */
    char *subtitle;      /* NULL for none */
    struct sheet_logo *logos;
    size_t logo_count;
    bool is_landscape;
    bool is_draft;     /* not (wholly) signed: "ROBOCZA", no number, no signature */
    bool has_names;    /* some part names a person: set by the functions that take names */
    int64_t as_of_at;  /* UTC seconds: what was known at this instant */
    char *salt; /* chance, drawn when it is issued; NULL before: no digest tells what was guessed */
    struct sheet_block *blocks;
    size_t block_count, block_capacity;
};

void sheet_free(struct sheet *sheet);

/* --- filling it; texts are copied ------------------------------------------------------- */

void sheet_head(struct sheet *sheet, const char *institution, const char *club,
                const char *address);
void sheet_title(struct sheet *sheet, const char *title, const char *subtitle);
void sheet_reference(struct sheet *sheet, const char *reference);
void sheet_place(struct sheet *sheet, const char *place_and_day);

/* Takes over nothing: the bytes are copied. `digest`: 64 hexadecimal characters. */
void sheet_logo(struct sheet *sheet, const char *name, const char *format, const void *bytes,
                size_t length, const char *digest);

void sheet_field(struct sheet *sheet, const char *label, const char *value);
void sheet_field_strong(struct sheet *sheet, const char *label, const char *value);
void sheet_field_name(struct sheet *sheet, const char *label, const char *name);

void sheet_heading(struct sheet *sheet, const char *heading);
void sheet_paragraph(struct sheet *sheet, enum sheet_paragraph_style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same where the sentence names a person. */
void sheet_paragraph_name(struct sheet *sheet, enum sheet_paragraph_style style,
                          const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Begins a table. `heads` of the columns are borrowed by the caller's table of them, copied here.
 * The pointer holds until the next block. */
struct sheet_column_entry {
    const char *head;
    enum sheet_value value;
    double width_mm;
    bool is_quiet;
};
struct sheet_table *sheet_table(struct sheet *sheet, const char *caption,
                                const struct sheet_column_entry *columns, size_t count);

/* A row of the table that was begun last; then its cells from left to right. Cells that are not
 * given stay empty; one too many is an assertion. */
void sheet_row(struct sheet *sheet, enum sheet_row_kind kind);
void sheet_cell(struct sheet *sheet, const char *text);
void sheet_cell_name(struct sheet *sheet, const char *name);
void sheet_cell_number(struct sheet *sheet, int64_t number);
void sheet_cell_decimal(struct sheet *sheet, int64_t thousandths); /* "3,333", no trailing zeros */
void sheet_cell_day(struct sheet *sheet, int day);   /* DAY_NONE: "–" */
void sheet_cell_time(struct sheet *sheet, int64_t at); /* wall time of an instant; 0: "–" */
/* The small second line of the last cell. */
void sheet_cell_detail(struct sheet *sheet, const char *detail);

void sheet_sum(struct sheet *sheet, const char *number, const char *words);
void sheet_sum_number(struct sheet *sheet, int64_t number, const char *words);

/* Begins a chart; then its categories with one value for each series. */
void sheet_chart(struct sheet *sheet, enum sheet_chart_kind kind, const char *title,
                 const char *unit, const char *const *series, size_t series_count);
void sheet_chart_values(struct sheet *sheet, const char *category, const int64_t *values);

void sheet_lines(struct sheet *sheet, const char *heading, int lines);
void sheet_signature(struct sheet *sheet, const char *caption);
void sheet_new_page(struct sheet *sheet);

#endif
