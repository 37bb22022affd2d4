/* Measuring rows, dividing them into pages, drawing them. */
#include "kiosk/staff/parts_list.h"

#include <math.h>
#include <string.h>

enum { ROW_MM = 20, GAP_MM = 5, MOST_MM = 34, GRID_MOST_MM = 46 };

/* How rows are laid out in a box. */
struct rows {
    struct rect box;
    int columns, rows; /* of one page */
    int height;        /* of one row */
};

static int gap_of(const struct ui *ui)
{
    return sizes_mm(ui->sizes, GAP_MM) + 1;
}

/* Between a row's edge and its words. */
static int inset_of(const struct ui *ui)
{
    return sizes_mm(ui->sizes, 3.0 + 2.0 * ui->sizes->text);
}

static struct text_style text_style_of(enum colour ground, int step)
{
    return (struct text_style){
        .weight = WEIGHT_MEDIUM, .step = step, .least_step = step, .lines = 1,
        .breaks_hyphens = true, .ink = COLOUR_INK, .ground = ground,
    };
}

static struct text_style end_style_of(bool is_quiet, enum colour ground, int step)
{
    struct text_style style = text_style_of(ground, step);
    style.weight = WEIGHT_REGULAR;
    style.align = ALIGN_RIGHT;
    style.ink = is_quiet ? COLOUR_MUTED : COLOUR_INK;
    return style;
}

static int icon_size(const struct ui *ui)
{
    return sizes_mm(ui->sizes, 9.0);
}

/* Where the parts of a row stand: words, sign, end. */
struct places {
    struct rect words, icon, end;
};

/* Almost half, and what a short text leaves. */
static int end_room(const struct ui *ui, const struct parts_row *row, int width, int step)
{
    struct text_style style = text_style_of(COLOUR_SURFACE, step);
    struct text_fit fit = text_fit(ui, &style, row->text, 4 * ui->sizes->width, ui->sizes->height);
    int half = width * 46 / 100;
    int left = width - fit.width * 101 / 100 - sizes_mm(ui->sizes, 4.0);
    return left > half ? left : half;
}

static struct places places_of(const struct ui *ui, const struct parts_row *row, struct rect box,
                               int step)
{
    struct places places = {.words = box};
    int inset = row->name[0] ? inset_of(ui) : 0, edge = sizes_mm(ui->sizes, 1.0);
    int between = sizes_mm(ui->sizes, 2.5), size = icon_size(ui);
    struct rect inner = {box.x + inset, box.y + edge, box.w - 2 * inset, box.h - 2 * edge};
    int right = inner.x + inner.w;
    if (row->end[0]) {
        struct text_style style = end_style_of(row->is_quiet, COLOUR_SURFACE, step);
        style.is_boxed = true;
        int room = end_room(ui, row, inner.w, step) - (row->icon ? size + between : 0);
        int width = text_fit(ui, &style, row->end, room, inner.h).width * 101 / 100 + 3;
        width = width < room ? width : room;
        places.end = (struct rect){right - width, inner.y, width, inner.h};
        right -= width + between;
    }
    if (row->icon) {
        places.icon = (struct rect){right - size, box.y + (box.h - size) / 2, size, size};
        right -= size + between;
    }
    places.words = (struct rect){inner.x, inner.y, right - inner.x, inner.h};
    return places;
}

/* How high a text of so many lines is, with accents and descenders. */
static int text_height(const struct ui *ui, int lines)
{
    struct text_style style = text_style_of(COLOUR_SURFACE, STEP_NEEDED);
    struct text_fit fit = text_fit(ui, &style, "A", ui->sizes->width, ui->sizes->height);
    return fit.cap + (lines - 1) * fit.pitch + (int)ceil(FONTS_OUTSIDE * fit.font_px) +
           2 * sizes_mm(ui->sizes, 1.0) + 1;
}

static int lines_of(const struct ui *ui, const struct text_style *style, const char *text,
                    int width)
{
    struct text_fit fit = text_fit(ui, style, text, width, ui->sizes->height);
    return fit.step < STEP_NEEDED ? 99 : fit.count;
}

