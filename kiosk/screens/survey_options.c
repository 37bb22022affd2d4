/* Arranging answers: all of one question in cells of one size and with letters of one size. */
#include "kiosk/screens/survey_options.h"

#include "kiosk/glass/frame.h"
#include "kiosk/glass/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double least_target_mm = 20.5;

static const char *const areas[SURVEY_OPTIONS_MOST] = {
    "answer-1", "answer-2", "answer-3", "answer-4", "answer-5", "answer-6",
};
static const char *const faces[SURVEY_STEPS] = {"face-1", "face-2", "face-3", "face-4", "face-5"};

int survey_options_find(const struct survey_question *question, const char *name)
{
    for (int i = 0; i < question->option_count; i++) {
        if (strcmp(name, areas[i]) == 0)
            return i + 1;
    }
    return 0;
}

static int between(int least, int value, int most)
{
    return value > most ? most : value < least ? least : value;
}

/* Cells of one size in rows from the left, not higher than is good to look at. */
struct grid {
    struct rect first;
    int columns, gap;
};

static struct grid grid_of(const struct ui *ui, int count, int columns, double most_mm,
                           struct rect box)
{
    struct grid grid = {.columns = columns, .gap = frame_gap(ui->sizes)};
    int rows = (count + columns - 1) / columns;
    int most = sizes_mm(ui->sizes, most_mm);
    grid.first = (struct rect){box.x, box.y, (box.w - (columns - 1) * grid.gap) / columns,
                               (box.h - (rows - 1) * grid.gap) / rows};
    if (grid.first.h > most)
        grid.first.h = most;
    return grid;
}

static struct rect grid_cell(const struct grid *grid, int i)
{
    struct rect cell = grid->first;
    cell.x += i % grid->columns * (cell.w + grid->gap);
    cell.y += i / grid->columns * (cell.h + grid->gap);
    return cell;
}

static const char *words_of(const struct survey_options *options, int i)
{
    return options->question->options[i].in[options->language];
}

static struct text_style label_style(bool is_chosen, enum align align)
{
    return (struct text_style){
        .weight = is_chosen ? WEIGHT_STRONG : WEIGHT_MEDIUM, .step = 2,
        .least_step = STEP_NEEDED, .lines = 2, .align = align, .is_boxed = true,
        .ink = is_chosen ? COLOUR_ACCENT : COLOUR_INK, .ground = COLOUR_SURFACE,
    };
}

/* The step at which the words of every option fit into such a box. */
static int common_step(const struct ui *ui, const struct survey_options *options, int width,
                       int height)
{
    struct text_style style = label_style(true, ALIGN_LEFT);
    int step = style.step;
    for (int i = 0; i < options->question->option_count; i++) {
        struct text_fit fit = text_fit(ui, &style, words_of(options, i), width, height);
        step = fit.step < step ? fit.step : step;
    }
    return step;
}

static void draw_words(struct ui *ui, const struct survey_options *options, int i, int step,
                       enum align align, struct rect box)
{
    struct text_style style = label_style(options->chosen == i + 1, align);
    style.step = style.least_step = step;
    text_centre(ui, &style, words_of(options, i), box);
}

/* Beside a face that leaves room for it. */
static void draw_number_beside(struct ui *ui, int i, struct rect cell, int room)
{
    if (button_number_width(ui) <= room)
        button_number(ui, i + 1, cell);
}

static void draw_face(struct ui *ui, const struct survey_options *options, int i, struct rect box)
{
    bool is_chosen = options->chosen == i + 1;
    ui_icon(ui, box, faces[i], is_chosen ? COLOUR_ACCENT : COLOUR_INK, COLOUR_SURFACE,
            COLOUR_SURFACE);
}

