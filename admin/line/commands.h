/* The verb tables that the nouns' files end with. */
#ifndef OBECNI_ADMIN_LINE_COMMANDS_H
#define OBECNI_ADMIN_LINE_COMMANDS_H

#include "admin/line/command.h"

extern const struct command init_commands[];
extern const struct command demo_commands[];
extern const struct command today_commands[];
extern const struct command status_commands[];
extern const struct command settings_commands[];
extern const struct command unlock_commands[];
extern const struct command lock_commands[];
extern const struct command staff_commands[];
extern const struct command participant_commands[];
extern const struct command card_commands[];
extern const struct command programme_commands[];
extern const struct command target_group_commands[];
extern const struct command activity_commands[];
extern const struct command schedule_commands[];
extern const struct command calendar_commands[];
extern const struct command session_commands[];
extern const struct command enrolment_commands[];
extern const struct command contract_commands[];
extern const struct command household_commands[];
extern const struct command intervention_commands[];
extern const struct command service_commands[];
extern const struct command referral_commands[];
extern const struct command outcome_commands[];
extern const struct command partner_commands[];
extern const struct command survey_commands[];
extern const struct command guest_commands[];
extern const struct command roster_commands[];
extern const struct command checkin_commands[];
extern const struct command attendance_commands[];
extern const struct command arrival_commands[];
extern const struct command signal_commands[];
extern const struct command kiosk_commands[];
extern const struct command backup_commands[];
extern const struct command restore_commands[];
extern const struct command excuse_commands[];
extern const struct command month_commands[];
extern const struct command report_commands[];
extern const struct command document_commands[];
extern const struct command indicator_commands[];
extern const struct command request_commands[];
extern const struct command retention_commands[];
extern const struct command incident_commands[];
extern const struct command ledger_commands[];
extern const struct command help_commands[];
extern const struct command completion_commands[];

#endif
