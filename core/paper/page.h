/* The A4 page that all documents share: 20 mm for the binder on the left, a foot with where
 * the content comes from, the page's number and the code square, "ROBOCZA" behind a draft.
 * What stands between head and foot is the document's. */
#ifndef OBECNI_PAPER_PAGE_H
#define OBECNI_PAPER_PAGE_H

#include "paper/code_square.h"
#include "paper/pdf.h"

/* Points from the page's upper left corner; text stays within. */
#define PAGE_LEFT (20.0 * 72 / 25.4)
#define PAGE_WIDTH (172.0 * 72 / 25.4)
#define PAGE_RIGHT (PAGE_LEFT + PAGE_WIDTH)
#define PAGE_TOP (17.0 * 72 / 25.4)
#define PAGE_BOTTOM (261.0 * 72 / 25.4) /* the last baseline above the foot */

struct page_info {
    const char *title;   /* in the file's properties: never a person's name */
    int64_t as_of;       /* UTC seconds; also the file's creation date */
    const char *foot[2]; /* two lines, where the content comes from; borrowed while open */
    const char *code;    /* what the code square says */
    bool is_draft;
};

struct page {
    struct pdf pdf;
    struct page_info info;
    struct code_square square;
    int number, count; /* this page, of so many */
};

/* Starts a document without pages; text can be measured with page->pdf.type. */
bool page_open(struct page *page, const struct page_info *info, struct error *err);

/* Says how many pages there will be, and begins the first. */
void page_begin(struct page *page, int count);

/* Ends this page and begins the next. */
void page_next(struct page *page);

/* Ends this page and begins another document of so many pages in the same file, with foot, code
 * and page numbers of its own. */
bool page_another(struct page *page, const struct page_info *info, int count, struct error *err);

/* Ends the last page and, when `ok`, writes the file; frees everything. */
bool page_close(struct page *page, bool ok, const char *path, struct error *err);

#endif
