/* The parts that screens share: margins, the foot with its hairline, buttons. */
#ifndef OBECNI_KIOSK_FRAME_H
#define OBECNI_KIOSK_FRAME_H

#include "kiosk/glass/text.h"

struct frame {
    int margin;       /* left and right */
    struct rect body; /* above the foot, between the margins */
    struct rect foot; /* where buttons stand: between the margins, one row's height */
};

/* The frame with a foot of `rows` rows of buttons (0: no foot). Draws nothing. */
struct frame frame_of(const struct sizes *sizes, int rows);

/* The same with a foot of that height in pixels. */
struct frame frame_with_foot(const struct sizes *sizes, int height);

/* The hairline above the foot. */
void frame_draw(struct ui *ui, const struct frame *frame);

enum { BUTTON_LABEL_SIZE = 120 };
struct button {
    const char *name;  /* of the press area */
    const char *label;
    bool is_chosen;
    const char *sign;  /* the asset's name of a sign in the label's place; or NULL */
};
/* The width in pixels that the button's label wants. */
int button_width(const struct ui *ui, const struct button *button);

/* The width under which its label becomes smaller. */
int button_least_width(const struct ui *ui, const struct button *button);
void button_draw(struct ui *ui, const struct button *button, struct rect box);

/* What stays free between a label and its button's left and right edge: 3.5 mm. */
int button_inset(const struct sizes *sizes);

/* A button with a sign instead of words: the asset's name. */
void button_draw_sign(struct ui *ui, const char *name, const char *sign, bool is_chosen,
                      struct rect box);

/* A panel as buttons have it, without a label, and its press area. */
void button_panel(struct ui *ui, const char *name, bool is_chosen, struct rect box);

/* The number that presses a button, small, in the panel's upper left corner, and the width from the
 * panel's edge that it takes from what stands beside it. */
void button_number(struct ui *ui, int number, struct rect box);
int button_number_width(const struct ui *ui);

/* Height of a row of buttons (higher for larger text) and the gap between buttons, pixels (20 mm
 * and 5 mm at least). */
int frame_row(const struct sizes *sizes);
int frame_gap(const struct sizes *sizes);

#endif
