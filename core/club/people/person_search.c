/* Opening all identities and keeping those that match. Twenty thousand have to be through in a
 * moment: one statement, nothing allocated that need not be, ICU only for the rare letters. */
#include "club/people/person_search.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/people/person_record.h"
#include "club/people/person_words.h"
#include "store/statement.h"
#include "trust/digest.h"
#include "trust/token.h"

#include <stdlib.h>
#include <string.h>

const char *person_match_word(enum person_match_kind kind)
{
    static const char *const words[] = {
        [PERSON_MATCH_NUMBER] = "number",       [PERSON_MATCH_CARD] = "card",
        [PERSON_MATCH_CASE] = "case_sign",      [PERSON_MATCH_BEGINNING] = "name_begins",
        [PERSON_MATCH_INSIDE] = "name_holds",
    };
    return words[kind];
}

void person_matches_free(struct person_matches *matches)
{
    if (matches->items)
        explicit_bzero(matches->items, matches->capacity * sizeof *matches->items);
    free(matches->items);
    *matches = (struct person_matches){0};
}

/* Grows by copying, so that no name stays behind in memory given back. */
static struct person_match *add(struct person_matches *matches, enum person_match_kind kind,
                                int64_t found_id)
{
    if (matches->count == matches->capacity) {
        struct person_matches grown = {.count = matches->count,
                                       .capacity = matches->capacity ? 2 * matches->capacity : 16};
        grown.items = memory_new(grown.capacity, sizeof *grown.items);
        if (matches->count)
            memcpy(grown.items, matches->items, matches->count * sizeof *grown.items);
        person_matches_free(matches);
        *matches = grown;
    }
    struct person_match *match = &matches->items[matches->count++];
    match->kind = kind;
    match->found_id = found_id;
    return match;
}

static bool add_rows(struct statement *s, enum person_match_kind kind,
                     struct person_matches *matches, struct error *err)
{
    while (statement_step(s))
        add(matches, kind, statement_integer(s, 0));
    return statement_finish(s, err);
}

static bool match_numbers(struct club *club, const char *text, struct person_matches *matches,
                          struct error *err)
{
    char number[NUMBER_SIZE];
    if (!token_number_read(text, number))
        return true;
    struct statement *s =
        statement_new(club->store, "SELECT id FROM participant WHERE number = :number");
    statement_bind_text(s, ":number", number);
    if (!add_rows(s, PERSON_MATCH_NUMBER, matches, err))
        return false;
    s = statement_new(club->store, "SELECT participant_id FROM card WHERE number = :number");
    statement_bind_text(s, ":number", number);
    return add_rows(s, PERSON_MATCH_CARD, matches, err);
}

static bool match_case(struct club *club, const char *text, struct person_matches *matches,
                       struct error *err)
{
    unsigned char mark[VAULT_MARK_SIZE];
    if (strlen(text) >= PERSON_CASE_SIZE)
        return true;
    person_case_mark(&club->vault, text, mark);
    struct statement *s = statement_new(
        club->store, "SELECT i.participant_id FROM identity i WHERE i.case_mark = :mark"
                     "   AND i.version = (SELECT max(version) FROM identity newest"
                     "                    WHERE newest.participant_id = i.participant_id)");
    statement_bind_bytes(s, ":mark", mark, sizeof mark);
    return add_rows(s, PERSON_MATCH_CASE, matches, err);
}

/* What one row after the other is opened into; wiped in the end. */
struct opened {
    struct buffer record;
    char name[NAME_SIZE];
    struct person_words words;
};

static void opened_wipe(struct opened *opened)
{
    if (opened->record.text)
        explicit_bzero(opened->record.text, opened->record.capacity);
    buffer_free(&opened->record);
    explicit_bzero(opened, sizeof *opened);
}

/* Opens the row participant, version, nonce, sealed. False when the seal does not hold. */
static bool open_row(const struct vault *vault, struct statement *s, struct opened *opened)
{
    size_t nonce_length, length;
    const unsigned char *nonce = statement_bytes(s, 2, &nonce_length);
    const unsigned char *sealed = statement_bytes(s, 3, &length);
    if (length >= opened->record.capacity) {
        opened_wipe(opened);
        buffer_append(&opened->record, sealed, length);
    }
    return vault_unseal_into(vault, statement_integer(s, 0), statement_integer(s, 1), nonce, sealed,
                             length, opened->record.text) &&
           person_record_read_name(opened->record.text, opened->name);
}

static void match_name(const struct person_words *wanted, int64_t participant_id,
                       struct opened *opened, struct person_matches *matches)
{
    person_words_read(opened->name, &opened->words);
    enum person_words_fit fit = person_words_compare(wanted, &opened->words);
    if (fit == PERSON_WORDS_APART)
        return;
    bool begins = fit == PERSON_WORDS_BEGIN;
    struct person_match *match =
        add(matches, begins ? PERSON_MATCH_BEGINNING : PERSON_MATCH_INSIDE, participant_id);
    strcpy(match->name, opened->name);
}

