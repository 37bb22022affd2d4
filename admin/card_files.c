/* From issued cards to faces on paper. */
#include "admin/card_files.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/person.h"
#include "club/settings.h"
#include "paper/card_face.h"
#include "paper/card_sheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static const char staged_ending[] = ".obecni-part";

/* Where a file waits until its card is stored. A target that cannot be replaced is refused
 * now, while nothing is made yet. */
static bool stage(const char *path, char **staged, struct error *err)
{
    struct buffer name = {0};
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (exists && (!S_ISREG(status.st_mode) || access(path, W_OK) != 0))
        return error_set(err, ERROR_STORAGE,
                         _("The file %s cannot be replaced. Nothing was changed. Choose another name."),
                         path);
    buffer_printf(&name, "%s%s", path, staged_ending);
    *staged = name.text;
    return true;
}

/* People named the target, and are told of it. */
static bool name_target(struct error *err)
{
    char *ending = strstr(err->text, staged_ending);
    if (ending)
        memmove(ending, ending + strlen(staged_ending), strlen(ending + strlen(staged_ending)) + 1);
    return false;
}

static bool print(const struct card_face *faces, size_t count, int64_t now,
                  struct card_files *files, struct error *err)
{
    struct card_sheet sheet = {.faces = faces, .count = count, .made_at = now};
    char **staged = files->staged;
    bool ok = (!files->png || (stage(files->png, &staged[0], err) &&
                            card_face_png(faces, staged[0], err))) &&
           (!files->svg || (stage(files->svg, &staged[1], err) &&
                            card_face_svg(faces, staged[1], err))) &&
           (!files->pdf || (stage(files->pdf, &staged[2], err) &&
                            card_sheet_pdf(&sheet, staged[2], err)));
    return ok || name_target(err);
}

static bool make_faces(struct invocation *invocation, const struct card_issued *cards, size_t count,
                       const struct words *words, struct card_files *files, struct error *err)
{
    struct card_face *faces = memory_new(count, sizeof *faces);
    for (size_t i = 0; i < count; i++) {
        faces[i].payload = cards[i].payload;
        memcpy(faces[i].number, cards[i].card.number, sizeof faces[i].number);
        faces[i].title = words->title;
        faces[i].found = words->found;
        faces[i].name = words->names ? words->names[i] : NULL;
    }
    bool ok = print(faces, count, club_now(&invocation->club), files, err);
    free(faces);
    return ok;
}

bool card_files_write(struct invocation *invocation, const struct card_issued *cards, size_t count,
                      struct card_files *files, struct error *err)
{
    struct words words = {.names = NULL};
    bool ok = read_words(&invocation->club, &words, err);
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
    for (int i = 0; i < 3; i++) {
        char *staged = files->staged[i];
        if (staged && keep && rename(staged, paths[i]) != 0)
            ok = error_set(err, ERROR_STORAGE,
                           _("The card is made, but %s could not be put in place (%s). Reissue it."),
                           paths[i], strerror(errno));
        else if (staged && !keep)
            unlink(staged);
        free(staged);
        files->staged[i] = NULL;
    }
    return ok;
}
