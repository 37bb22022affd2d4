/* retention: how long what is kept, what is due, and disposing of it by two people. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/people/participant_rights.h"
#include "base/language.h"
#include "club/settings.h"
#include "rights/disposal.h"
#include "store/scrub.h"

#include <stdlib.h>
#include <string.h>

static const char *class_shown(enum retention_class class)
{
    static const char *const words[] = {
        [RETENTION_REFUSAL] = N_("refused entry"), [RETENTION_CONTRACT] = N_("contract"),
        [RETENTION_CASEWORK] = N_("casework"),     [RETENTION_HOUSEHOLD] = N_("household"),
        [RETENTION_REQUEST] = N_("request"),       [RETENTION_INCIDENT] = N_("incident"),
        [RETENTION_DOCUMENT] = N_("document"),
        [RETENTION_PERSON] = N_("person"),         [RETENTION_GROUPS] = N_("target groups"),
    };
    return class < RETENTION_CLASS_COUNT ? _(words[class]) : "";
}

static const struct listing_column class_columns[] = {
    {.key = "class", .title = N_("Class")},
    {.key = "setting", .title = N_("Setting"), .is_whole = true},
    {.key = "value", .title = N_("Value"), .align = LISTING_RIGHT},
    {.key = "begins", .title = N_("Counted from")},
    {.key = "destroys", .title = N_("What is destroyed")},
    {.key = NULL},
};

static bool add_class(struct club *club, struct listing *listing, const char *word,
                      const char *shown, const char *setting, const char *begins,
                      const char *destroys, struct error *err)
{
    int64_t value = 0;
    bool ok = settings_get_integer(club, setting, &value, err);
    listing_shown(listing, word, shown);
    listing_text(listing, setting);
    listing_integer(listing, value);
    answer_text(listing, begins);
    answer_text(listing, destroys);
    return ok;
}

/* Presences and the ledger have a time and are never destroyed: what they belong to is said. */
static bool classes(struct invocation *invocation, struct error *err)
{
    bool ok = true;
    struct club *club = &invocation->club;
    struct listing *listing = listing_new("classes", class_columns);
    for (int i = 0; ok && i < RETENTION_CLASS_COUNT; i++) {
        const struct retention_rule *rule = retention_rule((enum retention_class)i);
        ok = add_class(club, listing, rule->word, class_shown((enum retention_class)i),
                       rule->setting, _(rule->begins), _(rule->destroys), err);
    }
    ok = ok &&
         add_class(club, listing, "presence", _("presence"), SETTING_RETENTION_PRESENCE,
                   _("as the person"), _("nothing: the person goes no sooner"), err) &&
         add_class(club, listing, "ledger", _("ledger"), SETTING_RETENTION_LEDGER,
                   _("the entry"), _("nothing: the chain stays whole"), err);
    if (ok)
        listing_print(invocation, listing, "");
    else
        listing_free(listing);
    return ok;
}

static const struct listing_column due_columns[] = {
    {.key = "class", .title = N_("Class")},
    {.key = "subject", .title = N_("What"), .is_whole = true},
    {.key = "participant", .title = N_("Number"), .is_whole = true},
    {.key = "closed_on", .title = N_("Closed")},
    {.key = "dispose_after", .title = N_("Due since")},
    {.key = "held", .title = N_("Held back")},
    {.key = NULL},
};

static void add_item(struct listing *listing, const struct retention_item *item)
{
    listing_shown(listing, retention_rule(item->class)->word, class_shown(item->class));
    answer_text(listing, item->subject);
    answer_text(listing, item->participant);
    answer_day(listing, item->closed_on);
    answer_day(listing, item->dispose_after);
    if (item->held == RETENTION_RESTRICTED)
        listing_shown(listing, "restricted", _("the person is restricted"));
    else if (item->held == RETENTION_ASKED)
        listing_shown(listing, "request", _("a request waits"));
    else
        listing_null(listing);
}

