/* Short ways for the tests of the register: a kind of its own, a small sheet, issuing it. */
#ifndef OBECNI_TESTS_UNIT_DOCUMENTS_H
#define OBECNI_TESTS_UNIT_DOCUMENTS_H

#include "document/document.h"
#include "document/sheet_text.h"
#include "tests/unit/people.h"

/* The register does not ask what the program can fill. */
static const struct document_kind certificates = {
    .series = "ZZ", .word = "test", .name = "Próba", .is_numbered = true};
static const struct document_kind statements = {
    .series = "ZY", .word = "other", .name = "Inna próba", .is_numbered = true};

static inline void documents_fill(const struct club *club, struct sheet *sheet, const char *name,
                                  int64_t count)
{
    static const struct sheet_column_entry columns[] = {
        {.head = "Lp.", .value = SHEET_NUMBER},
        {.head = "Nazwisko i imię", .value = SHEET_TEXT},
        {.head = "Obecności", .value = SHEET_NUMBER},
    };
    *sheet = (struct sheet){.as_of_at = club_now(club)};
    sheet_title(sheet, "Zaświadczenie", NULL);
    sheet_field(sheet, "Okres", "grudzień 2025 r.");
    sheet_table(sheet, "Obecności", columns, 3);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, 1);
    sheet_cell_name(sheet, name);
    sheet_cell_number(sheet, count);
    sheet_sum_number(sheet, count, "obecności");
}

struct documents_wish {
    const struct document_kind *kind;
    const char *name;
    int64_t count;
    const char *purpose, *corrects;
    int64_t participant_id; /* 0: nobody */
};

/* Issues inside a change that is kept only when `keep`. */
static inline bool documents_try(struct club *club, const struct documents_wish *wish, bool keep,
                                 struct document *document, struct error *err)
{
    struct sheet sheet;
    json_t *parameters = json_pack("{s:s, s:b, s:s}", "participant", "7QK4M24", "names", 1,
                                   "purpose", "urząd skarbowy");
    struct document_entry entry = {
        .kind = wish->kind ? wish->kind : &certificates,
        .parameters = parameters,
        .purpose = wish->purpose,
        .corrects = wish->corrects,
        .participants = &wish->participant_id,
        .participant_count = wish->participant_id != 0,
    };
    documents_fill(club, &sheet, wish->name ? wish->name : "Kowalska Anna", wish->count);
    bool ok = club_begin(club, err);
    if (ok)
        ok = club_end(club, document_issue(club, &entry, &sheet, document, err) && keep, err);
    sheet_free(&sheet);
    json_decref(parameters);
    return ok;
}

static inline void documents_issue(struct club *club, const struct documents_wish *wish,
                                   struct document *document)
{
    must(documents_try(club, wish, true, document, &err));
}

#endif
