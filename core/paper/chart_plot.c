/* Bars, stacks and lines with their values. The frame around them is sheet_chart's. */
#include "paper/chart_plot.h"

#include "base/language.h"
#include "base/memory.h"
#include "paper/chart_mark.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_BAR_MM 9.0
enum { MOST_VALUES = 16 }; /* points of a line that all show their value */
#define BARS_SHARE 0.72 /* of a category's room */

static const struct type_style value_style = {.size = 7, .align = TYPE_CENTRE};

int64_t chart_plot_value(const struct chart_plot *plot, size_t category, size_t series)
{
    return plot->chart->values[category * plot->chart->series_count + series];
}

static int64_t stack_sum(const struct chart_plot *plot, size_t category)
{
    int64_t sum = 0;
    for (size_t i = 0; i < plot->chart->series_count; i++) {
        int64_t value = chart_plot_value(plot, category, i);
        sum += value > 0 ? value : 0;
    }
    return sum;
}

static int64_t highest(const struct chart_plot *plot)
{
    const struct sheet_chart *chart = plot->chart;
    int64_t most = 1;
    for (size_t i = 0; i < chart->category_count; i++) {
        if (chart->kind == SHEET_CHART_STACKED && stack_sum(plot, i) > most)
            most = stack_sum(plot, i);
        for (size_t k = 0; k < chart->series_count; k++) {
            if (chart_plot_value(plot, i, k) > most)
                most = chart_plot_value(plot, i, k);
        }
    }
    return most;
}

void chart_plot_scale(struct chart_plot *plot)
{
    static const int steps[] = {1, 2, 5};
    int64_t most = highest(plot), power = 1;
    plot->step = 0;
    for (int i = 0; !plot->step; i++) {
        int64_t step = steps[i % 3] * power;
        if (step * 4 >= most)
            plot->step = step;
        if (i % 3 == 2)
            power *= 10;
    }
    plot->most = (most + plot->step - 1) / plot->step * plot->step;
}

double chart_plot_y(const struct chart_plot *plot, int64_t value)
{
    double share = (double)(value > 0 ? value : 0) / (double)plot->most;
    return plot->bottom - share * (plot->bottom - plot->top);
}

double chart_plot_slot(const struct chart_plot *plot)
{
    size_t count = plot->chart->category_count;
    return plot->width / (double)(count ? count : 1);
}

double chart_plot_middle(const struct chart_plot *plot, size_t category)
{
    return plot->left + chart_plot_slot(plot) * ((double)category + 0.5);
}

void chart_plot_number(int64_t value, char text[CHART_NUMBER_SIZE])
{
    if (value == SHEET_NO_VALUE)
        snprintf(text, CHART_NUMBER_SIZE, "%s", sheet_page_polish(N_("n/a")));
    else if (value >= 10000 && value < 1000000)
        snprintf(text, CHART_NUMBER_SIZE, "%d\u00a0%03d", (int)(value / 1000), (int)(value % 1000));
    else
        snprintf(text, CHART_NUMBER_SIZE, "%lld", (long long)value);
}

/* White behind a value, so that no line runs through it. */
static void clear_ground(cairo_t *cr, double x, double y, double width)
{
    type_ink(cr, INK_WHITE);
    cairo_rectangle(cr, x - 0.8, y - 0.78 * value_style.size, width + 1.6, 0.86 * value_style.size);
    cairo_fill(cr);
}

/* A value over a point of the plot; upright where it is wider than its room. */
static void draw_value(const struct chart_plot *plot, int64_t value, double x, double y,
                       double room)
{
    struct type *type = &plot->page->pdf.type;
    struct type_style style = value_style;
    char text[CHART_NUMBER_SIZE];
    chart_plot_number(value, text);
    double width = type_width(type, &style, text);
    style.align = TYPE_LEFT;
    cairo_save(type->cr);
    if (width <= room) {
        cairo_translate(type->cr, x - width / 2, y - 2.4);
    } else {
        cairo_translate(type->cr, x + 0.36 * style.size, y - 2.4);
        cairo_rotate(type->cr, -M_PI / 2);
    }
    clear_ground(type->cr, 0, 0, width);
    type_draw(type, &style, 0, 0, TYPE_UNBOUND, text);
    cairo_restore(type->cr);
}

