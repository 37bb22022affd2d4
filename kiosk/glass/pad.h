/* The pad of digits: twelve keys by rows of three, for a finger and for the keyboard's ring. */
#ifndef OBECNI_KIOSK_PAD_H
#define OBECNI_KIOSK_PAD_H

#include "kiosk/glass/frame.h"

/* Draws the pad into the box. Its areas are "key-0" … "key-9", "erase" and "enter". */
void pad_draw(struct ui *ui, struct rect box);

#endif
