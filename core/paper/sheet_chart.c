/* The frame of a chart: title, legend, ticks, the names of its categories. */
#include "paper/sheet_chart.h"

#include "paper/chart_mark.h"
#include "paper/chart_plot.h"

#include <math.h>
#include <string.h>

#define PLOT_MM 46.0
#define AXIS_MM 9.0  /* for the numbers at the ticks, at least */
#define AXIS_GAP 4.0 /* points between them and the field */
#define VALUE_ROOM 13.0

static const struct type_style title_style = {
    .size = 9.2, .weight = TYPE_SEMIBOLD, .leading = 12.2};
static const struct type_style small_style = {.size = 7.5, .ink = INK_MUTED, .leading = 9.2};

static double draw_title(struct sheet_page *page, const struct sheet_chart *chart, double y)
{
    struct type *type = &page->pdf.type;
    y += title_style.size;
    double last = type_draw(type, &title_style, page->left, y, page->width, chart->title);
    double x = page->left + type_width(type, &title_style, chart->title) + type_mm(3);
    if (last == y && chart->unit[0] &&
        x + type_width(type, &small_style, chart->unit) <= page->right)
        type_draw(type, &small_style, x, y, TYPE_UNBOUND, chart->unit);
    else if (chart->unit[0])
        last = type_draw(type, &small_style, page->left, last + 11, page->width, chart->unit);
    return last + 0.3 * title_style.size;
}

static void draw_key(struct sheet_page *page, const struct sheet_chart *chart, size_t series,
                     double x, double y)
{
    cairo_t *cr = page->pdf.cr;
    if (chart->kind != SHEET_CHART_LINE) {
        chart_mark_bar(cr, series, x, y - 6.6, 12, 8);
        return;
    }
    cairo_new_path(cr);
    cairo_move_to(cr, x, y - 2.6);
    cairo_line_to(cr, x + 14, y - 2.6);
    chart_mark_stroke(cr, series);
    chart_mark_point(cr, series, x + 7, y - 2.6);
}

/* In words beside each mark; in further lines where there is no room. */
static double draw_legend(struct sheet_page *page, const struct sheet_chart *chart, double y)
{
    struct type_style style = small_style;
    double x = page->left;
    style.ink = INK_TEXT;
    if (chart->series_count < 2)
        return y;
    y += 13;
    for (size_t i = 0; i < chart->series_count; i++) {
        double width = 17 + type_width(&page->pdf.type, &style, chart->series[i]);
        if (x > page->left && x + width > page->right) {
            x = page->left;
            y += 12;
        }
        if (!page->pdf.type.is_measuring)
            draw_key(page, chart, i, x, y);
        type_draw(&page->pdf.type, &style, x + 17, y, TYPE_UNBOUND, chart->series[i]);
        x += width + type_mm(6);
    }
    return y + 3;
}

/* Room for the longest number at a tick. */
static double axis_width(const struct chart_plot *plot)
{
    char text[CHART_NUMBER_SIZE];
    chart_plot_number(plot->most, text);
    return fmax(type_mm(AXIS_MM),
                type_width(&plot->page->pdf.type, &small_style, text) + AXIS_GAP + 2);
}

static void draw_ticks(const struct chart_plot *plot)
{
    struct type_style style = small_style;
    style.align = TYPE_RIGHT;
    for (int64_t value = 0; value <= plot->most; value += plot->step) {
        double y = chart_plot_y(plot, value);
        char text[CHART_NUMBER_SIZE];
        chart_plot_number(value, text);
        type_draw(&plot->page->pdf.type, &style, plot->page->left, y + 0.36 * style.size,
                  plot->left - plot->page->left - AXIS_GAP, text);
        sheet_page_rule(plot->page, value ? INK_HAIRLINE : INK_LINE, value ? 0.4 : 0.9, plot->left,
                        y, plot->width);
    }
}

static double widest_category(const struct chart_plot *plot)
{
    double widest = 0;
    for (size_t i = 0; i < plot->chart->category_count; i++)
        widest = fmax(widest, type_width(&plot->page->pdf.type, &small_style,
                                         plot->chart->categories[i]));
    return widest;
}

/* Every category, or every second, third … where their names would touch. */
static size_t category_step(const struct chart_plot *plot)
{
    double slot = chart_plot_slot(plot);
    struct type *type = &plot->page->pdf.type;
    for (size_t i = 0; i < plot->chart->category_count; i++) {
        if (type_lines(type, &small_style, plot->chart->categories[i], slot - 3) > 2)
            return (size_t)ceil((widest_category(plot) + 5) / slot);
    }
    if (slot < 24)
        return (size_t)ceil((widest_category(plot) + 5) / slot);
    return 1;
}

static void draw_categories(const struct chart_plot *plot)
{
    struct type_style style = small_style;
    size_t step = category_step(plot);
    double room = chart_plot_slot(plot) * (double)step - 3;
    style.align = TYPE_CENTRE;
    for (size_t i = 0; i < plot->chart->category_count; i += step)
        type_draw(&plot->page->pdf.type, &style, chart_plot_middle(plot, i) - room / 2,
                  plot->bottom + 10.5, room, plot->chart->categories[i]);
}

static void draw_plot(const struct chart_plot *plot)
{
    draw_ticks(plot);
    draw_categories(plot);
    switch (plot->chart->kind) {
    case SHEET_CHART_BARS:
        chart_plot_bars(plot);
        break;
    case SHEET_CHART_STACKED:
        chart_plot_stacks(plot);
        break;
    case SHEET_CHART_LINE:
        chart_plot_lines(plot);
        break;
    }
}

double sheet_chart_draw(struct sheet_page *page, const struct sheet_chart *chart, double y)
{
    bool is_measuring = page->pdf.type.is_measuring;
    struct chart_plot plot = {.page = page, .chart = chart};
    if (!is_measuring) {
        struct buffer text = {0};
        sheet_chart_write(chart, &text);
        pdf_notes_figure(&page->notes, text.text);
        buffer_free(&text);
    }
    sheet_page_tag(page, "Figure");
    y = draw_legend(page, chart, draw_title(page, chart, y));
    chart_plot_scale(&plot);
    plot.left = page->left + axis_width(&plot);
    plot.width = page->right - plot.left;
    plot.top = y + VALUE_ROOM;
    plot.bottom = plot.top + type_mm(PLOT_MM);
    if (!is_measuring)
        draw_plot(&plot);
    sheet_page_untag(page, "Figure");
    return plot.bottom + 10.5 + small_style.leading + 3;
}

void sheet_chart_write(const struct sheet_chart *chart, struct buffer *text)
{
    buffer_printf(text, "%s%s%s%s.", chart->title, chart->unit[0] ? " (" : "", chart->unit,
                  chart->unit[0] ? ")" : "");
    for (size_t i = 0; i < chart->category_count; i++) {
        buffer_printf(text, " %s: ", chart->categories[i]);
        for (size_t k = 0; k < chart->series_count; k++) {
            char number[CHART_NUMBER_SIZE];
            chart_plot_number(chart->values[i * chart->series_count + k], number);
            buffer_append_text(text, k ? ", " : "");
            if (chart->series_count > 1)
                buffer_printf(text, "%s ", chart->series[k]);
            buffer_append_text(text, number);
        }
        buffer_append_text(text, i + 1 < chart->category_count ? ";" : ".");
    }
}
