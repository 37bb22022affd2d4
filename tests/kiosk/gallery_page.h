/* The gallery's page: all pictures by state, with choices of what to see. */
#ifndef OBECNI_TESTS_KIOSK_GALLERY_PAGE_H
#define OBECNI_TESTS_KIOSK_GALLERY_PAGE_H

#include <stdbool.h>

/* Writes index.html; of the pictures whose name has `part` in it, or of all (NULL). */
bool gallery_page_write(const char *dir, const char *part);

#endif
