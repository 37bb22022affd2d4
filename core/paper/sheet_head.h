/* The head of a sheet: logos, whose paper it is, its number and day, its title; and the one line
 * that stands on each further page, so that loose pages find each other. */
#ifndef OBECNI_PAPER_SHEET_HEAD_H
#define OBECNI_PAPER_SHEET_HEAD_H

#include "paper/sheet_page.h"

/* Draws the first page's head from the top; returns where it ends. */
double sheet_head_draw(struct sheet_page *page);

/* The same for each further page. */
double sheet_head_again(struct sheet_page *page);

#endif
