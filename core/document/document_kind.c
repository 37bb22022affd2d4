/* The table of kinds, and what each kind's file shares. */
#include "document/document_kind.h"

#include "base/language.h"
#include "club/timetable/programme_logo.h"
#include "document/document_fills.h"

#include <stdlib.h>
#include <string.h>

const struct document_kind document_kinds[] = {
    {.series = "LO", .word = "attendance-list", .name = "Lista obecności", .is_numbered = true,
     .can_be_draft = true, .fill = fill_attendance_list},
    {.series = "KO", .word = "participant-card", .name = "Karta obecności uczestnika",
     .is_numbered = true, .can_be_draft = true, .fill = fill_participant_card},
    {.series = "RM", .word = "monthly-register", .name = "Rejestr miesięczny",
     .is_numbered = true, .can_be_draft = true, .fill = fill_monthly_register},
    {.series = "ZA",
     .word = "certificate",
     .name = "Zaświadczenie o uczestnictwie",
     .is_numbered = true,
     .fill = fill_certificate},
    {.series = "ZK",
     .word = "contract-statement",
     .name = "Zestawienie realizacji kontraktu",
     .is_numbered = true,
     .fill = fill_contract_statement},
    {.series = "ZM",
     .word = "monthly-statement",
     .name = "Zestawienie miesięczne",
     .is_numbered = true,
     .fill = fill_monthly_statement},
    {.series = "RP",
     .word = "half-year-report",
     .name = "Raport półroczny",
     .is_numbered = true,
     .is_of_now = true,
     .fill = fill_half_year_report},
    {.series = "RR",
     .word = "annual-report",
     .name = "Raport roczny",
     .is_numbered = true,
     .is_of_now = true,
     .fill = fill_annual_report},
    {.series = "SP",
     .word = "project-report",
     .name = "Sprawozdanie z projektu",
     .is_numbered = true,
     .is_of_now = true,
     .fill = fill_project_report},
    {.series = "GP",
     .word = "leader-hours",
     .name = "Godziny prowadzących",
     .is_numbered = true,
     .is_of_now = true,
     .fill = fill_leader_hours},
    {.series = "PI",
     .word = "inspection",
     .name = "Protokół inspekcji",
     .is_numbered = true,
     .is_of_now = true,
     .fill = fill_inspection},
    {.series = "KI",
     .word = "information",
     .name = "Informacja",
     .fill = fill_information},
    {.series = NULL},
};

const struct document_kind *document_kind_find(const char *series_or_word)
{
    for (const struct document_kind *kind = document_kinds; kind->series; kind++)
        if (strcmp(kind->series, series_or_word) == 0 || strcmp(kind->word, series_or_word) == 0)
            return kind;
    return NULL;
}

static bool add_logo(struct club *club, const struct programme_logo *logo, struct sheet *sheet,
                     struct error *err)
{
    unsigned char *bytes = NULL;
    unsigned char digest[DIGEST_SIZE];
    char text[DIGEST_TEXT_SIZE];
    size_t length = 0;
    if (!programme_logo_read(club, logo, &bytes, &length, err))
        return false;
    digest_whole(bytes, length, digest);
    digest_text(digest, text);
    sheet_logo(sheet, logo->name, logo->format, bytes, length, text);
    free(bytes);
    return true;
}

static bool add_logos(struct club *club, const char *code, struct sheet *sheet, struct error *err)
{
    struct programme programme;
    struct programme_logo_list logos = {0};
    if (!programme_get(club, code, &programme, err) ||
        !programme_logo_list(club, &programme, &logos, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < logos.count; i++)
        ok = add_logo(club, &logos.items[i], sheet, err);
    programme_logo_list_free(&logos);
    return ok;
}

bool document_kind_head(struct club *club, const char *programme, int64_t as_of_at,
                        struct sheet *sheet, struct error *err)
{
    struct club_identity identity;
    if (!club_identity_get(club, &identity, err))
        return false;
    sheet_head(sheet, identity.institution, identity.name, identity.address);
    sheet->as_of_at = as_of_at;
    return !programme[0] || add_logos(club, programme, sheet, err);
}

const char *parameter_text(const json_t *parameters, const char *key)
{
    const char *text = json_string_value(json_object_get(parameters, key));
    return text ? text : "";
}

int parameter_day(const json_t *parameters, const char *key)
{
    int day = DAY_NONE;
    return day_parse(parameter_text(parameters, key), &day) ? day : DAY_NONE;
}

bool parameter_flag(const json_t *parameters, const char *key)
{
    return json_is_true(json_object_get(parameters, key));
}

bool parameter_names(const struct club *club, const json_t *parameters)
{
    return parameter_flag(parameters, "names") && vault_is_open(&club->vault);
}
