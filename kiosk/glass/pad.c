/* Drawing the pad of digits. */
#include "kiosk/glass/pad.h"

static const struct {
    const char *name;
    const char *label; /* "" is the erase sign */
} keys[] = {
    {"key-1", "1"}, {"key-2", "2"}, {"key-3", "3"}, {"key-4", "4"},
    {"key-5", "5"}, {"key-6", "6"}, {"key-7", "7"}, {"key-8", "8"},
    {"key-9", "9"}, {"erase", ""},  {"key-0", "0"}, {"enter", "OK"},
};
enum { KEY_COUNT = sizeof keys / sizeof *keys, KEY_ROWS = 4, KEY_COLUMNS = 3 };

static void draw_key(struct ui *ui, int i, struct rect box)
{
    struct text_style style = {
        .weight = WEIGHT_MEDIUM, .step = ui->sizes->text > 1.0 ? STEP_NEEDED : 1,
        .least_step = STEP_NEEDED, .lines = 1,
        .align = ALIGN_CENTRE, .group = GROUP_KEY, .ink = COLOUR_INK,
        .ground = COLOUR_SURFACE,
        .is_tabular = true, /* no descenders */
    };
    button_panel(ui, keys[i].name, false, box);
    if (keys[i].label[0]) {
        text_centre(ui, &style, keys[i].label, rect_inset(box, sizes_mm(ui->sizes, 2.0)));
        return;
    }
    int size = box.h / 2;
    ui_icon(ui, (struct rect){box.x + (box.w - size) / 2, box.y + (box.h - size) / 2, size, size},
            "erase", COLOUR_INK, COLOUR_SURFACE, COLOUR_SURFACE);
}

void pad_draw(struct ui *ui, struct rect box)
{
    int gap = frame_gap(ui->sizes);
    int width = (box.w - (KEY_COLUMNS - 1) * gap) / KEY_COLUMNS;
    int height = (box.h - (KEY_ROWS - 1) * gap) / KEY_ROWS;
    for (int i = 0; i < KEY_COUNT; i++)
        draw_key(ui, i, (struct rect){box.x + i % KEY_COLUMNS * (width + gap),
                                      box.y + i / KEY_COLUMNS * (height + gap), width, height});
}