/* Between columns of rows without panels there is more room. */
static struct rect inner_of(const struct ui *ui, const struct parts_row *row, struct rect box)
{
    if (!row->name[0] && box.w < ui->sizes->width / 2)
        box.w -= sizes_mm(ui->sizes, 7.0);
    return box;
}

/* How many lines the row with the most of them takes at that width. */
static int most_lines(const struct kiosk *kiosk, const struct ui *ui,
                      const struct parts_list *list, int width)
{
    int most = 1;
    for (int i = 0; i < list->count; i++) {
        struct parts_row row = {.icon = NULL};
        list->fill(kiosk, i, &row);
        struct rect box = inner_of(ui, &row, (struct rect){0, 0, width, text_height(ui, 2)});
        struct places places = places_of(ui, &row, box, STEP_NEEDED);
        struct text_style text = text_style_of(COLOUR_SURFACE, STEP_NEEDED),
                          end = end_style_of(false, COLOUR_SURFACE, STEP_NEEDED);
        int lines = lines_of(ui, &text, row.text, places.words.w);
        int end_lines = row.end[0] ? lines_of(ui, &end, row.end, places.end.w) : 1;
        explicit_bzero(&row, sizeof row);
        lines = lines > end_lines ? lines : end_lines;
        most = lines > most ? lines : most;
    }
    return most;
}

static int column_width(const struct ui *ui, struct rect box, int columns)
{
    return (box.w - (columns - 1) * gap_of(ui)) / columns;
}

static int at_least(int value, int least)
{
    return value > least ? value : least;
}

static int rows_in(const struct ui *ui, struct rect box, int least)
{
    return at_least((box.h + gap_of(ui)) / (least + gap_of(ui)), 1);
}

/* In larger text: how high a row is at least, so that its letters are no smaller than the house's
 * own. */
static int least_larger(const struct kiosk *kiosk, const struct ui *ui,
                        const struct parts_list *list, int width)
{
    double larger = ui->sizes->text;
    double around = 2 * inset_of(ui) + sizes_mm(ui->sizes, 18.0); /* grows with no text */
    int lines = most_lines(kiosk, ui, list, (int)(width * larger - around * (larger - 1.0)));
    double size = larger; /* the last step of the scale that is no smaller */
    while (size / 1.25 >= 1.0)
        size /= 1.25;
    return (int)(text_height(ui, lines < 2 ? lines : 2) * size / larger) + sizes_mm(ui->sizes, 1.0);
}

/* Beside each other where two lines do for each. Larger text is as large as four rows to a page
 * allow. */
static struct rows plan_rows(const struct kiosk *kiosk, const struct ui *ui,
                             const struct parts_list *list, struct rect box)
{
    struct rows rows = {.box = box, .columns = 1};
    int least = sizes_mm(ui->sizes, ROW_MM) + 1, half = (box.h - gap_of(ui)) / 2, wish = 0;
    bool is_wide = !ui->sizes->is_portrait && box.w > 380.0 * ui->sizes->unit;
    for (int columns = list->is_single || !is_wide ? 1 : 2; columns > 0; columns--) {
        int lines = most_lines(kiosk, ui, list, column_width(ui, box, columns));
        wish = at_least(text_height(ui, lines < 2 ? lines : 2), least);
        rows.columns = columns;
        if (lines <= 2 && wish <= half)
            break;
    }
    if (ui->sizes->text > 1.0)
        half = at_least((box.h - 3 * gap_of(ui)) / 4,
                        least_larger(kiosk, ui, list, column_width(ui, box, rows.columns)));
    rows.height = at_least(wish < half || (ui->sizes->text <= 1.0 && wish <= box.h) ? wish : half, least);
    rows.rows = rows_in(ui, box, rows.height);
    int shared = (box.h - (rows.rows - 1) * gap_of(ui)) / rows.rows;
    int most = sizes_mm(ui->sizes, MOST_MM);
    rows.height = at_least(shared < most ? shared : most, rows.height);
    return rows;
}

