/* The glass's signs on paper: the drawings of assets/icons on their grid of 120, in ink. */
#ifndef OBECNI_PAPER_SIGN_H
#define OBECNI_PAPER_SIGN_H

#include <cairo.h>
#include <stdbool.h>

/* Draws it with its corner at x, y, `side` long, in the context's units. False for a name that
 * there is not: "arrow-left", "arrow-right", "press", "calendar", "speech", "louder", "softer",
 * "text-size", "contrast", "reach", "information". */
bool sign_draw(cairo_t *cr, const char *name, double x, double y, double side);

#endif
