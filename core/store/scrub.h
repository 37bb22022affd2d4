/* Making sure that what was deleted is not in the file any more: SQLite leaves old bytes in
 * free pages, in the unused parts of pages, and in the write-ahead log. */
#ifndef OBECNI_STORE_SCRUB_H
#define OBECNI_STORE_SCRUB_H

#include "store/store.h"

/* Writes the whole database anew from what it holds, and empties the log. Outside of any
 * change (assertion). ERROR_STORAGE when there is no room, or when another program holds the
 * log: what was deleted stays deleted, and the same can be asked for again at any time. */
bool store_scrub(struct store *store, struct error *err);

#endif
