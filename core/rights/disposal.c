/* The run of a disposal: each item is named first, then what it names is destroyed. */
#include "rights/disposal.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

static bool run_for(struct club *club, const char *sql, int64_t subject_id, struct error *err)
{
    struct statement *s = statement_new(club->store, sql);
    statement_bind_integer(s, ":subject", subject_id);
    return statement_run(s, err);
}

/* The person's numbers. */
#define NUMBERS "(SELECT id FROM participant WHERE id = :subject OR merged_into_id = :subject)"

static bool destroy_person(struct club *club, int64_t person_id, struct error *err)
{
    return run_for(club, "DELETE FROM identity WHERE participant_id IN " NUMBERS, person_id, err) &&
           run_for(club, "DELETE FROM participant_pin WHERE participant_id IN " NUMBERS, person_id,
                   err) &&
           run_for(club, "DELETE FROM participant_preference WHERE participant_id IN " NUMBERS,
                   person_id, err) &&
           run_for(club, "UPDATE card SET token_hash = randomblob(32) WHERE participant_id IN "
                   NUMBERS, person_id, err) &&
           run_for(club, "UPDATE card SET revoked_at = (SELECT noted_at FROM disposal_item i"
                         "  JOIN disposal d ON d.id = i.disposal_id"
                         "  WHERE i.class = 'person' AND i.subject_id = :subject),"
                         " revoked_reason = 'left'"
                         " WHERE revoked_at IS NULL AND participant_id IN " NUMBERS,
                   person_id, err) &&
           run_for(club, "UPDATE presence_event SET reason = 'disposed'"
                         " WHERE (kind = 'corrected' OR kind = 'refused')"
                         " AND reason <> 'disposed' AND participant_id IN " NUMBERS,
                   person_id, err);
}

static bool destroy(struct club *club, const struct retention_item *item, struct error *err)
{
    int64_t id = item->subject_id;
    switch (item->class) {
    case RETENTION_REFUSAL:
        return run_for(club, "UPDATE presence_event SET reason = 'disposed' WHERE id = :subject", id,
                       err);
    case RETENTION_CONTRACT:
        return run_for(club, "UPDATE contract_text SET nonce = zeroblob(24), sealed = x''"
                             " WHERE contract_id = :subject", id, err);
    case RETENTION_CASEWORK:
        return run_for(club, "DELETE FROM case_text WHERE fact_id = :subject", id, err);
    case RETENTION_HOUSEHOLD:
        return run_for(club, "DELETE FROM household_label WHERE household_id = :subject", id, err);
    case RETENTION_REQUEST:
    case RETENTION_INCIDENT:
        return run_for(club, "UPDATE rights_text SET nonce = zeroblob(24), sealed = x''"
                             " WHERE owner_id = :subject", id, err);
    case RETENTION_DOCUMENT:
        return run_for(club, "UPDATE document SET content = NULL, content_nonce = NULL,"
                             " purpose = NULL, purpose_nonce = NULL WHERE id = :subject", id, err);
    case RETENTION_PERSON:
        return destroy_person(club, id, err);
    case RETENTION_GROUPS:
        return run_for(club, "DELETE FROM target_group_record WHERE participant_id IN " NUMBERS, id,
                       err);
    case RETENTION_CLASS_COUNT:
        break;
    }
    return true;
}