static bool fits(const struct invocation *invocation, const struct retention_item *item)
{
    const char *class = invocation_text(invocation, "--class");
    const char *status = invocation_text(invocation, "--status");
    const char *participant = invocation_text(invocation, "--participant");
    bool is_free = item->held == RETENTION_FREE;
    return (!class || strcmp(class, retention_rule(item->class)->word) == 0) &&
           (!status || is_free == (strcmp(status, "free") == 0)) &&
           (!participant || strcmp(participant, item->participant) == 0);
}

static bool due(struct invocation *invocation, struct error *err)
{
    struct retention_items items = {0};
    int day = (int)invocation_number_or(invocation, "--on", club_today(&invocation->club));
    bool ok = retention_due(&invocation->club, day, &items, err);
    struct listing *listing = listing_new("due", due_columns);
    for (size_t i = 0; ok && i < items.count; i++) {
        if (fits(invocation, &items.items[i]))
            add_item(listing, &items.items[i]);
    }
    if (ok)
        listing_print(invocation, listing, _("Nothing is due."));
    else
        listing_free(listing);
    retention_items_free(&items);
    return ok;
}

static json_t *disposal_json(const struct disposal *disposal)
{
    char digest[DIGEST_TEXT_SIZE];
    json_t *counts = json_object();
    digest_text(disposal->digest, digest);
    for (int class = 0; class < RETENTION_CLASS_COUNT; class++)
        json_object_set_new(counts, retention_rule((enum retention_class)class)->word,
                            json_integer(disposal->counts[class]));
    return json_pack("{s:s, s:i, s:i, s:o, s:s, s:s, s:s}", "protocol", disposal->protocol, "count",
                     disposal->count, "held", disposal->held, "counts", counts, "digest", digest,
                     "actor", disposal->actor, "second", disposal->second);
}

static bool ask(const struct invocation *invocation, const char *protocol, struct error *err)
{
    return confirm(invocation, err,
                   _("Dispose of everything listed by “obecni retention due”, under the protocol "
                     "%s? It cannot be brought back."),
                   protocol);
}

/* A look at what would go needs no second person. */
static bool dispose(struct invocation *invocation, struct error *err)
{
    struct disposal disposal;
    char digest[DIGEST_SHORT_SIZE];
    struct club *club = &invocation->club;
    const char *protocol = invocation_text(invocation, "--protocol");
    bool only_looks = invocation->is_dry_run && !invocation->second[0];
    if (!disposal_check(club, protocol, &disposal, err))
        return false;
    if (!only_looks && (!second_person(invocation, err) || !ask(invocation, protocol, err) ||
                        !disposal_run(club, protocol, &disposal, err)))
        return false;
    digest_shorten(disposal.digest, digest);
    answer_done(invocation, disposal_json(&disposal),
                _("Disposed of under the protocol %s: %d, held back: %d. Digest of the list: %s."),
                disposal.protocol, disposal.count, disposal.held, digest);
    return participant_rights_scrub(invocation, err);
}

static bool scrub(struct invocation *invocation, struct error *err)
{
    if (!store_scrub(invocation->club.store, err))
        return false;
    answer_done(invocation, json_pack("{s:b}", "scrubbed", true),
                _("The database is written anew: nothing that was destroyed is left in it."));
    return true;
}

static const struct listing_column disposal_columns[] = {
    {.key = "protocol", .title = N_("Protocol"), .is_whole = true},
    {.key = "disposed_on", .title = N_("Day")},
    {.key = "count", .title = N_("Disposed of"), .align = LISTING_RIGHT},
    {.key = "persons", .title = N_("Persons"), .align = LISTING_RIGHT},
    {.key = "actor", .title = N_("Who")},
    {.key = "second", .title = N_("Second")},
    {.key = "digest", .title = N_("Digest")},
    {.key = NULL},
};

