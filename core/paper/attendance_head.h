/* The attendance list's head: whose list, of which session; and the words of its foot. */
#ifndef OBECNI_PAPER_ATTENDANCE_HEAD_H
#define OBECNI_PAPER_ATTENDANCE_HEAD_H

#include "base/memory.h"
#include "paper/attendance_list.h"
#include "paper/page.h"

/* Draws the first page's head; returns the baseline for the table's head. */
double attendance_head_draw(struct page *page, const struct attendance_list *list);

/* The same for each further page: one line, so that loose pages find each other. */
double attendance_head_again(struct page *page, const struct attendance_list *list);

/* What page_info wants to know. */
struct attendance_foot {
    struct buffer title, first, second, code;
};
void attendance_foot_make(struct attendance_foot *foot, const struct attendance_list *list);
void attendance_foot_free(struct attendance_foot *foot);

#endif