static int widest_button(const struct kiosk *kiosk, const struct ui *ui,
                         const struct parts_list *list)
{
    int widest = 0;
    for (int i = 0; i < list->count; i++) {
        struct parts_row row = {.icon = NULL};
        list->fill(kiosk, i, &row);
        int width = button_width(ui, &(struct button){.label = row.text});
        widest = at_least(width, widest);
    }
    return widest;
}

/* As few rows as the widest label allows, so that they can be high. */
static struct rows plan_grid(const struct kiosk *kiosk, const struct ui *ui,
                             const struct parts_list *list, struct rect box)
{
    int gap = gap_of(ui), widest = widest_button(kiosk, ui, list);
    int columns = widest ? (box.w + gap) / (widest + gap) : 1;
    int most = ui->sizes->is_portrait || box.h > 130.0 * ui->sizes->unit ? 2 : 3;
    columns = columns < 1 ? 1 : columns > most ? most : columns;
    struct rows rows = {.box = box, .columns = columns};
    int needed = at_least((list->count + columns - 1) / columns, 1);
    rows.rows = rows_in(ui, box, frame_row(ui->sizes));
    rows.rows = needed < rows.rows ? needed : rows.rows;
    int shared = (box.h - (rows.rows - 1) * gap) / rows.rows, high = sizes_mm(ui->sizes, GRID_MOST_MM);
    rows.height = shared < high ? shared : high;
    return rows;
}

/* The room for the words of a fact, beside its sign. */
static int fact_width(const struct ui *ui, int width)
{
    return width - icon_size(ui) - 3 * sizes_mm(ui->sizes, 4.0);
}

/* How high the n-th fact is. */
static int fact_height(const struct kiosk *kiosk, const struct ui *ui,
                       const struct parts_list *list, int n, int width)
{
    struct parts_row row = {.icon = NULL};
    struct text_style style = text_style_of(COLOUR_PAPER, STEP_NEEDED);
    style.weight = WEIGHT_REGULAR;
    list->fill(kiosk, n, &row);
    int lines = lines_of(ui, &style, row.end, fact_width(ui, width));
    return text_height(ui, 1 + (lines < TEXT_LINES ? lines : 1)) + sizes_mm(ui->sizes, 4.0);
}

static int highest_fact(const struct kiosk *kiosk, const struct ui *ui,
                        const struct parts_list *list, int width)
{
    int most = 1;
    for (int i = 0; i < list->count; i++)
        most = at_least(fact_height(kiosk, ui, list, i, width), most);
    return most;
}

/* Below each other, each takes the height that it needs: the first one of the next page. */
static int facts_end(const struct kiosk *kiosk, const struct ui *ui, const struct parts_list *list,
                     struct rect box, int first)
{
    int i = first;
    for (int y = 0; i < list->count; i++) {
        y += fact_height(kiosk, ui, list, i, box.w);
        if (y > box.h && i > first)
            break;
        y += gap_of(ui);
    }
    return i;
}

/* What stands above how. */
static struct rows plan_facts(const struct kiosk *kiosk, const struct ui *ui,
                              const struct parts_list *list, struct rect box)
{
    struct rows rows = {.box = box, .columns = 1};
    if (!ui->sizes->is_portrait && ui->sizes->text < 1.5 && box.w > 380.0 * ui->sizes->unit)
        rows.columns = 2;
    int least = highest_fact(kiosk, ui, list, column_width(ui, box, rows.columns));
    rows.rows = rows_in(ui, box, least);
    rows.height = (box.h - (rows.rows - 1) * gap_of(ui)) / rows.rows;
    int most = least * 5 / 4;
    rows.height = rows.height < most ? rows.height : most;
    return rows;
}