static void add_disposal(struct listing *listing, const struct disposal *disposal)
{
    char whole[DIGEST_TEXT_SIZE], digest[DIGEST_SHORT_SIZE];
    digest_text(disposal->digest, whole);
    digest_shorten(disposal->digest, digest);
    listing_text(listing, disposal->protocol);
    answer_day(listing, disposal->disposed_on);
    listing_integer(listing, disposal->count);
    listing_integer(listing, disposal->counts[RETENTION_PERSON]);
    listing_text(listing, disposal->actor);
    listing_text(listing, disposal->second);
    listing_shown(listing, whole, digest);
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct disposals disposals = {0};
    int from = (int)invocation_number_or(invocation, "--from", DAY_NONE);
    int until = (int)invocation_number_or(invocation, "--to", DAY_NONE);
    if (until != DAY_NONE && until < from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    bool ok = disposal_list(&invocation->club, from, until, &disposals, err);
    struct listing *listing = listing_new("disposals", disposal_columns);
    for (size_t i = 0; ok && i < disposals.count; i++)
        add_disposal(listing, &disposals.items[i]);
    if (ok)
        listing_print(invocation, listing, _("Nothing was disposed of yet."));
    else
        listing_free(listing);
    disposals_free(&disposals);
    return ok;
}

static const struct listing_column item_columns[] = {
    {.key = "class", .title = N_("Class")},
    {.key = "subject", .title = N_("What"), .is_whole = true},
    {.key = "closed_on", .title = N_("Closed")},
    {.key = "dispose_after", .title = N_("Due since")},
    {.key = NULL},
};

static bool show(struct invocation *invocation, struct error *err)
{
    struct disposal disposal;
    struct retention_items items = {0};
    if (!disposal_get(&invocation->club, invocation_text(invocation, "PROTOCOL"), &disposal, &items,
                      err)) {
        retention_items_free(&items);
        return false;
    }
    struct listing *listing = listing_new("items", item_columns);
    for (size_t i = 0; i < items.count; i++) {
        const struct retention_item *item = &items.items[i];
        listing_shown(listing, retention_rule(item->class)->word, class_shown(item->class));
        answer_text(listing, item->subject);
        answer_day(listing, item->closed_on);
        answer_day(listing, item->dispose_after);
    }
    listing_extra(listing, "disposal", disposal_json(&disposal));
    listing_print(invocation, listing, "");
    retention_items_free(&items);
    return true;
}

#define CLASSES "refusal contract casework household request incident person groups"

/* clang-format off */
const struct command retention_commands[] = {
    {.noun = "retention", .verb = "classes",
     .summary = N_("Lists how long which kind of record is kept, and by which setting."),
     .needs = NEED_READING, .roles = ROLES_FIGURES | ROLE_ADMINISTRATOR, .columns = class_columns,
     .example = "obecni retention classes", .run = classes},
    {.noun = "retention", .verb = "due",
     .summary = N_("Lists what has been kept long enough: the list of a disposal."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("as it will be on this day (today)")},
         {.name = "--class", .type = PARAMETER_WORD, .choices = CLASSES,
          .meaning = N_("only this class")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = "free held",
          .meaning = N_("only what may go, or what is held back")},
         {.name = "--participant", .type = PARAMETER_NUMBER, .meaning = N_("only of this person")},
         {.name = NULL}},
     .columns = due_columns, .example = "obecni retention due --csv", .run = due},
    {.noun = "retention", .verb = "dispose",
     .summary = N_("Destroys what is due and leads to a person; figures and lists stay."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         {.name = "--protocol", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the number of the protocol of disposal")},
         {.name = NULL}},
     .example = "obecni retention dispose --protocol BR-3/2036 --second HD", .run = dispose},
    {.noun = "retention", .verb = "list", .summary = N_("Lists the disposals by their protocols."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("from this day on")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("until this day")}, {.name = NULL}},
     .columns = disposal_columns, .example = "obecni retention list", .run = list},
    {.noun = "retention", .verb = "show", .summary = N_("Shows the list of one disposal."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = N_("PROTOCOL"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the number of the protocol")},
         {.name = NULL}},
     .columns = item_columns, .example = "obecni retention show BR-3/2036", .run = show},
    {.noun = "retention", .verb = "scrub",
     .summary = N_("Writes the database anew, so that nothing destroyed is left in free pages."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR | ROLE_ADMINISTRATOR,
     .example = "obecni retention scrub", .run = scrub},
    {.noun = NULL},
};
/* clang-format on */
