/* The functions that fill sheets, one file each (fill_NAME.c); document_kind.c names them in its
 * table. What each takes as parameters stands above it; "names", a flag, is everybody's. */
#ifndef OBECNI_DOCUMENT_DOCUMENT_FILLS_H
#define OBECNI_DOCUMENT_DOCUMENT_FILLS_H

#include "document/document_kind.h"

#endif
