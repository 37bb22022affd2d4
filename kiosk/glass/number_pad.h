/* The pad for a participant's number: the 32 signs that numbers are made of, and erasing. */
#ifndef OBECNI_KIOSK_NUMBER_PAD_H
#define OBECNI_KIOSK_NUMBER_PAD_H

#include "kiosk/glass/frame.h"

/* The height it takes in that width and at most that height: rows as it finds room for. */
int number_pad_height(const struct sizes *sizes, int width, int height);

/* Draws it. Its areas are "sign-0" … "sign-Z" and "erase". */
void number_pad_draw(struct ui *ui, struct rect box);

#endif