static double bar_width(const struct chart_plot *plot, size_t beside)
{
    return fmin(chart_plot_slot(plot) * BARS_SHARE / (double)beside, type_mm(MOST_BAR_MM));
}

void chart_plot_bars(const struct chart_plot *plot)
{
    size_t count = plot->chart->series_count;
    double width = bar_width(plot, count), gap = width > 8 ? 1.5 : 0.4;
    for (size_t i = 0; i < plot->chart->category_count; i++) {
        double left = chart_plot_middle(plot, i) - width * (double)count / 2;
        for (size_t k = 0; k < count; k++) {
            int64_t value = chart_plot_value(plot, i, k);
            double x = left + width * (double)k, y = chart_plot_y(plot, value);
            if (value > 0)
                chart_mark_bar(plot->page->pdf.cr, k, x + gap / 2, y, width - gap,
                               plot->bottom - y);
            double room = count == 1 ? chart_plot_slot(plot) : width + 3;
            draw_value(plot, value, x + width / 2, y, room);
        }
    }
}

/* In the middle of its part, with white around it unless the ground is dark; beside a part that
 * is too low, unless `*taken`, the upper end of the value written there last, is in the way. */
static void draw_inner_value(const struct chart_plot *plot, size_t series, int64_t value,
                             double x, double top, double height, double *taken)
{
    struct type *type = &plot->page->pdf.type;
    struct type_style style = value_style;
    char text[CHART_NUMBER_SIZE];
    chart_plot_number(value, text);
    double width = type_width(type, &style, text), bar = bar_width(plot, 1);
    double baseline = top + height / 2 + 0.36 * style.size;
    bool is_beside = height < 9;
    if (is_beside) {
        x += bar / 2 + 3 + width / 2;
        if (baseline > *taken || bar + 2 * width + 8 > chart_plot_slot(plot))
            return;
        *taken = baseline - style.size;
    }
    if (chart_mark_is_dark(series) && !is_beside)
        style.ink = INK_WHITE;
    else
        clear_ground(type->cr, x - width / 2, baseline, width);
    type_draw(type, &style, x - 30, baseline, 60, text);
}

static bool is_all_missing(const struct chart_plot *plot, size_t category)
{
    for (size_t i = 0; i < plot->chart->series_count; i++) {
        if (chart_plot_value(plot, category, i) != SHEET_NO_VALUE)
            return false;
    }
    return true;
}

void chart_plot_stacks(const struct chart_plot *plot)
{
    double width = bar_width(plot, 1);
    for (size_t i = 0; i < plot->chart->category_count; i++) {
        double middle = chart_plot_middle(plot, i), y = plot->bottom, taken = y;
        for (size_t k = 0; k < plot->chart->series_count; k++) {
            int64_t value = chart_plot_value(plot, i, k);
            if (value <= 0)
                continue;
            double height = plot->bottom - chart_plot_y(plot, value);
            y -= height;
            chart_mark_bar(plot->page->pdf.cr, k, middle - width / 2, y, width, height);
            draw_inner_value(plot, k, value, middle, y, height, &taken);
        }
        draw_value(plot, is_all_missing(plot, i) ? SHEET_NO_VALUE : stack_sum(plot, i), middle, y,
                   chart_plot_slot(plot));
    }
}

static void stroke_line(const struct chart_plot *plot, size_t series)
{
    cairo_t *cr = plot->page->pdf.cr;
    bool is_open = false;
    cairo_new_path(cr);
    for (size_t i = 0; i < plot->chart->category_count; i++) {
        int64_t value = chart_plot_value(plot, i, series);
        double x = chart_plot_middle(plot, i), y = chart_plot_y(plot, value);
        if (value == SHEET_NO_VALUE)
            is_open = false;
        else if (is_open)
            cairo_line_to(cr, x, y);
        else
            cairo_move_to(cr, x, y);
        is_open = value != SHEET_NO_VALUE;
    }
    chart_mark_stroke(cr, series);
}