/* The newest version of each identity comes first, the earlier ones are passed over. */
static bool match_names(struct club *club, const struct person_words *wanted,
                        struct person_matches *matches, struct error *err)
{
    struct opened opened = {0};
    int64_t last_id = 0;
    bool holds = true;
    struct statement *s =
        statement_new(club->store, "SELECT participant_id, version, nonce, sealed FROM identity"
                                   " ORDER BY participant_id DESC, version DESC");
    while (wanted->count && holds && statement_step(s)) {
        int64_t participant_id = statement_integer(s, 0);
        if (participant_id == last_id)
            continue;
        last_id = participant_id;
        holds = open_row(&club->vault, s, &opened);
        if (holds)
            match_name(wanted, participant_id, &opened, matches);
    }
    opened_wipe(&opened);
    if (!statement_finish(s, err))
        return false;
    return holds || error_set(err, ERROR_STORAGE,
                              _("A sealed identity was damaged or exchanged. Restore a backup."));
}

static bool find_number(struct club *club, struct person_match *match, char number[NUMBER_SIZE],
                        struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT p.number, iif(p.id = o.id, '', o.number) FROM participant o"
                     " JOIN participant p ON p.id = ifnull(o.merged_into_id, o.id)"
                     " WHERE o.id = :id");
    statement_bind_integer(s, ":id", match->found_id);
    if (statement_step(s)) {
        statement_copy_text(s, 0, number, NUMBER_SIZE);
        statement_copy_text(s, 1, match->merged, sizeof match->merged);
    }
    return statement_finish(s, err);
}

/* Whom the match is, also where a merged number leads; by the name that holds. */
static bool complete(struct club *club, struct person_match *match, struct error *err)
{
    char number[NUMBER_SIZE] = "";
    return find_number(club, match, number, err) &&
           participant_get(club, number, &match->participant, err) &&
           ((match->name[0] && !match->merged[0]) ||
            person_names(club, &match->participant.id, 1, &match->name, err));
}

struct sorted_match {
    const struct person_match *match;
    const struct text_order *polish;
};

/* Each person's surest match first; the number that holds before a merged one. */
static int compare_people(const void *a, const void *b)
{
    const struct person_match *left = ((const struct sorted_match *)a)->match;
    const struct person_match *right = ((const struct sorted_match *)b)->match;
    int result = strcmp(left->participant.number, right->participant.number);
    if (!result)
        result = (int)left->kind - (int)right->kind;
    return result ? result : strcmp(left->merged, right->merged);
}

static int compare_matches(const void *a, const void *b)
{
    const struct person_match *left = ((const struct sorted_match *)a)->match;
    const struct person_match *right = ((const struct sorted_match *)b)->match;
    int result = (int)left->kind - (int)right->kind;
    if (!result)
        result = text_order_compare(((const struct sorted_match *)a)->polish, left->name, right->name);
    return result ? result : strcmp(left->participant.number, right->participant.number);
}

/* Each person once, the surest first, then in Polish order. */
static void arrange(struct person_matches *matches)
{
    struct person_matches arranged = {0};
    struct text_order *polish = text_order_new();
    struct sorted_match *sorted = memory_new(matches->count, sizeof *sorted);
    size_t count = 0;
    for (size_t i = 0; i < matches->count; i++)
        sorted[i] = (struct sorted_match){.match = &matches->items[i], .polish = polish};
    qsort(sorted, matches->count, sizeof *sorted, compare_people);
    for (size_t i = 0; i < matches->count; i++) {
        const char *number = sorted[i].match->participant.number;
        if (!count || strcmp(sorted[count - 1].match->participant.number, number) != 0)
            sorted[count++] = sorted[i];
    }
    qsort(sorted, count, sizeof *sorted, compare_matches);
    for (size_t i = 0; i < count; i++)
        *add(&arranged, sorted[i].match->kind, 0) = *sorted[i].match;
    free(sorted);
    text_order_free(polish);
    person_matches_free(matches);
    *matches = arranged;
}

/* The digest is keyed: without the key nobody can try names until one fits. */
static bool note(struct club *club, const char *text, size_t found, struct error *err)
{
    char folded[4 * NAME_SIZE], digest[DIGEST_SHORT_SIZE];
    unsigned char mark[VAULT_MARK_SIZE];
    text_fold(text, folded, sizeof folded);
    vault_mark(&club->vault, folded, mark);
    digest_short(mark, sizeof mark, digest);
    explicit_bzero(folded, sizeof folded);
    if (!club_begin(club, err))
        return false;
    bool ok = club_note(club, "names.read", "participant find",
                        json_pack("{s:I, s:s}", "names", (json_int_t)found, "text", digest), err);
    return club_end(club, ok, err);
}

static bool match(struct club *club, const char *line, struct person_matches *matches,
                  struct error *err)
{
    struct person_words wanted;
    person_words_read(line, &wanted);
    bool ok = match_numbers(club, line, matches, err) && match_case(club, line, matches, err) &&
              match_names(club, &wanted, matches, err);
    for (size_t i = 0; ok && i < matches->count; i++)
        ok = complete(club, &matches->items[i], err);
    explicit_bzero(&wanted, sizeof wanted);
    return ok;
}

bool person_search(struct club *club, const char *text, struct person_matches *matches,
                   struct error *err)
{
    char line[NAME_SIZE];
    *matches = (struct person_matches){0};
    if (!person_need_vault(club, err) ||
        !text_read_name(text, _("The text to find"), line, sizeof line, err) ||
        !store_begin_reading(club->store, __func__, err))
        return false;
    bool ok = match(club, line, matches, err);
    ok = store_end(club->store, ok, err) && ok;
    if (ok && matches->count)
        arrange(matches);
    ok = ok && note(club, line, matches->count, err);
    explicit_bzero(line, sizeof line);
    if (!ok)
        person_matches_free(matches);
    return ok;
}
