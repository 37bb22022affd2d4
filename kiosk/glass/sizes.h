/* From millimetres to pixels. Everything on the glass is measured in layout millimetres:
 * true millimetres on a screen that is large enough (22 inches and more), smaller ones where
 * a screen is so small that the arrangement would not fit otherwise.
 * Cap heights: domain §5.4 row 1 (7.5 mm at arm's length, main sentence 18 mm), steps ×1.25. */
#ifndef OBECNI_KIOSK_SIZES_H
#define OBECNI_KIOSK_SIZES_H

#include <stdbool.h>

struct sizes {
    int width, height;  /* the window, pixels */
    double unit;        /* pixels in a layout millimetre */
    double true_unit;   /* pixels in a real millimetre */
    bool is_portrait;
    double text;        /* how much larger text is than in the house's setting: 1, 1.5, 2 */
    bool is_low;        /* everything that is pressed stands in the lower part */
};

/* What is known of the screen. Zero means not known. */
struct screen_facts {
    int width, height;             /* the window, pixels */
    int desk_width, desk_height;   /* the whole screen, pixels */
    double dpi_x, dpi_y;           /* as the screen reports */
    int width_mm;                  /* as the club has set it for the whole screen */
};

/* The setting decides; else the screen's own report unless it is absurd (EDID often lies);
 * else a 22-inch screen. */
struct sizes sizes_of(const struct screen_facts *facts);

/* The facts of a screen that was other before: what the club has set for its width stays, and goes
 * along when the screen was turned. */
struct screen_facts sizes_follow(const struct screen_facts *before, struct screen_facts now);

/* Layout millimetres in pixels, rounded. */
int sizes_mm(const struct sizes *sizes, double mm);

/* The window in layout millimetres. */
double sizes_width_mm(const struct sizes *sizes);
double sizes_height_mm(const struct sizes *sizes);

/* Cap height of a step of the type scale: step 0 is 7.5 mm, each step is ×1.25, all of it times
 * `text`. Negative steps are for screens that are too small. The main sentence is large to begin
 * with and grows by half of that. */
enum { STEP_NEEDED = 0, STEP_MAIN = 4, STEP_LEAST = -12 };
double sizes_cap_px(const struct sizes *sizes, int step);
double sizes_main_cap_px(const struct sizes *sizes, int step);

/* How much larger text can be here at most: 2 where the arrangement has its full size, less on
 * screens so small that it is shrunk. */
double sizes_most_text(const struct sizes *sizes);

/* What may be pressed in the low layout begins here: pixels from the window's top. */
int sizes_low_top(const struct sizes *sizes);

#endif
