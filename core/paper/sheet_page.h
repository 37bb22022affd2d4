/* The pages that a sheet is drawn on: A4 upright or lying, the binder's margin, the foot with
 * where the content comes from, the code square, "ROBOCZA" behind a draft; and the marks by which
 * readers aloud find their way (ISO 32000-1, 14.7). What stands between is sheet_plan's. */
#ifndef OBECNI_PAPER_SHEET_PAGE_H
#define OBECNI_PAPER_SHEET_PAGE_H

#include "paper/code_square.h"
#include "paper/pdf.h"
#include "paper/pdf_catalog.h"
#include "paper/sheet_pdf.h"

struct sheet_page {
    struct pdf pdf;
    struct pdf_notes notes; /* what is said in the place of figures and of table heads */
    /* Of the sheet that is being drawn: */
    const struct sheet *sheet;
    const struct sheet_issue *issue;
    struct code_square square; /* empty: none */
    cairo_surface_t *code;     /* its picture; NULL: none */
    double left, right, width, top, bottom; /* points; everything but the foot stays within */
    double foot;                            /* where its line is */
    bool is_tight;     /* somewhat closer, so that a page less is needed */
    int number, count; /* this page, of so many */
};

/* Measures the page for this sheet and makes its code square; draws nothing. */
bool sheet_page_use(struct sheet_page *page, const struct sheet *sheet,
                    const struct sheet_issue *issue, struct error *err);

/* Gives back what sheet_page_use made. */
void sheet_page_leave(struct sheet_page *page);

/* Begins the next page of the sheet: its size and what stands behind the text. Before the first
 * element of the page, because the library forgets what came before the size. */
void sheet_page_begin(struct sheet_page *page);

/* Draws the foot and ends the page. The last one's foot is read aloud. */
void sheet_page_end(struct sheet_page *page);

/* Begins and ends an element of the file's structure: "P", "Table" …; nothing while measuring. */
void sheet_page_tag(struct sheet_page *page, const char *name);
void sheet_page_untag(struct sheet_page *page, const char *name);

/* A text that is an element by itself; returns the last baseline. */
double sheet_page_text(struct sheet_page *page, const char *tag, const struct type_style *style,
                       double x, double y, double width, const char *text);

/* A straight line; nothing while measuring. */
void sheet_page_rule(struct sheet_page *page, enum ink ink, double thickness, double x, double y,
                     double length);

/* Literal Polish of a msgid. */
const char *sheet_page_polish(const char *text);

#endif
