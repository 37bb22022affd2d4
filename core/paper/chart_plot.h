/* The field of a chart in which bars and lines stand: from values to places. */
#ifndef OBECNI_PAPER_CHART_PLOT_H
#define OBECNI_PAPER_CHART_PLOT_H

#include "paper/sheet_page.h"

enum { CHART_NUMBER_SIZE = 32 };

struct chart_plot {
    struct sheet_page *page;
    const struct sheet_chart *chart;
    double left, width, top, bottom; /* points; the baseline is at bottom */
    int64_t step, most;              /* between two ticks; the highest */
};

/* Ticks for values up to the chart's highest: at most five, of 1, 2 or 5 times a power of ten. */
void chart_plot_scale(struct chart_plot *plot);

/* Where a value stands. */
double chart_plot_y(const struct chart_plot *plot, int64_t value);

/* The room of one category, and its middle. */
double chart_plot_slot(const struct chart_plot *plot);
double chart_plot_middle(const struct chart_plot *plot, size_t category);

int64_t chart_plot_value(const struct chart_plot *plot, size_t category, size_t series);

/* "12 345"; "n/d" where nothing is known. */
void chart_plot_number(int64_t value, char text[CHART_NUMBER_SIZE]);

/* Marks and their values. */
void chart_plot_bars(const struct chart_plot *plot);
void chart_plot_stacks(const struct chart_plot *plot);
void chart_plot_lines(const struct chart_plot *plot);

#endif
