/* Blank attendance lists, printed ahead for signatures and for days without the kiosk: each has a
 * number by which it is typed back. They are no documents of the register. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_BLANK_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_BLANK_H

#include "admin/line/command.h"

/* Of SESSION, or of all sessions --from … --to in one file. */
bool document_blank_print(struct invocation *invocation, struct error *err);

#endif