static bool name_item(struct club *club, int64_t disposal_id, const struct retention_item *item,
                      struct error *err)
{
    struct day_text closed = day_column_text(item->closed_on);
    struct day_text after = day_column_text(item->dispose_after);
    struct statement *s = statement_new(
        club->store, "INSERT INTO disposal_item (id, disposal_id, class, subject_id, closed_on,"
                     " dispose_after) VALUES (:id, :disposal, :class, :subject, :closed, :after)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":disposal", disposal_id);
    statement_bind_text(s, ":class", retention_rule(item->class)->word);
    statement_bind_integer(s, ":subject", item->subject_id);
    statement_bind_text(s, ":closed", closed.text);
    statement_bind_text(s, ":after", after.text);
    return statement_run(s, err);
}

/* What the digest is over: a line for each item. */
static void list_digest(const struct retention_items *list, unsigned char digest[DIGEST_SIZE])
{
    struct buffer text = {0};
    buffer_append_text(&text, "OBECNI-DISPOSAL-1\n");
    for (size_t i = 0; i < list->count; i++) {
        const struct retention_item *item = &list->items[i];
        if (item->held == RETENTION_FREE)
            buffer_printf(&text, "%s %lld %s %s\n", retention_rule(item->class)->word,
                          (long long)item->subject_id, day_column_text(item->closed_on).text,
                          day_column_text(item->dispose_after).text);
    }
    digest_whole(text.text, text.length, digest);
    buffer_free(&text);
}

static bool insert(struct club *club, const struct disposal *disposal, struct error *err)
{
    struct day_text day = day_column_text(disposal->disposed_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO disposal (id, protocol, disposed_on, digest, actor, second,"
                     " noted_at) VALUES (:id, :protocol, :day, :digest, :actor, :second, :now)");
    statement_bind_integer(s, ":id", disposal->id);
    statement_bind_text(s, ":protocol", disposal->protocol);
    statement_bind_text(s, ":day", day.text);
    statement_bind_bytes(s, ":digest", disposal->digest, sizeof disposal->digest);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_text(s, ":second", club->second);
    statement_bind_integer(s, ":now", disposal->noted_at);
    return statement_run(s, err);
}

static bool note(struct club *club, const struct disposal *disposal, struct error *err)
{
    char digest[DIGEST_TEXT_SIZE];
    digest_text(disposal->digest, digest);
    json_t *body = json_pack("{s:s}", "digest", digest);
    for (int class = 0; class < RETENTION_CLASS_COUNT; class++) {
        if (disposal->counts[class])
            json_object_set_new(body, retention_rule((enum retention_class)class)->word,
                                json_integer(disposal->counts[class]));
    }
    if (disposal->held)
        json_object_set_new(body, "held", json_integer(disposal->held));
    return club_note(club, "retention.dispose", disposal->protocol, body, err);
}

static bool destroy_list(struct club *club, const struct retention_items *list,
                         struct disposal *disposal, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < list->count; i++) {
        const struct retention_item *item = &list->items[i];
        if (item->held != RETENTION_FREE)
            continue;
        ok = name_item(club, disposal->id, item, err) && destroy(club, item, err);
    }
    return ok;
}

static void count(const struct retention_items *list, struct disposal *disposal)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct retention_item *item = &list->items[i];
        disposal->held += item->held != RETENTION_FREE;
        disposal->counts[item->class] += item->held == RETENTION_FREE;
        disposal->count += item->held == RETENTION_FREE;
    }
}

static bool check_protocol(struct club *club, const char *protocol, struct error *err)
{
    if (!text_is_code(protocol))
        return error_set(err, ERROR_USAGE,
                         _("The number of the protocol is 1 to 32 letters, digits and - _ . /"));
    struct statement *s = statement_new(
        club->store, "SELECT disposed_on FROM disposal WHERE protocol = :protocol");
    statement_bind_text(s, ":protocol", protocol);
    int day = statement_step(s) ? day_column(s, 0) : DAY_NONE;
    if (!statement_finish(s, err))
        return false;
    return day == DAY_NONE ||
           error_set(err, ERROR_REFUSED,
                     _("The protocol %s was used on %s. Each disposal has one of its own."),
                     protocol, day_column_text(day).text);
}

static bool find(struct club *club, const char *protocol, struct retention_items *list,
                 struct disposal *disposal, struct error *err)
{
    *disposal = (struct disposal){.disposed_on = club_today(club), .noted_at = club_now(club)};
    if (!check_protocol(club, protocol, err) ||
        !retention_due(club, disposal->disposed_on, list, err))
        return false;
    snprintf(disposal->protocol, sizeof disposal->protocol, "%s", protocol);
    count(list, disposal);
    list_digest(list, disposal->digest);
    if (disposal->count)
        return true;
    return error_set(err, ERROR_REFUSED,
                     disposal->held ? _("All that is due is held back: people are restricted, or "
                                        "their requests wait. See “obecni retention due”.")
                                    : _("Nothing is due today. See “obecni retention classes”."));
}

bool disposal_check(struct club *club, const char *protocol, struct disposal *disposal,
                    struct error *err)
{
    struct retention_items list = {0};
    bool ok = find(club, protocol, &list, disposal, err);
    retention_items_free(&list);
    return ok;
}

static bool check_second(const struct club *club, struct error *err)
{
    return (club->second[0] && strcmp(club->second, club->actor) != 0) ||
           error_set(err, ERROR_REFUSED,
                     _("A disposal needs a second person. Name that person with --second CODE."));
}

bool disposal_run(struct club *club, const char *protocol, struct disposal *disposal,
                  struct error *err)
{
    struct retention_items list = {0};
    if (!check_second(club, err) || !club_begin(club, err))
        return false;
    bool ok = find(club, protocol, &list, disposal, err);
    if (ok) {
        disposal->id = club_new_id(club);
        snprintf(disposal->actor, sizeof disposal->actor, "%s", club->actor);
        snprintf(disposal->second, sizeof disposal->second, "%s", club->second);
        ok = insert(club, disposal, err) && destroy_list(club, &list, disposal, err) &&
             note(club, disposal, err);
    }
    retention_items_free(&list);
    return club_end(club, ok, err);
}
