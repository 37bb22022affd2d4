/* The row of controls: languages, size of text, colours, reach, speech, its volume, information, and the way
 * in for whoever has no card along. Nobody else needs it to check in. */
#ifndef OBECNI_KIOSK_CONTROLS_H
#define OBECNI_KIOSK_CONTROLS_H

#include "kiosk/glass/frame.h"
#include "kiosk/kiosk.h"

/* How many rows of buttons they take: one where they fit side by side. For frame_of. */
int controls_rows(const struct kiosk *kiosk, const struct ui *ui);

/* Draws them into the frame's foot, which has that many rows. */
void controls_draw(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame);

/* Those for reading and hearing alone (size of text, colours, reach, volume), from x on in a row at y. Returns where
 * they end. */
int controls_draw_reading(const struct kiosk *kiosk, struct ui *ui, int x, int y);

/* The first three of them as buttons of a foot, for a screen that staff read. */
enum { CONTROLS_SEEING = 3 };
void controls_for_seeing(const struct kiosk *kiosk, struct button buttons[CONTROLS_SEEING]);

/* The languages, size of text, colours and reach alone, and how many rows they take: for a screen
 * that nobody checks in at. */
int controls_seen_rows(const struct ui *ui);
void controls_draw_seen(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame);

/* Whether louder and softer stand among them: while speech is on. */
bool controls_have_volume(const struct kiosk *kiosk);

void controls_draw_volume(const struct kiosk *kiosk, struct ui *ui, int x, int y);

/* How wide those two are, with the gap before them; 0 when they do not stand there. */
int controls_volume_width(const struct kiosk *kiosk, const struct ui *ui);

/* Those two alone, for screens without the rest; false when it was neither. */
bool controls_press_volume(struct kiosk *kiosk, const char *name);

/* Does what the pressed area is for; false when it is none of these. */
bool controls_press(struct kiosk *kiosk, const char *name);

#endif
