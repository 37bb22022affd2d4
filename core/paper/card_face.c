/* The card's drawing: text in a column on the left, the code square as large as the height
 * allows on the right. Files of one card are card_picture's. */
#include "paper/card_draw.h"

#include "paper/code_square.h"
#include "trust/token.h"

#include <string.h>

/* Millimetres from the card's upper left corner. A usual token (31 characters, correction
 * Q) has 29 modules: 37 with the quiet zone, 50.1 mm. A module is then exactly 32 dots of
 * a 600 dpi printer. */
#define CODE_SPACE_MM 50.12
#define MARGIN_MM 5.42
#define COLUMN_MM 29.6

/* Inter's capitals are 0.727 of the size. */
#define CAPITAL 0.727

static const struct type_style title_style = {
    .size = 10.5, .weight = TYPE_SEMIBOLD, .tracking = -16, .leading = 12.4, .most_lines = 2};
/* From the usual size down to the smallest that is read at arm's length; the first that fits. */
static const struct type_style name_styles[] = {
    {.size = 8.5, .weight = TYPE_MEDIUM, .leading = 10.6, .most_lines = 3},
    {.size = 7.2, .weight = TYPE_MEDIUM, .leading = 8.8, .most_lines = 4},
    {.size = 6.2, .weight = TYPE_MEDIUM, .leading = 7.6, .most_lines = 5},
};
static const struct type_style found_styles[] = {
    {.size = 7.2, .ink = INK_MUTED, .leading = 10.3, .most_lines = 4},
    {.size = 6.4, .ink = INK_MUTED, .leading = 8.6, .most_lines = 5},
    {.size = 5.6, .ink = INK_MUTED, .leading = 7.4, .most_lines = 6},
};
static const struct type_style number_style = {
    .size = 10.8, .weight = TYPE_SEMIBOLD, .tracking = 45, .most_lines = 1};

/* As large as the column allows: a number may have seven W. */
static void draw_number(const struct card_face *face, struct type *type, double x, double y)
{
    char text[TOKEN_NUMBER_PRINT_SIZE];
    struct type_style style = number_style;
    token_number_print(face->number, text);
    double wide = type_width(type, &style, text);
    if (wide > type_mm(COLUMN_MM))
        style.size *= type_mm(COLUMN_MM) / wide;
    type_draw(type, &style, x, y, TYPE_UNBOUND, text);
}

static void draw_accent(cairo_t *cr, double x, double y)
{
    double half = type_mm(0.4);
    cairo_save(cr);
    type_ink(cr, INK_ACCENT);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(cr, 2 * half);
    cairo_move_to(cr, x + half, y);
    cairo_line_to(cr, x + type_mm(10) - half, y);
    cairo_stroke(cr);
    cairo_restore(cr);
}

/* The first of the styles in which the text fits below `height`, given its lines; else the last,
 * with as many as there is room for. Returns that style. */
static struct type_style fitting(struct type *type, const struct type_style styles[], int count,
                                 const char *text, double height, int *lines)
{
    struct type_style style = {0};
    for (int i = 0; i < count; i++) {
        style = styles[i];
        int room = height < 0 ? 1 : 1 + (int)(height / style.leading);
        room = room < style.most_lines ? room : style.most_lines;
        style.most_lines = 0;
        *lines = type_lines(type, &style, text, type_mm(COLUMN_MM));
        style.most_lines = room;
        if (*lines <= room)
            return style;
    }
    *lines = style.most_lines;
    return style;
}

/* Title, line and name, from `top` (where the title's capitals begin) down. Returns the last
 * baseline, from which the free space counts. */
static double draw_upper(const struct card_face *face, struct type *type, double x, double top)
{
    int lines;
    double width = type_mm(COLUMN_MM);
    double y =
        type_draw(type, &title_style, x, top + CAPITAL * title_style.size, width, face->title);
    y += type_mm(4.0);
    draw_accent(type->cr, x, y);
    if (!face->name || !*face->name)
        return y;
    struct type_style style =
        fitting(type, name_styles, sizeof name_styles / sizeof *name_styles, face->name,
                type_mm(CARD_FACE_HEIGHT_MM), &lines);
    return type_draw(type, &style, x, y + type_mm(5.2), width, face->name);
}

/* The finder's text, ending at the baseline `bottom` and below `top`. */
static void draw_found(const struct card_face *face, struct type *type, double x, double top,
                       double bottom)
{
    int lines;
    double height = bottom - top - 1.5 * found_styles[0].size;
    struct type_style style = fitting(type, found_styles, sizeof found_styles / sizeof *found_styles,
                                      face->found, height, &lines);
    type_draw(type, &style, x, bottom - (lines - 1) * style.leading, type_mm(COLUMN_MM),
              face->found);
}

/* The column beside the code square, flush with its upper and lower edge. */
static void draw_texts(const struct card_face *face, struct type *type, double x, double top,
                       double bottom)
{
    double used = draw_upper(face, type, x, top);
    draw_number(face, type, x, bottom);
    if (face->found && *face->found)
        draw_found(face, type, x, used, bottom - type_mm(6.7));
}

bool card_face_draw(const struct card_face *face, struct type *type, double x, double y,
                    struct error *err)
{
    struct code_square square = {0};
    if (!code_square_make(&square, face->payload, CODE_CORRECTION_Q, err))
        return false;
    double module = type_mm(CODE_SPACE_MM) / (square.side + 2 * CODE_QUIET);
    double side = square.side * module;
    double top = y + (type_mm(CARD_FACE_HEIGHT_MM) - side) / 2;
    double left = x + type_mm(CARD_FACE_WIDTH_MM) - CODE_QUIET * module - side;
    draw_texts(face, type, x + type_mm(MARGIN_MM), top, top + side);
    code_square_draw(&square, type->cr, left, top, module);
    code_square_free(&square);
    return true;
}
