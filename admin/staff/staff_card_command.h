/* staff card, card-revoke, cards: cards that open names at the kiosk, together with a PIN. */
#ifndef OBECNI_ADMIN_STAFF_STAFF_CARD_COMMAND_H
#define OBECNI_ADMIN_STAFF_STAFF_CARD_COMMAND_H

#include "admin/line/listing.h"

bool staff_card_command(struct invocation *invocation, struct error *err);
bool staff_card_revoke_command(struct invocation *invocation, struct error *err);
bool staff_cards_command(struct invocation *invocation, struct error *err);

extern const struct parameter staff_card_parameters[];
extern const struct parameter staff_card_revoke_parameters[];
extern const struct listing_column staff_cards_columns[];

#endif
