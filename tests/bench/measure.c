/* Percentiles by sorting; rows by printf. */
#include "measure.h"

#include "base/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double measure_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

void measure_pause(long us)
{
    struct timespec pause = {.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000};
    nanosleep(&pause, NULL);
}

void series_add(struct series *series, double value)
{
    series->values =
        memory_grow(series->values, series->count, &series->capacity, sizeof *series->values);
    series->values[series->count++] = value;
    series->is_sorted = false;
}

enum { LABEL_WIDTH = 54, CELL_WIDTH = 12 };

static int compare(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

double series_percentile(struct series *series, double share)
{
    if (!series->count)
        return NAN;
    if (!series->is_sorted)
        qsort(series->values, series->count, sizeof *series->values, compare);
    series->is_sorted = true;
    size_t rank = (size_t)ceil(share * (double)series->count);
    return series->values[rank ? rank - 1 : 0];
}

void series_free(struct series *series)
{
    free(series->values);
    *series = (struct series){0};
}

/* Right-aligned by columns: dashes and signs are more bytes than columns. */
static void cell(double value, const char *unit, const char *prefix)
{
    char text[32] = "–";
    int places = fabs(value) < 10 ? 2 : fabs(value) < 100 ? 1 : 0, columns = 0;
    if (!isnan(value))
        snprintf(text, sizeof text, "%s%.*f %s", prefix, places, value, unit);
    for (const char *at = text; *at; at++)
        columns += ((unsigned char)*at & 0xC0u) != 0x80u;
    printf(" %*s%s", CELL_WIDTH - columns, "", text);
}

/* The first column, filled up to its width. */
static void label(const char *what)
{
    int columns = 0;
    for (const char *at = what; *at; at++)
        columns += ((unsigned char)*at & 0xC0u) != 0x80u;
    printf("%s%*s", what, LABEL_WIDTH - columns, "");
}

void figure_print(const struct figure *figure)
{
    bool is_over = figure->p50 > figure->budget ||
                   (figure->is_p99_judged && figure->p99 > figure->budget);
    label(figure->what);
    cell(figure->p50, figure->unit, "");
    cell(figure->p99, figure->unit, "");
    cell(figure->budget, figure->unit, "≤ ");
    printf("  %s\n", isnan(figure->budget) ? "" : is_over ? "OVER" : "ok");
    fflush(stdout);
}

void figure_print_times(const char *what, struct series *series, double budget_ms,
                        bool is_p99_judged)
{
    figure_print(&(struct figure){.what = what,
                                  .unit = "ms",
                                  .p50 = series_percentile(series, 0.50) / 1e3,
                                  .p99 = series_percentile(series, 0.99) / 1e3,
                                  .budget = budget_ms,
                                  .is_p99_judged = is_p99_judged});
}

