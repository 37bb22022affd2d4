/* The closed lists of words that the records use: kinds of activity, reasons, target groups.
 * They are the files of data/dictionary, each row `code,polish,english`. */
#ifndef OBECNI_CLUB_DICTIONARY_H
#define OBECNI_CLUB_DICTIONARY_H

#include "base/error.h"

#include <stdbool.h>

#define DICTIONARY_ACTIVITY_KIND "activity_kind"
#define DICTIONARY_CANCEL_REASON "cancel_reason"
#define DICTIONARY_CONTRACT_END_REASON "contract_end_reason"
#define DICTIONARY_CONTRACT_EVIDENCE "contract_evidence"
#define DICTIONARY_CONTRACT_KIND "contract_kind"
#define DICTIONARY_HEADCOUNT_REASON "headcount_reason"
#define DICTIONARY_LEAVE_REASON "leave_reason"
#define LEAVE_REASON_MERGED "merged" /* merging notes it, nobody types it */
#define DICTIONARY_REFUSAL_REASON "refusal_reason"
#define DICTIONARY_REVOKE_REASON "revoke_reason"
#define DICTIONARY_SUBSTITUTION_REASON "substitution_reason"
#define DICTIONARY_TARGET_GROUP "target_group"
#define DICTIONARY_TOPIC "topic"

enum { DICTIONARY_CODE_SIZE = 41, DICTIONARY_LABEL_SIZE = 161 };

struct dictionary_entry {
    char code[DICTIONARY_CODE_SIZE];
    char polish[DICTIONARY_LABEL_SIZE];
    char english[DICTIONARY_LABEL_SIZE];
};

/* The entry of a code; false when there is none (`*entry` is then empty). */
bool dictionary_find(const char *dictionary, const char *code, struct dictionary_entry *entry);

/* Entry number `index` from 0; false past the end. */
bool dictionary_at(const char *dictionary, int index, struct dictionary_entry *entry);

/* ERROR_USAGE, with the possible codes in the sentence, when the code is not in it. */
bool dictionary_check(const char *dictionary, const char *code, struct error *err);
/* The same of what people type: `own` is noted by the program alone, and is not possible. */
bool dictionary_check_typed(const char *dictionary, const char *own, const char *code,
                            struct error *err);

#endif
