/* From issued cards to faces on paper. */
#include "admin/people/card_files.h"

#include "admin/line/staged_file.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/person.h"
#include "club/settings.h"
#include "paper/card_face.h"
#include "paper/card_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct card_files card_files_read(const struct invocation *invocation)
{
    return (struct card_files){
        .png = invocation_text(invocation, "--png"),
        .svg = invocation_text(invocation, "--svg"),
        .pdf = invocation_text(invocation, "--pdf"),
        .with_name = invocation_has(invocation, "--with-name"),
    };
}

bool card_files_are_named(const struct card_files *files)
{
    return files->png || files->svg || files->pdf;
}

/* What the cards have in common. */
struct words {
    char title[SETTING_VALUE_SIZE];
    char found[SETTING_VALUE_SIZE];
    char (*names)[NAME_SIZE]; /* for each card, NULL without names */
};

/* A postcode stays with its town: "00-000 Przykładów" is not broken after the digits. */
static void tie_postcodes(const char *text, struct buffer *tied)
{
    static const char digits[] = "0123456789";
    for (const char *at = text; *at;) {
        bool is_code = strspn(at, digits) == 2 && at[2] == '-' && strspn(at + 3, digits) == 3 &&
                       at[6] == ' ' && (at == text || !strchr(digits, at[-1]));
        buffer_printf(tied, "%.*s%s", is_code ? 6 : 1, at, is_code ? "\u00a0" : "");
        at += is_code ? 7 : 1;
    }
}

static bool read_words(struct club *club, struct words *words, struct error *err)
{
    struct club_identity identity;
    if (!settings_get_text(club, SETTING_CARD_TITLE, words->title, err) ||
        !settings_get_text(club, SETTING_CARD_FOUND, words->found, err) ||
        !club_identity_get(club, &identity, err))
        return false;
    if (!words->found[0])
        snprintf(words->found, sizeof words->found,
                 language_text(LANGUAGE_POLISH, N_("Found? Please return it to: %s")),
                 identity.address);
    struct buffer tied = {0};
    tie_postcodes(words->found, &tied);
    snprintf(words->found, sizeof words->found, "%s", tied.text ? tied.text : "");
    buffer_free(&tied);
    return true;
}

static bool read_names(struct invocation *invocation, const struct card_issued *cards, size_t count,
                       char (*names)[NAME_SIZE], struct error *err)
{
    struct person person = {0};
    bool found, ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        ok = person_find(&invocation->club, cards[i].card.participant_id, &person, &found, err);
        person_name_plain(&person, names[i]);
    }
    person_wipe(&person);
    return ok && names_note(invocation, "names.print", count == 1 ? cards->card.participant : "card",
                            (int64_t)count, err);
}

static bool print(const struct card_face *faces, size_t count, int64_t now,
                  struct card_files *files, struct error *err)
{
    struct card_sheet sheet = {.faces = faces, .count = count, .made_at = now};
    char **staged = files->staged;
    bool ok = (!files->png || (staged_file_begin(files->png, &staged[0], err) &&
                            card_face_png(faces, staged[0], err))) &&
           (!files->svg || (staged_file_begin(files->svg, &staged[1], err) &&
                            card_face_svg(faces, staged[1], err))) &&
           (!files->pdf || (staged_file_begin(files->pdf, &staged[2], err) &&
                            card_sheet_pdf(&sheet, staged[2], err)));
    return ok || staged_file_failed(err);
}

static bool make_faces(struct invocation *invocation, const struct card_issued *cards, size_t count,
                       const struct words *words, struct card_files *files, struct error *err)
{
    struct card_face *faces = memory_new(count, sizeof *faces);
    for (size_t i = 0; i < count; i++) {
        faces[i].payload = cards[i].payload;
        memcpy(faces[i].number, cards[i].card.number, sizeof faces[i].number);
        faces[i].title = files->title ? files->title : words->title;
        faces[i].found = words->found;
        faces[i].name = words->names ? words->names[i] : NULL;
    }
    bool ok = print(faces, count, club_now(&invocation->club), files, err);
    free(faces);
    return ok;
}

static bool is_same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

static bool check_different(const struct card_files *files, struct error *err)
{
    if (is_same(files->png, files->svg) || is_same(files->png, files->pdf) ||
        is_same(files->svg, files->pdf))
        return error_set(err, ERROR_USAGE, _("--png, --svg and --pdf must name different files."));
    return true;
}

bool card_files_write(struct invocation *invocation, const struct card_issued *cards, size_t count,
                      struct card_files *files, struct error *err)
{
    struct words words = {.names = NULL};
    bool ok = check_different(files, err) && read_words(&invocation->club, &words, err);
    if (ok && files->with_name) {
        words.names = memory_new(count, sizeof *words.names);
        ok = read_names(invocation, cards, count, words.names, err);
    }
    ok = ok && make_faces(invocation, cards, count, &words, files, err);
    if (words.names)
        explicit_bzero(words.names, count * sizeof *words.names);
    free(words.names);
    return ok;
}

bool card_files_finish(struct card_files *files, bool keep, struct error *err)
{
    const char *const paths[] = {files->png, files->svg, files->pdf};
    bool ok = true;
    for (int i = 0; i < 3; i++)
        ok = staged_file_end(paths[i], &files->staged[i], keep, err) && ok;
    return ok;
}

void card_files_tell(const struct invocation *invocation, const struct card_files *files)
{
    const char *const paths[] = {files->png, files->svg, files->pdf};
    for (int i = 0; i < 3; i++) {
        if (paths[i])
            say(invocation, _("The card is in %s. Delete the file once it is printed."), paths[i]);
    }
}
