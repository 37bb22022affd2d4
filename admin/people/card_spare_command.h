/* card spare, hand-out, test: cards printed ahead, giving one out, and one that tests a reader. */
#ifndef OBECNI_ADMIN_PEOPLE_CARD_SPARE_COMMAND_H
#define OBECNI_ADMIN_PEOPLE_CARD_SPARE_COMMAND_H

#include "admin/line/command.h"

bool card_spare_command(struct invocation *invocation, struct error *err);
bool card_hand_out_command(struct invocation *invocation, struct error *err);
bool card_test_command(struct invocation *invocation, struct error *err);

extern const struct parameter card_spare_parameters[];
extern const struct parameter card_hand_out_parameters[];
extern const struct parameter card_test_parameters[];

#endif
