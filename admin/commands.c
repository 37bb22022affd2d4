/* Every noun of the CLI, in the order in which help shows them. */
#include "admin/commands.h"

#include "base/language.h"

const struct noun nouns[] = {
    {.name = "init", .summary = N_("make a new club"), .commands = init_commands},
    {.name = "demo", .summary = N_("make a demonstration club"), .commands = demo_commands},
    {.name = "settings", .summary = N_("the club's settings"), .commands = settings_commands},
    {.name = "unlock", .summary = N_("show names for a while"), .commands = unlock_commands},
    {.name = "lock", .summary = N_("hide names again"), .commands = lock_commands},
    {.name = "staff", .summary = N_("therapists and office staff"), .commands = staff_commands},
    {.name = "participant", .summary = N_("people who take part"), .commands = participant_commands},
    {.name = "card", .summary = N_("cards with a code square"), .commands = card_commands},
    {.name = "programme", .summary = N_("programmes that activities belong to"),
     .commands = programme_commands},
    {.name = "activity", .summary = N_("groups and consultations"), .commands = activity_commands},
    {.name = "schedule", .summary = N_("when activities take place"),
     .commands = schedule_commands},
    {.name = "calendar", .summary = N_("holidays and exceptions"), .commands = calendar_commands},
    {.name = "session", .summary = N_("single meetings"), .commands = session_commands},
    {.name = "enrolment", .summary = N_("who belongs to which activity"),
     .commands = enrolment_commands},
    {.name = "roster", .summary = N_("who has come to a session"), .commands = roster_commands},
    {.name = "checkin", .summary = N_("record a presence from the desk"),
     .commands = checkin_commands},
    {.name = "attendance", .summary = N_("presences: lists, print, corrections"),
     .commands = attendance_commands},
    {.name = "ledger", .summary = N_("the chain of everything that was done"),
     .commands = ledger_commands},
    {.name = "help", .summary = N_("explain the commands"), .commands = help_commands},
    {.name = "completion", .summary = N_("complete words in the shell"),
     .commands = completion_commands},
    {.name = NULL},
};