/* Side by side, the words under the face. */
static void draw_faces_wide(struct ui *ui, const struct survey_options *options, struct rect box)
{
    struct grid grid = grid_of(ui, SURVEY_STEPS, SURVEY_STEPS, 110.0, box);
    int pad = sizes_mm(ui->sizes, 3.0);
    struct rect inner = rect_inset((struct rect){0, 0, grid.first.w, grid.first.h}, pad);
    int face = inner.h - pad - (int)(sizes_cap_px(ui->sizes, STEP_NEEDED) * 4.2);
    face = between(inner.h * 30 / 100, face, inner.w * 76 / 100);
    int words = inner.h - face - 2 * pad;
    int step = common_step(ui, options, inner.w, words);
    for (int i = 0; i < SURVEY_STEPS; i++) {
        struct rect cell = grid_cell(&grid, i);
        button_panel(ui, areas[i], options->chosen == i + 1, cell);
        draw_face(ui, options, i,
                  (struct rect){cell.x + (cell.w - face) / 2, cell.y + 2 * pad, face, face});
        draw_number_beside(ui, i, cell, (cell.w - face) / 2);
        draw_words(ui, options, i, step, ALIGN_CENTRE,
                   (struct rect){cell.x + pad, cell.y + face + 3 * pad, inner.w, words});
    }
}

/* Below each other, the words beside the face; the best one stands highest, as on a ladder. */
static void draw_faces_tall(struct ui *ui, const struct survey_options *options, struct rect box)
{
    struct grid grid = grid_of(ui, SURVEY_STEPS, 1, 46.0, box);
    int pad = sizes_mm(ui->sizes, 4.0);
    int face = grid.first.h - 2 * pad;
    int words = grid.first.w - face - 4 * pad;
    int step = common_step(ui, options, words, grid.first.h - pad);
    for (int i = SURVEY_STEPS - 1; i >= 0; i--) {
        struct rect cell = grid_cell(&grid, SURVEY_STEPS - 1 - i);
        button_panel(ui, areas[i], options->chosen == i + 1, cell);
        draw_face(ui, options, i, (struct rect){cell.x + pad, cell.y + pad, face, face});
        draw_words(ui, options, i, step, ALIGN_LEFT,
                   (struct rect){cell.x + face + 3 * pad, cell.y + pad / 2, words,
                                 grid.first.h - pad});
    }
}

static int choice_columns(const struct ui *ui, int count)
{
    if (ui->sizes->is_portrait)
        return ui->sizes->is_low && count > 4 ? 2 : 1;
    return count == 3 ? 3 : 2;
}

static void draw_choices(struct ui *ui, const struct survey_options *options, struct rect box)
{
    int count = options->question->option_count;
    int columns = choice_columns(ui, count);
    struct grid grid = grid_of(ui, count, columns, 44.0, box);
    int pad = sizes_mm(ui->sizes, ui->sizes->text > 1.0 ? 1.5 : 3.0);
    int aside = button_number_width(ui);
    struct rect inner = rect_inset((struct rect){0, 0, grid.first.w, grid.first.h}, pad);
    int more = button_inset(ui->sizes) - pad;
    inner.x += more;
    inner.w -= 2 * more;
    int step = common_step(ui, options, inner.w, inner.h);
    /* The words come first. */
    if (common_step(ui, options, inner.w - aside, inner.h) < step)
        aside = 0;
    inner.w -= aside;
    for (int i = 0; i < count; i++) {
        struct rect cell = grid_cell(&grid, i);
        button_panel(ui, areas[i], options->chosen == i + 1, cell);
        if (aside)
            button_number(ui, i + 1, cell);
        draw_words(ui, options, i, step, ALIGN_CENTRE,
                   (struct rect){cell.x + inner.x + aside, cell.y + inner.y, inner.w, inner.h});
    }
}

static void draw_number(struct ui *ui, const struct survey_options *options, int i,
                        struct rect cell)
{
    char digit[] = {(char)('1' + i), '\0'};
    bool is_chosen = options->chosen == i + 1;
    struct text_style style = label_style(is_chosen, ALIGN_CENTRE);
    style.weight = is_chosen ? WEIGHT_DISPLAY : WEIGHT_MEDIUM;
    style.step = 4;
    style.lines = 1;
    button_panel(ui, areas[i], is_chosen, cell);
    text_centre(ui, &style, digit, rect_inset(cell, sizes_mm(ui->sizes, 2.0)));
}

static int scale_under(const struct ui *ui)
{
    return sizes_mm(ui->sizes, 5.0);
}

static int scale_half(const struct ui *ui, int width)
{
    return (width - sizes_mm(ui->sizes, ui->sizes->text > 1.5 ? 6.0 : 12.0)) / 2;
}

