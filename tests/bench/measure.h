/* Times, their percentiles, and the rows of the table that `make bench` prints. Knows
 * nothing of what is measured. */
#ifndef OBECNI_BENCH_MEASURE_H
#define OBECNI_BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

/* Microseconds that only grow. */
double measure_us(void);

/* Sleeps for about so many microseconds; between looks at something that is waited for. */
void measure_pause(long us);

/* Measured values; the zero state is empty. */
struct series {
    double *values;
    size_t count, capacity;
    bool is_sorted;
};

void series_add(struct series *series, double value);
/* The value that `share` (0..1) of all values do not exceed; NAN when there are none. */
double series_percentile(struct series *series, double share);
void series_free(struct series *series);

/* One row of the table. The p50 is held against the budget, and the p99 too when
 * `is_p99_judged`. NAN stands for "not measured" (p99) or "no budget". */
struct figure {
    const char *what;
    const char *unit;
    double p50, p99, budget;
    bool is_p99_judged;
};
void figure_print(const struct figure *figure);

/* Percentiles of times in microseconds, shown in milliseconds. */
void figure_print_times(const char *what, struct series *series, double budget_ms,
                        bool is_p99_judged);

#endif