static struct rows plan(const struct kiosk *kiosk, const struct ui *ui,
                        const struct parts_list *list, struct rect box)
{
    return list->shape == PARTS_GRID    ? plan_grid(kiosk, ui, list, box)
           : list->shape == PARTS_FACTS ? plan_facts(kiosk, ui, list, box)
                                        : plan_rows(kiosk, ui, list, box);
}

static int pages_of(const struct rows *rows, int count)
{
    int page = rows->rows * rows->columns;
    return count ? (count + page - 1) / page : 1;
}

int parts_pages(const struct kiosk *kiosk, const struct ui *ui, const struct parts_list *list,
                struct rect box)
{
    int pages = 0;
    struct rows rows = plan(kiosk, ui, list, box);
    if (list->shape != PARTS_FACTS || rows.columns > 1)
        return pages_of(&rows, list->count);
    for (int first = 0; first < list->count; first = facts_end(kiosk, ui, list, box, first))
        pages++;
    return at_least(pages, 1);
}

/* Down the first column, then down the second; a grid goes across. */
static struct rect box_of(const struct ui *ui, const struct rows *rows, enum parts_shape shape,
                          int place)
{
    int width = column_width(ui, rows->box, rows->columns);
    int column = shape == PARTS_GRID ? place % rows->columns : place / rows->rows;
    int row = shape == PARTS_GRID ? place / rows->columns : place % rows->rows;
    return (struct rect){rows->box.x + column * (width + gap_of(ui)),
                         rows->box.y + row * (rows->height + gap_of(ui)), width, rows->height};
}

static bool fits(const struct ui *ui, struct text_style style, const char *text, struct rect box)
{
    style.is_boxed = true;
    return text_fit(ui, &style, text, box.w, box.h).step >= style.step;
}

/* The size, no larger than `step`, at which all of a row fits into it: both its texts are of one
 * size. */
static int step_of(const struct ui *ui, const struct parts_row *row, struct rect box, int step)
{
    for (; step > STEP_LEAST; step--) {
        struct places places = places_of(ui, row, box, step);
        struct text_style text = text_style_of(COLOUR_SURFACE, step),
                          end = end_style_of(false, COLOUR_SURFACE, step);
        if (fits(ui, text, row->text, places.words) &&
            (!row->end[0] || fits(ui, end, row->end, places.end)))
            break;
    }
    return step;
}

/* The size of every row, on whichever page it stands. */
static int common_step(const struct kiosk *kiosk, const struct ui *ui,
                       const struct parts_list *list, const struct rows *rows)
{
    int step = STEP_NEEDED;
    for (int i = 0; i < list->count; i++) {
        struct parts_row row = {.icon = NULL};
        list->fill(kiosk, i, &row);
        step = step_of(ui, &row, inner_of(ui, &row, box_of(ui, rows, list->shape, 0)), step);
        explicit_bzero(&row, sizeof row);
    }
    return step;
}

static void draw_row(struct ui *ui, const struct parts_row *row, int step, struct rect box)
{
    enum colour ground = row->name[0] ? COLOUR_SURFACE : COLOUR_PAPER;
    box = inner_of(ui, row, box);
    struct places places = places_of(ui, row, box, step);
    struct text_style text = text_style_of(ground, step),
                      end = end_style_of(row->is_quiet, ground, step);
    if (row->name[0])
        button_panel(ui, row->name, row->is_chosen, box);
    else
        ui_fill(ui,
                (struct rect){box.x, box.y + box.h, box.w, (int)fmax(1.0, ui->sizes->unit * 0.4)},
                COLOUR_HAIRLINE);
    text_centre(ui, &text, row->text, places.words);
    if (row->icon)
        ui_icon(ui, places.icon, row->icon, COLOUR_ACCENT, ground, ground);
    if (row->end[0])
        text_centre(ui, &end, row->end, places.end);
}

