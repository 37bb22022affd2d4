/* The functions that fill sheets, one file each (fill_NAME.c); document_kind.c names them in its
 * table. What each takes as parameters stands above it; "names", a flag, is everybody's. */
#ifndef OBECNI_DOCUMENT_DOCUMENT_FILLS_H
#define OBECNI_DOCUMENT_DOCUMENT_FILLS_H

#include "document/document_kind.h"

/* ZA. participant: number; programme: code or ""; from, until: days or ""; neutral, for third
 * parties; annex, of days. purpose: text, which is never kept with the parameters. */
bool fill_certificate(struct club *club, const json_t *parameters, int64_t as_of_at,
                      struct sheet *sheet, struct error *err);

/* ZK. contract: sign. */
bool fill_contract_statement(struct club *club, const json_t *parameters, int64_t as_of_at,
                             struct sheet *sheet, struct error *err);

/* ZM. month: "2025-12"; draft: also while the month is not closed. */
bool fill_monthly_statement(struct club *club, const json_t *parameters, int64_t as_of_at,
                            struct sheet *sheet, struct error *err);

/* LO. session. Draft while its list is not signed. */
bool fill_attendance_list(struct club *club, const json_t *parameters, int64_t as_of_at,
                          struct sheet *sheet, struct error *err);
/* The blank one, no document of the register: `number` is the paper list's. */
bool fill_attendance_blank(struct club *club, const char *session, const char *number,
                           bool with_names, int64_t as_of_at, struct sheet *sheet,
                           struct error *err);

/* KO. participant, and month ("2026-01") or programme; leader: a staff code, only what this person
 * leads, or "". Draft while a list in it is not signed. */
bool fill_participant_card(struct club *club, const json_t *parameters, int64_t as_of_at,
                           struct sheet *sheet, struct error *err);

/* RM. month, and activity or programme; leader as above. Draft while a list in it is not signed. */
bool fill_monthly_register(struct club *club, const json_t *parameters, int64_t as_of_at,
                           struct sheet *sheet, struct error *err);

/* RP, RR. period: "2025-II" or "2025"; programme: code or ""; years: earlier ones beside it;
 * public, without small numbers of people. */
bool fill_half_year_report(struct club *club, const json_t *parameters, int64_t as_of_at,
                           struct sheet *sheet, struct error *err);
bool fill_annual_report(struct club *club, const json_t *parameters, int64_t as_of_at,
                        struct sheet *sheet, struct error *err);

/* SP. programme: code; manifest and files, where it vouches for a bundle. */
bool fill_project_report(struct club *club, const json_t *parameters, int64_t as_of_at,
                         struct sheet *sheet, struct error *err);

/* GP. staff: code; from, to: days; programme: code or "". */
bool fill_leader_hours(struct club *club, const json_t *parameters, int64_t as_of_at,
                       struct sheet *sheet, struct error *err);

/* KI. text: what the office wrote. */
bool fill_information(struct club *club, const json_t *parameters, int64_t as_of_at,
                      struct sheet *sheet, struct error *err);

/* PI. from, to: days; programme: code or ""; and what the bundle holds: files, corrections,
 * documents and ledger_entries (numbers), ledger_holds, manifest and key (texts). */
bool fill_inspection(struct club *club, const json_t *parameters, int64_t as_of_at,
                     struct sheet *sheet, struct error *err);

#endif
