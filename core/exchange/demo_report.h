/* What the demonstration club reports with: figures of half-years before its register, one of
 * another unit and length that must not be compared, and indicators on the three levels with
 * targets and values. A row of a table of data/demo each. */
#ifndef OBECNI_EXCHANGE_DEMO_REPORT_H
#define OBECNI_EXCHANGE_DEMO_REPORT_H

#include "club/club.h"

bool demo_load_earlier_figure(struct club *club, const char *const fields[], struct error *err);
bool demo_load_indicator(struct club *club, const char *const fields[], struct error *err);
bool demo_load_indicator_value(struct club *club, const char *const fields[], struct error *err);

#endif