static void draw_fact(struct ui *ui, const struct parts_row *row, struct rect box)
{
    int size = icon_size(ui), gap = sizes_mm(ui->sizes, 4.0);
    struct text_style style = text_style_of(COLOUR_PAPER, STEP_NEEDED);
    struct rect words = {box.x + size + gap, box.y + gap, fact_width(ui, box.w), box.h - gap};
    style.weight = WEIGHT_STRONG;
    struct text_fit fit = text_fit(ui, &style, row->text, words.w, words.h);
    int base = text_draw(ui, &style, &fit, row->text, words);
    if (row->icon)
        ui_icon(ui, (struct rect){box.x, words.y + (fit.cap - size) / 2, size, size}, row->icon,
                strcmp(row->icon, "tick") == 0 ? COLOUR_ACCENT : COLOUR_INK, COLOUR_PAPER,
                COLOUR_PAPER);
    style.weight = WEIGHT_REGULAR;
    words.h -= base - words.y;
    words.y = base + (int)ceil(0.5 * fit.font_px);
    words.h -= (int)ceil(0.5 * fit.font_px);
    fit = text_fit(ui, &style, row->end, words.w, words.h);
    text_draw(ui, &style, &fit, row->end, words);
}

static void draw_item(struct ui *ui, enum parts_shape shape, const struct parts_row *row, int step,
                      struct rect box)
{
    if (shape == PARTS_GRID)
        button_draw(ui,
                    &(struct button){.name = row->name, .label = row->text,
                                     .is_chosen = row->is_chosen},
                    box);
    else if (shape == PARTS_FACTS)
        draw_fact(ui, row, box);
    else
        draw_row(ui, row, step, box);
}

static void draw_facts(const struct kiosk *kiosk, struct ui *ui, struct parts_list *list,
                       struct rect box)
{
    int first = 0;
    list->frame.pages = parts_pages(kiosk, ui, list, box);
    list->frame.page = list->page < list->frame.pages ? list->page : list->frame.pages - 1;
    for (int page = 0; page < list->frame.page; page++)
        first = facts_end(kiosk, ui, list, box, first);
    int end = facts_end(kiosk, ui, list, box, first);
    for (int i = first; i < end; i++) {
        struct parts_row row = {.icon = NULL};
        list->fill(kiosk, i, &row);
        box.h = fact_height(kiosk, ui, list, i, box.w);
        draw_fact(ui, &row, box);
        box.y += box.h + gap_of(ui);
    }
}

void parts_draw_rows(const struct kiosk *kiosk, struct ui *ui, struct parts_list *list,
                     struct rect box)
{
    struct rows rows = plan(kiosk, ui, list, box);
    if (list->shape == PARTS_FACTS && rows.columns == 1) {
        draw_facts(kiosk, ui, list, box);
        return;
    }
    int each = rows.rows * rows.columns;
    int step = list->shape == PARTS_ROWS ? common_step(kiosk, ui, list, &rows) : STEP_NEEDED;
    list->frame.pages = pages_of(&rows, list->count);
    list->frame.page = list->page < list->frame.pages ? list->page : list->frame.pages - 1;
    for (int i = list->frame.page * each; i < list->count && i < (list->frame.page + 1) * each;
         i++) {
        struct parts_row row = {.icon = NULL};
        list->fill(kiosk, i, &row);
        draw_item(ui, list->shape, &row, step, box_of(ui, &rows, list->shape, i % each));
        explicit_bzero(&row, sizeof row);
    }
}

/* Without arrows, if one page is enough then. */
void parts_draw_list(const struct kiosk *kiosk, struct ui *ui, struct parts_list *list)
{
    list->frame.pages = 1;
    struct rect body = parts_body(kiosk, ui, &list->frame);
    if (parts_pages(kiosk, ui, list, body) > 1) {
        list->frame.pages = 2;
        body = parts_body(kiosk, ui, &list->frame);
    }
    parts_head(kiosk, ui, &list->frame);
    if (!list->count && list->empty)
        parts_text(ui, list->empty, body, STEP_NEEDED, WEIGHT_REGULAR, COLOUR_MUTED);
    parts_draw_rows(kiosk, ui, list, body);
    parts_foot(kiosk, ui, &list->frame);
}