static void draw_face_alone(struct ui *ui, const struct survey_options *options, int i,
                            struct rect cell)
{
    int size = (cell.w < cell.h ? cell.w : cell.h) * 3 / 4;
    button_panel(ui, areas[i], options->chosen == i + 1, cell);
    draw_face(ui, options, i, (struct rect){cell.x + (cell.w - size) / 2,
                                            cell.y + (cell.h - size) / 2, size, size});
    draw_number_beside(ui, i, cell, (cell.w - size) / 2);
}

/* The largest words find no room beside five faces: then the first and the last say theirs. */
static bool is_between_ends(const struct ui *ui, const struct survey_options *options)
{
    enum survey_kind kind = options->question->kind;
    return kind == SURVEY_SCALE ||
           (kind == SURVEY_FACES && (ui->sizes->text > 1.5 || options->is_low));
}

/* Numbers or faces side by side, what the first and the last mean below them. */
static void draw_scale(struct ui *ui, const struct survey_options *options, struct rect box)
{
    int last = options->question->option_count - 1;
    int under = scale_under(ui);
    struct text_style style = {
        .weight = WEIGHT_REGULAR, .step = 1, .least_step = STEP_NEEDED, .lines = 2,
        .group = GROUP_LINE, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    int half = scale_half(ui, box.w);
    int most = box.h - under - sizes_mm(ui->sizes, least_target_mm);
    struct text_fit left = text_fit(ui, &style, words_of(options, 0), half, most);
    struct text_fit right = text_fit(ui, &style, words_of(options, last), half, most);
    int words = (left.height > right.height ? left.height : right.height) + left.font_px / 3;
    struct grid grid = grid_of(ui, last + 1, last + 1, 62.0,
                               (struct rect){box.x, box.y, box.w, box.h - words - under});
    for (int i = 0; i <= last; i++) {
        if (options->question->kind == SURVEY_FACES)
            draw_face_alone(ui, options, i, grid_cell(&grid, i));
        else
            draw_number(ui, options, i, grid_cell(&grid, i));
        ui_said(ui, grid_cell(&grid, i), words_of(options, i));
    }
    struct rect line = {box.x, grid.first.y + grid.first.h + under, half, words};
    text_draw(ui, &style, &left, words_of(options, 0), line);
    style.align = ALIGN_RIGHT;
    line.x = box.x + box.w - half;
    text_draw(ui, &style, &right, words_of(options, last), line);
}

void survey_options_draw(struct ui *ui, const struct survey_options *options, struct rect box)
{
    if (is_between_ends(ui, options)) {
        draw_scale(ui, options, box);
        return;
    }
    switch (options->question->kind) {
    case SURVEY_FACES:
        if (ui->sizes->is_portrait)
            draw_faces_tall(ui, options, box);
        else
            draw_faces_wide(ui, options, box);
        break;
    case SURVEY_SCALE:
    case SURVEY_CHOICE:
    case SURVEY_KINDS:
        draw_choices(ui, options, box);
        break;
    }
}

int survey_options_least(const struct ui *ui, const struct survey_options *options)
{
    int target = sizes_mm(ui->sizes, least_target_mm);
    int count = options->question->option_count;
    int rows = count;
    int digit = (int)(1.6 * sizes_cap_px(ui->sizes, STEP_NEEDED)) + sizes_mm(ui->sizes, 4.0);
    if (options->question->kind == SURVEY_SCALE && digit > target)
        target = digit;
    if (is_between_ends(ui, options))
        return target + scale_under(ui) + (int)((ui->sizes->is_portrait && ui->sizes->text > 1.5 ? 3.6 : 2.5) *
                                                   sizes_cap_px(ui->sizes, STEP_NEEDED));
    if (options->question->kind == SURVEY_FACES && !ui->sizes->is_portrait)
        return 2 * target + (int)(2.0 * sizes_cap_px(ui->sizes, STEP_NEEDED));
    if (options->question->kind == SURVEY_CHOICE) {
        int columns = choice_columns(ui, count);
        rows = (count + columns - 1) / columns;
    }
    return rows * target + (rows - 1) * frame_gap(ui->sizes);
}
