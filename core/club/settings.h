/* The club's settings: a closed table of names, each with a type, a range and a default.
 * Whatever the law or the house rules of a centre decide is a setting, never a constant. */
#ifndef OBECNI_CLUB_SETTINGS_H
#define OBECNI_CLUB_SETTINGS_H

#include "club/club.h"

#include <stddef.h>

enum setting_type { SETTING_INTEGER, SETTING_TEXT, SETTING_CHOICE, SETTING_TIME };

struct setting {
    const char *name;
    enum setting_type type;
    const char *standard; /* the value when none was set */
    int64_t least, most;  /* SETTING_INTEGER: allowed range; SETTING_TEXT: bytes */
    const char *choices;  /* SETTING_CHOICE: words separated by spaces */
    /* SETTING_TIME: "07:00", 00:00 to 24:00 */
    const char *meaning;  /* one sentence, a msgid */
};

/* The table, in the order in which it is shown. */
const struct setting *settings_table(size_t *count);
const struct setting *setting_find(const char *name);

/* The value in force. The name must be in the table (assertion). Text of up to
 * SETTING_VALUE_SIZE - 1 bytes. */
enum { SETTING_VALUE_SIZE = 1025 };
bool settings_get_text(struct club *club, const char *name, char value[SETTING_VALUE_SIZE],
                       struct error *err);
bool settings_get_integer(struct club *club, const char *name, int64_t *value,
                          struct error *err);

/* Sets a value as typed. ERROR_USAGE for an unknown name or a value out of range. */
bool settings_set(struct club *club, const char *name, const char *value, struct error *err);
/* Back to the standard value. */
bool settings_reset(struct club *club, const char *name, struct error *err);

/* The PIN that ends the kiosk: 4..12 digits, kept as an Argon2id hash. */
bool settings_set_exit_pin(struct club *club, const char *digits, struct error *err);
bool settings_check_exit_pin(struct club *club, const char *digits, bool *is_right,
                             struct error *err);

/* Names used from code. */
#define SETTING_EARLY_MINUTES "early_minutes"           /* 30: the door opens before the start */
#define SETTING_LATE_MINUTES "late_minutes"             /* 15: tolerance before "late" */
#define SETTING_LEAVE_MINUTES "leave_minutes"           /* 15: tolerance before "left early" */
#define SETTING_GOODBYE_MINUTES "goodbye_minutes"       /* 15: after the end, the door asks */
#define SETTING_EXCUSE_DEADLINE_DAYS "excuse_deadline_days" /* 7: from what was missed */
#define SETTING_EVALUATION_INTERVAL_DAYS "evaluation_interval_days" /* 30 */
#define SETTING_HORIZON_WEEKS "horizon_weeks"           /* 26: how far sessions are made ahead */
#define SETTING_SIGNAL_ABSENCES "signal_absences"       /* 3: missed in a row */
#define SETTING_SIGNAL_CARD_SECONDS "signal_card_seconds" /* 5: two cards at one reader */
#define SETTING_BACKUP_DAYS "backup_days"               /* 3: older is said */
#define SETTING_REPORT_SUPPRESS_BELOW "report_suppress_below" /* 5: smaller cells are hidden */
#define SETTING_KIOSK_LANGUAGE "kiosk_language"         /* pl */
#define SETTING_KIOSK_TEXT_PERCENT "kiosk_text_percent" /* 100, 150, 200 */
#define SETTING_KIOSK_THEME "kiosk_theme"               /* light, contrast-dark, contrast-light */
#define SETTING_KIOSK_LOW_REACH "kiosk_low_reach"       /* no */
#define SETTING_KIOSK_MOTION "kiosk_motion"             /* yes */
#define SETTING_KIOSK_TONES "kiosk_tones"               /* yes */
#define SETTING_KIOSK_VOLUME "kiosk_volume"             /* 60 percent; 0: no sound at all */
#define SETTING_KIOSK_WIDTH_MM "kiosk_width_mm"         /* 0: trust the screen's own report */
#define SETTING_KIOSK_RESULT_SECONDS "kiosk_result_seconds" /* 7: 6..8 */
#define SETTING_KIOSK_CHOICE_SECONDS "kiosk_choice_seconds" /* 30: then asks for more time */
#define SETTING_KIOSK_OPEN_FROM "kiosk_open_from"       /* 06:00: before it the glass is dark */
#define SETTING_KIOSK_OPEN_UNTIL "kiosk_open_until"     /* 22:00: the same as from for never dark */
#define SETTING_KIOSK_NUMBER "kiosk_number"             /* pin; off, number: no PIN needed */
#define SETTING_KIOSK_BALANCE "kiosk_balance"           /* yes: own month on request */
#define SETTING_CARD_TITLE "card_title"                 /* Karta wstępu */
#define SETTING_CARD_FOUND "card_found"                 /* what a finder should do */
#define SETTING_KEEP_BIRTH_DATE "keep_birth_date"       /* no */
#define SETTING_REQUEST_MONTHS "request_months"         /* 1: art. 12(3) RODO */
#define SETTING_REQUEST_EXTENSION_MONTHS "request_extension_months" /* 2: the same */
#define SETTING_INCIDENT_HOURS "incident_hours"         /* 72: art. 33(1) RODO */
#define SETTING_RETENTION_REFUSAL "retention_refusal_months" /* 12 */
#define SETTING_RETENTION_PRESENCE "retention_presence_years" /* 5: B5 */
#define SETTING_RETENTION_CONTRACT "retention_contract_years" /* 10: B10 */
#define SETTING_RETENTION_CASEWORK "retention_casework_years" /* 10: B10 */
#define SETTING_RETENTION_GROUPS "retention_groups_years" /* 25: B25, as the annual reports */
#define SETTING_RETENTION_IDENTITY "retention_identity_years" /* 5: B5 */
#define SETTING_RETENTION_REQUEST "retention_request_years"   /* 5: B5 */
#define SETTING_RETENTION_INCIDENT "retention_incident_years" /* 5: B5 */
#define SETTING_RETENTION_DOCUMENT "retention_document_years" /* 10: B10, as the case file */
#define SETTING_RETENTION_LEDGER "retention_ledger_days"      /* 730: KRI, two years at least */

#endif
