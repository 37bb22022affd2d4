/* Handing out what is held about somebody, restricting it, erasing what is optional. */
#include "admin/people/participant_rights.h"

#include "admin/line/answer.h"
#include "admin/line/encrypted_output.h"
#include "admin/line/staged_file.h"
#include "base/language.h"
#include "club/backup.h"
#include "club/people/participant.h"
#include "exchange/person_export.h"
#include "rights/optional_data.h"
#include "rights/restriction.h"
#include "store/scrub.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PARTICIPANT                                                                                \
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,                          \
     .meaning = N_("the participant's number")}
#define REQUEST                                                                                    \
    {.name = "--request", .type = PARAMETER_CODE,                                                  \
     .meaning = N_("the request it follows from, like W-2026-01-12")}

const struct parameter participant_export_parameters[] = {
    PARTICIPANT,
    {.name = "--file", .type = PARAMETER_PATH,
     .meaning = N_("the file to write, readable by its owner alone (the screen)")},
    {.name = NULL},
};

/* The document as it is handed out: JSON when that was asked for, else text. */
static char *export_text(const struct invocation *invocation, const json_t *document)
{
    struct buffer text = {0};
    if (invocation->output != OUTPUT_JSON) {
        person_export_text(document, &text);
        return text.text;
    }
    char *json = json_dumps(document, JSON_INDENT(2));
    buffer_printf(&text, "%s\n", json);
    vault_wipe(json);
    return text.text;
}

static bool write_file(const struct invocation *invocation, const char *staged, char *text,
                       struct error *err)
{
    const struct buffer bytes = {.text = text, .length = strlen(text)};
    return encrypted_file_write(invocation, invocation_text(invocation, "--file"), staged,
                                invocation->output == OUTPUT_JSON ? "dane.json" : "dane.txt",
                                &bytes, err);
}

static bool note_export(struct club *club, const char *number, bool has_file, struct error *err)
{
    return club_note(club, "participant.export", number,
                     json_pack("{s:b, s:b}", "names", vault_is_open(&club->vault), "file",
                               has_file),
                     err);
}

/* What is handed out contains the entry about itself: somebody looked. */
static bool make(struct invocation *invocation, const char *number, const char *staged,
                 char **text, struct error *err)
{
    json_t *document = NULL;
    struct club *club = &invocation->club;
    if (!club_begin(club, err))
        return false;
    bool ok = note_export(club, number, staged != NULL, err) &&
              person_export_make(club, number, &document, err);
    if (ok)
        *text = export_text(invocation, document);
    json_decref(document);
    ok = ok && (!staged || write_file(invocation, staged, *text, err) || staged_file_failed(err));
    return club_end(club, ok, err);
}

static void tell_export(const struct invocation *invocation, const char *number, const char *path)
{
    answer_done(invocation, json_pack("{s:s, s:s}", "participant", number, "file", path),
                _("Written: %s. It holds everything about participant %s: hand it over, then "
                  "delete it."),
                path, number);
}

bool participant_export_command(struct invocation *invocation, struct error *err)
{
    char *staged = NULL, *text = NULL;
    struct participant participant;
    const char *number = invocation_text(invocation, "NUMBER");
    const char *path = invocation_text(invocation, "--file");
    if (invocation->output == OUTPUT_CSV)
        return error_set(err, ERROR_USAGE,
                         _("What is held about a person is no table: it comes as text, or with "
                           "--json."));
    if (!participant_get(&invocation->club, number, &participant, err) ||
        (path && names_are_open(invocation) && !encrypted_file_check(invocation, path, err)) ||
        (path && !staged_file_begin(path, &staged, err)))
        return false;
    if (!path)
        names_are_open(invocation);
    bool ok = make(invocation, number, staged, &text, err);
    ok = staged_file_end(path, &staged, ok, err) && ok;
    if (ok && path)
        tell_export(invocation, number, path);
    else if (ok)
        fputs(text, stdout);
    vault_wipe(text);
    return ok;
}

const struct parameter participant_restrict_parameters[] = {
    PARTICIPANT,
    {.name = "--ground", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("accuracy, unlawful, claims or objection")},
    REQUEST,
    {.name = NULL},
};

bool participant_restrict_command(struct invocation *invocation, struct error *err)
{
    const char *number = invocation_text(invocation, "NUMBER");
    const char *ground = invocation_text(invocation, "--ground");
    if (!restriction_impose(&invocation->club, number, ground,
                            invocation_text(invocation, "--request"), err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:b, s:s}", "participant", number, "restricted", true,
                                      "ground", ground),
                _("Participant %s is restricted: left out of new reports, recorded as before, and "
                  "nothing is disposed of."),
                number);
    return true;
}

const struct parameter participant_release_parameters[] = {PARTICIPANT, REQUEST, {.name = NULL}};

bool participant_release_command(struct invocation *invocation, struct error *err)
{
    const char *number = invocation_text(invocation, "NUMBER");
    if (!restriction_lift(&invocation->club, number, invocation_text(invocation, "--request"), err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:b}", "participant", number, "restricted", false),
                _("Participant %s is no longer restricted. People have to be told before that."),
                number);
    return true;
}

const struct parameter participant_erase_parameters[] = {PARTICIPANT, REQUEST, {.name = NULL}};

/* "phone birth_on preferences" in words. */
static void show_fields(const struct optional_data *data, char *text, size_t size)
{
    bool has_phone = strstr(data->fields, "phone"), has_birth = strstr(data->fields, "birth_on");
    const char *held = has_phone && has_birth ? _("the phone number and the birth date")
                       : has_phone            ? _("the phone number")
                                              : _("the birth date");
    if (!data->has_preferences)
        snprintf(text, size, "%s", held);
    else if (!has_phone && !has_birth)
        snprintf(text, size, "%s", _("how the kiosk is for the card"));
    else
        snprintf(text, size, _("%s, how the kiosk is for the card"), held);
}

bool participant_rights_scrub(struct invocation *invocation, struct error *err)
{
    int64_t made_at;
    char made[CLOCK_TEXT_SIZE];
    struct club *club = &invocation->club;
    if (invocation->is_dry_run)
        return true;
    if (!store_scrub(club->store, err) || !backup_last_at(club, &made_at, err))
        return false;
    clock_format(made_at, made);
    if (made_at)
        say(invocation,
            _("Copies made before still hold it, the last one of %.10s %.5s: they have to be "
              "destroyed, or replaced by a new one."),
            made, made + 11);
    return true;
}

bool participant_erase_command(struct invocation *invocation, struct error *err)
{
    char fields[200];
    struct optional_data data;
    struct club *club = &invocation->club;
    const char *number = invocation_text(invocation, "NUMBER");
    if (!optional_data_find(club, number, &data, err))
        return false;
    show_fields(&data, fields, sizeof fields);
    if ((data.fields[0] &&
         !confirm(invocation, err, _("Erase %s of participant %s for good?"), fields, number)) ||
        !optional_data_erase(club, number, invocation_text(invocation, "--request"), &data, err))
        return false;
    json_t *document = json_pack("{s:s, s:s, s:i}", "participant", number, "fields", data.fields,
                                 "versions", data.versions);
    if (data.versions)
        answer_done(invocation, document,
                    _("Erased of participant %s: %s, in %d versions of the record."), number,
                    fields, data.versions);
    else
        answer_done(invocation, document, _("Erased of participant %s: %s."), number, fields);
    return participant_rights_scrub(invocation, err);
}