/* Which way the line turns at a point: 1 a peak, -1 a valley, 0 neither. Ends turn, too. */
static int turn_of(const struct chart_plot *plot, size_t category, size_t series)
{
    int64_t value = chart_plot_value(plot, category, series);
    bool is_first = category == 0, is_last = category + 1 == plot->chart->category_count;
    int64_t before = is_first ? SHEET_NO_VALUE : chart_plot_value(plot, category - 1, series);
    int64_t after = is_last ? SHEET_NO_VALUE : chart_plot_value(plot, category + 1, series);
    before = before == SHEET_NO_VALUE ? after : before;
    after = after == SHEET_NO_VALUE ? before : after;
    if (before == SHEET_NO_VALUE || (before <= value && after <= value))
        return 1;
    return before >= value && after >= value ? -1 : 0;
}

/* Where values stand already, so that none is written upon another. */
struct labels {
    struct label {
        double x, y, width;
    } *items;
    size_t count, capacity;
};

static bool is_free(const struct labels *labels, double x, double y, double width)
{
    for (size_t i = 0; i < labels->count; i++) {
        const struct label *label = &labels->items[i];
        if (fabs(label->x - x) < (label->width + width) / 2 + 1 &&
            fabs(label->y - y) < value_style.size)
            return false;
    }
    return true;
}

static bool place_label(const struct chart_plot *plot, struct labels *labels, int64_t value,
                        double x, double y)
{
    char text[CHART_NUMBER_SIZE];
    chart_plot_number(value, text);
    double width = type_width(&plot->page->pdf.type, &value_style, text);
    if (y > plot->bottom + 1 || !is_free(labels, x, y, width))
        return false;
    labels->items =
        memory_grow(labels->items, labels->count, &labels->capacity, sizeof *labels->items);
    labels->items[labels->count++] = (struct label){.x = x, .y = y, .width = width};
    draw_value(plot, value, x, y, width + 1);
    return true;
}

/* Many points: only where the line turns, for the values between are between. Below in a valley,
 * above elsewhere, on the other side where something stands there. */
static void draw_point_value(const struct chart_plot *plot, struct labels *labels, size_t category,
                             size_t series)
{
    int64_t value = chart_plot_value(plot, category, series);
    double x = chart_plot_middle(plot, category), y = chart_plot_y(plot, value);
    int turn = turn_of(plot, category, series);
    if (!turn && plot->chart->category_count > MOST_VALUES)
        return;
    double above = y - 2.2, below = y + 12.4;
    if (!place_label(plot, labels, value, x, turn < 0 ? below : above))
        place_label(plot, labels, value, x, turn < 0 ? above : below);
}

static void draw_values(const struct chart_plot *plot, struct labels *labels, size_t series)
{
    for (size_t i = 0; i < plot->chart->category_count; i++) {
        int64_t value = chart_plot_value(plot, i, series);
        if (value == SHEET_NO_VALUE)
            place_label(plot, labels, value, chart_plot_middle(plot, i),
                        plot->bottom - 9 * (double)series);
        else
            draw_point_value(plot, labels, i, series);
    }
}

static void draw_points(const struct chart_plot *plot, size_t series)
{
    for (size_t i = 0; i < plot->chart->category_count; i++) {
        int64_t value = chart_plot_value(plot, i, series);
        if (value != SHEET_NO_VALUE)
            chart_mark_point(plot->page->pdf.cr, series, chart_plot_middle(plot, i),
                             chart_plot_y(plot, value));
    }
}

void chart_plot_lines(const struct chart_plot *plot)
{
    struct labels labels = {0};
    for (size_t i = 0; i < plot->chart->series_count; i++)
        stroke_line(plot, i);
    for (size_t i = 0; i < plot->chart->series_count; i++)
        draw_values(plot, &labels, i);
    for (size_t i = 0; i < plot->chart->series_count; i++)
        draw_points(plot, i);
    free(labels.items);
}
