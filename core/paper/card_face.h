/* One card, as it is drawn: ID-1 (ISO/IEC 7810), the code square, a neutral title, what a
 * finder should do, the card's number. Nothing on it says what the club is for. Several
 * cards on a sheet are card_sheet's. */
#ifndef OBECNI_PAPER_CARD_FACE_H
#define OBECNI_PAPER_CARD_FACE_H

#include "base/error.h"
#include "club/club.h"

/* Millimetres. */
#define CARD_FACE_WIDTH_MM 85.60
#define CARD_FACE_HEIGHT_MM 53.98
#define CARD_FACE_RADIUS_MM 3.18

/* All texts are borrowed UTF-8. */
struct card_face {
    const char *payload;      /* what the code square says */
    char number[NUMBER_SIZE]; /* "7QK4M24", printed as "7QK 4M2 · 4" */
    const char *title;        /* at most two lines are printed */
    const char *found;        /* at most four lines */
    const char *name;         /* NULL or "": no name on the card; at most three lines */
};

/* One card as a picture file, cut to the card's rounded outline. PNG: 600 dots an inch, said
 * so in the file. SVG: millimetres. ERROR_STORAGE when it cannot be written; then nothing
 * is left behind. */
bool card_face_png(const struct card_face *face, const char *path, struct error *err);
bool card_face_svg(const struct card_face *face, const char *path, struct error *err);

#endif
