/* Drawing a card's face onto a page or picture: shared by card_picture and card_sheet. */
#ifndef OBECNI_PAPER_CARD_DRAW_H
#define OBECNI_PAPER_CARD_DRAW_H

#include "paper/card_face.h"
#include "paper/type.h"

/* Draws the card with its upper left corner at x, y points; the context's unit is a point. The
 * ground is not painted. */
bool card_face_draw(const struct card_face *face, struct type *type, double x, double y,
                    struct error *err);

#endif
