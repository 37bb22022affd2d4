/* The table of named figures. */
#include "club/figure.h"

#include "base/language.h"

#include <stdio.h>
#include <string.h>

#define OUTCOME_KIND "outcome_kind"
#define OUTCOME_EFFECT "outcome_effect"
#define INTERVENTION_KIND "intervention_kind"
#define SERVICE_KIND "service_kind"

static const struct figure table[] = {
    {.code = "sessions_planned", .unit = "sessions", .title = N_("Sessions planned"),
     .definition = N_("group sessions of the schedule and added ones, statutory holidays left "
                      "out, cancelled ones included; consultations are not in it")},
    {.code = "sessions_held", .unit = "sessions", .whole = "sessions_planned",
     .title = N_("of these held"),
     .definition = N_("group sessions whose list is signed")},
    {.code = "sessions_cancelled", .unit = "sessions", .whole = "sessions_planned",
     .title = N_("cancelled"), .definition = N_("group sessions that were cancelled")},
    {.code = "sessions_cancelled_by_reason", .unit = "sessions", .parts = "cancel_reason",
     .whole = "sessions_cancelled", .is_all = true, .title = N_("cancelled, by reason"),
     .definition = N_("group sessions that were cancelled, each with its one reason")},
    {.code = "sessions_unsigned", .unit = "sessions", .whole = "sessions_planned",
     .title = N_("held, not signed"),
     .definition = N_("group sessions that are over and have marks, but no signed list; nothing "
                      "else counts them")},
    {.code = "sessions_unrecorded", .unit = "sessions", .whole = "sessions_planned",
     .title = N_("not known"),
     .definition = N_("group sessions that are over, without marks and without a signed list")},
    {.code = "sessions_ahead", .unit = "sessions", .whole = "sessions_planned",
     .title = N_("still ahead"), .definition = N_("group sessions that are not over yet")},
    {.code = "session_use", .unit = "percent", .counts = "sessions_held",
     .among = "sessions_planned", .title = N_("Held of planned"),
     .definition = N_("sessions_held of sessions_planned")},
    {.code = "sessions_held_by_kind", .unit = "sessions", .parts = "activity_kind",
     .whole = "sessions_held", .is_all = true, .title = N_("Sessions held, by kind"),
     .definition = N_("group sessions whose list is signed, by the kind of group")},
    {.code = "minutes_held", .unit = "minutes", .title = N_("Time held"),
     .definition = N_("minutes from the real beginning to the real end of signed sessions and "
                      "consultations; without them, as planned")},
    {.code = "minutes_held_by_kind", .unit = "minutes", .parts = "activity_kind",
     .whole = "minutes_held", .is_all = true, .title = N_("Time held, by kind"),
     .definition = N_("the same, by the kind of activity")},
    {.code = "minutes_attended", .unit = "person_minutes", .title = N_("Time attended"),
     .definition = N_("minutes credited to participants present in signed sessions, added up")},
    {.code = "presences", .unit = "presences", .is_about_people = true,
     .title = N_("Presences"),
     .definition = N_("participants present, late or leaving early in signed sessions, each "
                      "session counted")},
    {.code = "attendance_share", .unit = "percent", .is_about_people = true,
     .title = N_("Attendance rate"),
     .definition = N_("presences of presences, absences without an excuse and refused entries "
                      "together, in signed sessions; excused and unknown ones are left out")},
    {.code = "persons", .unit = "persons", .is_about_people = true, .title = N_("Persons"),
     .definition = N_("distinct participants with at least one presence in a signed session; one "
                      "person counts once in the period, merged numbers are one person, guests "
                      "are not counted")},
    {.code = "persons_new", .unit = "persons", .whole = "persons", .is_all = true,
     .is_about_people = true, .title = N_("of these new"),
     .definition = N_("persons whose first presence of all lies in the period")},
    {.code = "persons_continuing", .unit = "persons", .whole = "persons", .is_all = true,
     .is_about_people = true, .title = N_("continuing"),
     .definition = N_("persons with a presence in the period and one before it")},
    {.code = "persons_finished", .unit = "persons", .is_about_people = true,
     .title = N_("Persons who finished"),
     .definition = N_("distinct participants with an enrolment that ended in the period and none "
                      "that goes on after it")},
    {.code = "persons_completed", .unit = "persons", .whole = "persons_finished",
     .is_about_people = true, .title = N_("of these completed"),
     .definition = N_("of persons_finished those with an enrolment that ended in the period with "
                      "the reason “completed”")},
    {.code = "persons_by_kind", .unit = "persons", .parts = "activity_kind",
     .is_about_people = true, .title = N_("Persons, by kind"),
     .definition = N_("distinct participants by the kind of activity; one person may be in "
                      "several rows, so they do not add up")},
    {.code = "persons_by_target_group", .unit = "persons", .parts = DICTIONARY_TARGET_GROUP,
     .is_about_people = true, .needs_vault = true, .title = N_("Persons, by target group"),
     .definition = N_("persons by the target groups noted on the case side (art. 1(2) of the act "
                      "on social employment), never by the session attended; one person may be "
                      "in several rows, so they do not add up")},
    {.code = "persons_without_group", .unit = "persons", .is_about_people = true,
     .needs_vault = true, .title = N_("Persons without a target group"),
     .definition = N_("persons for whom no target group is noted")},
    {.code = "guest_visits", .unit = "visits", .is_about_people = true,
     .title = N_("Visits of guests"),
     .definition = N_("presences of guests in signed sessions; guests are not participants")},
    {.code = "consultations", .unit = "consultations", .is_about_people = true,
     .is_whole_club = true, .title = N_("Consultations"),
     .definition = N_("individual sessions that are signed, once for each person present")},
    {.code = "consultation_persons", .unit = "persons", .is_about_people = true,
     .is_whole_club = true, .title = N_("Persons in consultations"),
     .definition = N_("distinct participants in them")},
    {.code = "services", .unit = "services", .is_about_people = true, .source = FIGURE_CASEWORK, .is_whole_club = true,
     .title = N_("Services"),
     .definition = N_("services noted by hand; what is also a signed consultation is not in it")},
    {.code = "services_by_kind", .unit = "services", .parts = SERVICE_KIND, .whole = "services",
     .is_all = true, .is_about_people = true, .source = FIGURE_CASEWORK, .is_whole_club = true,
     .title = N_("Services, by kind"), .definition = N_("the same, by kind")},
    {.code = "service_persons", .unit = "persons", .is_about_people = true,
     .source = FIGURE_CASEWORK, .is_whole_club = true, .title = N_("Persons served"),
     .definition = N_("distinct participants served; people without a number are not in it")},
    {.code = "households", .unit = "households", .is_about_people = true,
     .source = FIGURE_INTERVENTIONS, .is_whole_club = true, .title = N_("Households"),
     .definition = N_("distinct households with an intervention, a service or a referral, once "
                      "in the period")},
    {.code = "interventions", .unit = "interventions", .is_about_people = true,
     .source = FIGURE_INTERVENTIONS, .is_whole_club = true, .title = N_("Interventions"),
     .definition = N_("interventions by their day; one household may have several")},
    {.code = "violence_interventions", .unit = "interventions", .whole = "interventions",
     .is_about_people = true, .source = FIGURE_INTERVENTIONS, .is_whole_club = true,
     .title = N_("of these domestic violence"),
     .definition = N_("interventions marked as domestic violence (until 21.06.2023: violence in "
                      "the family), one code for both names")},
    {.code = "violence_share", .unit = "percent", .counts = "violence_interventions",
     .among = "interventions", .is_about_people = true,
     .source = FIGURE_INTERVENTIONS, .is_whole_club = true, .title = N_("Share of domestic violence"),
     .definition = N_("violence_interventions of interventions")},
    {.code = "interventions_by_kind", .unit = "interventions", .parts = INTERVENTION_KIND,
     .whole = "interventions", .is_all = true, .is_about_people = true,
     .source = FIGURE_INTERVENTIONS, .is_whole_club = true, .title = N_("Interventions, by kind"),
     .definition = N_("interventions, each with its one kind")},
    {.code = "intervention_households", .unit = "households", .is_about_people = true,
     .source = FIGURE_INTERVENTIONS, .is_whole_club = true, .title = N_("Households with interventions"),
     .definition = N_("distinct households with an intervention")},
    {.code = "referrals_in", .unit = "referrals", .is_about_people = true,
     .source = FIGURE_CASEWORK, .is_whole_club = true, .title = N_("Referrals to the club"),
     .definition = N_("referrals received, by their day")},
    {.code = "referrals_out", .unit = "referrals", .is_about_people = true,
     .source = FIGURE_CASEWORK, .is_whole_club = true, .title = N_("Referrals to others"),
     .definition = N_("referrals to partner institutions, by their day")},
    {.code = "outcome_persons", .unit = "persons", .is_about_people = true,
     .source = FIGURE_CASEWORK, .is_whole_club = true, .title = N_("Persons with an effect"),
     .definition = N_("distinct persons with a noted outcome other than leaving early")},
    {.code = "outcomes_by_kind", .unit = "persons", .parts = OUTCOME_KIND,
     .is_about_people = true, .source = FIGURE_CASEWORK, .is_whole_club = true, .title = N_("Outcomes, by kind"),
     .definition = N_("distinct persons by the outcome noted; one person may be in several rows, "
                      "so they do not add up")},
    {.code = "effects_by_target_group", .unit = "persons", .parts = DICTIONARY_TARGET_GROUP,
     .is_about_people = true, .needs_vault = true, .source = FIGURE_CASEWORK, .is_whole_club = true,
     .title = N_("Persons with an effect, by target group"),
     .definition = N_("of outcome_persons, by the target groups noted on the case side; one "
                      "person may be in several rows, so they do not add up")},
    {.code = "persons_by_effect", .unit = "persons", .parts = OUTCOME_EFFECT,
     .is_about_people = true, .source = FIGURE_CASEWORK, .is_whole_club = true,
     .title = N_("Persons with an effect, by its kind"),
     .definition = N_("distinct persons with an outcome of social reintegration (therapy, "
                      "treatment, self-help, housing, completed) or of vocational reintegration "
                      "(training, work); one person may be in both, so they do not add up")},
    {.code = "social_by_target_group", .unit = "persons", .parts = DICTIONARY_TARGET_GROUP,
     .is_about_people = true, .needs_vault = true, .source = FIGURE_CASEWORK, .is_whole_club = true,
     .title = N_("Social reintegration, by target group"),
     .definition = N_("of persons_by_effect those with an effect of social reintegration, by the "
                      "target groups noted on the case side; they do not add up")},
    {.code = "vocational_by_target_group", .unit = "persons", .parts = DICTIONARY_TARGET_GROUP,
     .is_about_people = true, .needs_vault = true, .source = FIGURE_CASEWORK, .is_whole_club = true,
     .title = N_("Vocational reintegration, by target group"),
     .definition = N_("of persons_by_effect those with an effect of vocational reintegration, by "
                      "the target groups noted on the case side; they do not add up")},
    {.code = "contracts_concluded", .unit = "contracts", .is_about_people = true,
     .source = FIGURE_CONTRACTS, .is_whole_club = true, .title = N_("Contracts concluded"),
     .definition = N_("contracts concluded in the period")},
    {.code = "contracts_in_force", .unit = "contracts", .is_about_people = true,
     .source = FIGURE_CONTRACTS, .is_whole_club = true, .title = N_("Contracts in force"),
     .definition = N_("contracts that were in force on at least one day of the period")},
    {.code = "contract_persons", .unit = "persons", .is_about_people = true,
     .source = FIGURE_CONTRACTS, .is_whole_club = true, .title = N_("Persons with a contract"),
     .definition = N_("distinct participants with a contract in force in the period")},
    {.code = "staff_persons", .unit = "persons", .source = FIGURE_BY_HAND,
     .title = N_("Staff"),
     .definition = N_("people who worked for the club in the period; entered by hand with a "
                      "source")},
    {.code = "staff_by_basis", .unit = "persons", .parts = "staff_basis",
     .source = FIGURE_BY_HAND, .title = N_("Staff, by basis"),
     .definition = N_("the same, by the basis of their employment; entered by hand with a "
                      "source")},
    {.code = "staff_hours", .unit = "week_hours", .source = FIGURE_BY_HAND,
     .title = N_("Working time of the staff"),
     .definition = N_("hours a week of all staff together; entered by hand with a source")},
    {.code = "subsidies_received", .unit = "zloty", .source = FIGURE_BY_HAND,
     .title = N_("Subsidies received"),
     .definition = N_("subsidies received for the period, in whole zloty; entered by hand with a "
                      "source")},
    {.code = "subsidies_spent", .unit = "zloty", .source = FIGURE_BY_HAND,
     .title = N_("Subsidies spent"),
     .definition = N_("of these settled as spent, in whole zloty; entered by hand with a "
                      "source")},
};

const struct figure *figure_at(size_t index)
{
    return index < sizeof table / sizeof *table ? &table[index] : NULL;
}

const struct figure *figure_find(const char *code)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].code, code) == 0)
            return &table[i];
    }
    return NULL;
}

static bool check_part(const struct figure *figure, const char *part, struct error *err)
{
    if (figure->parts && !*part)
        return error_set(err, ERROR_USAGE,
                         _("The figure %s is told by its parts: name one with --part."),
                         figure->code);
    if (figure->parts)
        return dictionary_check(figure->parts, part, err);
    return !*part || error_set(err, ERROR_USAGE,
                               _("The figure %s is one number: it has no parts."), figure->code);
}

bool figure_check(const char *code, const char *part, const struct figure **figure,
                  struct error *err)
{
    *figure = figure_find(code);
    if (!*figure)
        return error_set(err, ERROR_USAGE,
                         _("There is no figure “%.40s”. “obecni report figures” lists them."),
                         code);
    return check_part(*figure, part, err);
}
