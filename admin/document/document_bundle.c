/* What is gathered is read before the change begins; the change itself draws the number, signs,
 * and puts the archive in its place. */
#include "admin/document/document_bundle.h"

#include "admin/document/bundle_parts.h"
#include "admin/line/answer.h"
#include "admin/line/export_password.h"
#include "admin/line/staged_file.h"
#include "base/language.h"
#include "club/day_column.h"
#include "club/timetable/programme.h"
#include "paper/document_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One run. */
struct parcel {
    struct invocation *invocation;
    const char *series;   /* of the document that vouches for the rest */
    const char *programme; /* NULL: of the whole club */
    int from, to;
    bool with_names;
    struct bundle_parts parts;
    struct document document;
    char *staged;
};

static bool check_names(struct parcel *parcel, struct error *err)
{
    struct invocation *invocation = parcel->invocation;
    if (!invocation_has(invocation, "--with-names"))
        return true;
    if (!(invocation->roles & ROLES_NAMES))
        return error_set(err, ERROR_REFUSED,
                         _("Names are not for your role. Leave --with-names out: people are told "
                           "by number."));
    if (!names_are_open(invocation))
        return error_set(err, ERROR_REFUSED,
                         _("The names are locked. Open them with “obecni unlock”, or leave "
                           "--with-names out."));
    parcel->with_names = true;
    return true;
}

/* The document's parameters: what was asked for, and what the bundle holds. */
static json_t *parameters_of(const struct parcel *parcel)
{
    json_t *parameters = bundle_parts_json(&parcel->parts);
    json_object_set_new(parameters, "from", json_string(day_column_text(parcel->from).text));
    json_object_set_new(parameters, "to", json_string(day_column_text(parcel->to).text));
    json_object_set_new(parameters, "names", json_boolean(parcel->with_names));
    if (parcel->programme)
        json_object_set_new(parameters, "programme", json_string(parcel->programme));
    return parameters;
}

static bool write_archive(struct parcel *parcel, const char *password, struct error *err)
{
    struct buffer bytes = {0};
    int64_t now = club_now(&parcel->invocation->club);
    bool ok = bundle_write(&parcel->parts.bundle, parcel->with_names ? password : NULL, now,
                           &bytes, err) &&
              (document_file_write(parcel->staged, &bytes, err) || staged_file_failed(err));
    if (bytes.text)
        explicit_bzero(bytes.text, bytes.length);
    buffer_free(&bytes);
    return ok;
}

static bool change(struct parcel *parcel, const char *password, struct error *err)
{
    struct club *club = &parcel->invocation->club;
    if (!club_begin(club, err))
        return false;
    bool ok = bundle_parts_key(club, &parcel->parts, err);
    json_t *parameters = parameters_of(parcel);
    ok = ok && bundle_parts_issue(club, &parcel->parts, parcel->series, parameters,
                                  &parcel->document, err) &&
         write_archive(parcel, password, err);
    json_decref(parameters);
    return club_end(club, ok, err);
}

static void tell(const struct parcel *parcel, const char *path, const char *password)
{
    answer_done(parcel->invocation,
                json_pack("{s:s, s:s, s:I, s:s, s:b}", "number", parcel->document.number, "file",
                          path, "files", (json_int_t)parcel->parts.bundle.count, "manifest",
                          parcel->parts.manifest, "encrypted", parcel->with_names),
                _("Issued: %s, with %zu files in %s."), parcel->document.number,
                parcel->parts.bundle.count, path);
    if (parcel->with_names)
        export_password_tell(parcel->invocation, path, password);
}

/* From here on everything is gathered. */
static bool send(struct parcel *parcel, const char *path, struct error *err)
{
    char password[EXPORT_PASSWORD_SIZE] = "";
    bool ok = (!parcel->with_names || export_password_get(password, err)) &&
              staged_file_begin(path, &parcel->staged, err);
    if (ok) {
        ok = change(parcel, password, err);
        ok = staged_file_end(path, &parcel->staged, ok, err) && ok;
    }
    if (ok)
        tell(parcel, path, password);
    explicit_bzero(password, sizeof password);
    return ok;
}

static void finish(struct parcel *parcel)
{
    bundle_parts_free(&parcel->parts);
    document_free(&parcel->document);
}

bool document_inspection(struct invocation *invocation, struct error *err)
{
    struct programme programme;
    struct parcel parcel = {
        .invocation = invocation,
        .series = "PI",
        .programme = invocation_text(invocation, "--programme"),
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .to = (int)invocation_number_or(invocation, "--to", DAY_NONE),
    };
    if (parcel.to < parcel.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    if (!check_names(&parcel, err) ||
        (parcel.programme &&
         !programme_get(&invocation->club, parcel.programme, &programme, err)))
        return false;
    struct bundle_scope scope = {.programme = parcel.programme,
                                 .from = parcel.from,
                                 .to = parcel.to,
                                 .with_names = parcel.with_names};
    bool ok = bundle_parts_sessions(&invocation->club, &scope, &parcel.parts, err) &&
              bundle_parts_office(&invocation->club, &scope, &parcel.parts, err) &&
              send(&parcel, invocation_text_or(invocation, "--out", "inspekcja.zip"), err);
    finish(&parcel);
    return ok;
}

bool programme_archive(struct invocation *invocation, struct error *err)
{
    struct programme programme;
    const char *code = invocation_text(invocation, "CODE");
    char path[CODE_SIZE + 16];
    struct parcel parcel = {.invocation = invocation, .series = "SP", .programme = code};
    if (!programme_get(&invocation->club, code, &programme, err) || !check_names(&parcel, err))
        return false;
    if (!programme.closed_at)
        return error_set(err, ERROR_REFUSED,
                         _("The programme %s is not closed: what is filed has to be final. Close "
                           "it first: obecni programme close %s"),
                         code, code);
    parcel.from = programme.from_on;
    parcel.to = programme.until_on == DAY_NONE ? club_today(&invocation->club) : programme.until_on;
    struct bundle_scope scope = {.programme = code,
                                 .from = parcel.from,
                                 .to = parcel.to,
                                 .with_names = parcel.with_names};
    snprintf(path, sizeof path, "archiwum-%s.zip", code);
    bundle_name(path);
    bool ok = bundle_parts_sessions(&invocation->club, &scope, &parcel.parts, err) &&
              bundle_parts_completed(&invocation->club, &programme, &scope, &parcel.parts, err) &&
              send(&parcel, invocation_text_or(invocation, "--out", path), err);
    finish(&parcel);
    return ok;
}

#define NAMES_OPTION                                                                               \
    {.name = "--with-names", .type = PARAMETER_FLAG,                                               \
     .meaning = N_("with names, encrypted; otherwise by number")}

const struct parameter document_inspection_parameters[] = {
    {.name = "--from", .type = PARAMETER_DAY, .is_required = true, .meaning = N_("the first day")},
    {.name = "--to", .type = PARAMETER_DAY, .is_required = true, .meaning = N_("the last day")},
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
    NAMES_OPTION,
    {.name = "--out", .type = PARAMETER_PATH, .meaning = N_("the ZIP file; inspekcja.zip")},
    {.name = NULL},
};

const struct parameter programme_archive_parameters[] = {
    {.name = "CODE", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("the closed programme")},
    NAMES_OPTION,
    {.name = "--out", .type = PARAMETER_PATH, .meaning = N_("the ZIP file; archiwum-CODE.zip")},
    {.name = NULL},
};
