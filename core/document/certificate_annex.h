/* The annex of a certificate: a page with the days that were attended and excused; for third
 * parties (neutral) the days attended alone, and nothing else about them. */
#ifndef OBECNI_DOCUMENT_CERTIFICATE_ANNEX_H
#define OBECNI_DOCUMENT_CERTIFICATE_ANNEX_H

#include "document/sheet.h"
#include "figures/person/participation.h"

void certificate_annex(const struct participation *participation, bool is_neutral,
                       struct sheet *sheet);

#endif
