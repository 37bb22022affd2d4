/* `card sheet`: many cards at once. Part of the noun card. */
#ifndef OBECNI_ADMIN_PEOPLE_CARD_SHEET_COMMAND_H
#define OBECNI_ADMIN_PEOPLE_CARD_SHEET_COMMAND_H

#include "admin/line/command.h"

/* Issues (or reissues) the cards and prints the sheet, all or none. */
bool card_sheet_command(struct invocation *invocation, struct error *err);

#endif
