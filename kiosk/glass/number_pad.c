/* Keys of 20 mm at least, 5 mm apart; as large as the room allows. */
#include "kiosk/glass/number_pad.h"

#include <stdio.h>

static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { SIGNS = sizeof signs - 1, KEYS = SIGNS + 1 };

static int least_key(const struct sizes *sizes)
{
    return sizes_mm(sizes, 20.0) + 1;
}

static int gap_of(const struct sizes *sizes)
{
    return sizes_mm(sizes, 5.0) + 1;
}

/* Larger text wants higher keys. */
static int least_height(const struct sizes *sizes)
{
    int text = (int)(sizes_cap_px(sizes, STEP_NEEDED) * 1.55);
    return text > least_key(sizes) ? text : least_key(sizes);
}

static int rows_in(const struct sizes *sizes, int width, int height)
{
    int gap = gap_of(sizes);
    int columns = (width + gap) / (least_key(sizes) + gap);
    int most = (height + gap) / (least_height(sizes) + gap);
    int least = (KEYS + columns - 1) / columns;
    int wish = sizes->is_portrait ? 6 : 4;
    int rows = most < wish ? most : wish;
    return rows > least ? rows : least;
}

int number_pad_height(const struct sizes *sizes, int width, int height)
{
    int rows = rows_in(sizes, width, height);
    int most = rows * (least_height(sizes) * 3 / 2) + (rows - 1) * gap_of(sizes);
    return most < height ? most : height;
}

static void draw_key(struct ui *ui, int i, struct rect key)
{
    char name[16] = "erase", label[2] = "";
    int size = (key.w < key.h ? key.w : key.h) * 6 / 10;
    struct text_style style = {
        .weight = WEIGHT_MEDIUM, .step = ui->sizes->text > 1.0 ? STEP_NEEDED : 1,
        .least_step = STEP_NEEDED, .lines = 1, .align = ALIGN_CENTRE, .is_tabular = true,
        .group = GROUP_KEY, .ink = COLOUR_INK,
        .ground = COLOUR_SURFACE,
    };
    if (i < SIGNS) {
        label[0] = signs[i];
        snprintf(name, sizeof name, "sign-%c", signs[i]);
    }
    button_panel(ui, name, false, key);
    if (i < SIGNS)
        text_centre(ui, &style, label, key);
    else
        ui_icon(ui, (struct rect){key.x + (key.w - size) / 2, key.y + (key.h - size) / 2, size, size},
                "erase", COLOUR_INK, COLOUR_SURFACE, COLOUR_SURFACE);
}

/* The last key takes what is left of its row. */
void number_pad_draw(struct ui *ui, struct rect box)
{
    int gap = gap_of(ui->sizes), rows = rows_in(ui->sizes, box.w, box.h);
    int columns = (KEYS + rows - 1) / rows;
    int width = (box.w - (columns - 1) * gap) / columns, height = (box.h - (rows - 1) * gap) / rows;
    for (int i = 0; i < KEYS; i++) {
        struct rect key = {box.x + i % columns * (width + gap),
                           box.y + i / columns * (height + gap), width, height};
        if (i == KEYS - 1)
            key.w = box.x + columns * (width + gap) - gap - key.x;
        draw_key(ui, i, key);
    }
}
