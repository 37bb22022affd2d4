/* Papers are drawn by a part of its own, obecni-paper.so: the libraries that it needs take longer
 * to load than most commands take to run. The first paper of a command takes it in. Each function
 * here has the name and the contract of the one in core/paper to which it hands on. */
#include "base/language.h"
#include "paper/card_face.h"
#include "paper/card_sheet.h"
#include "paper/command_sheet.h"
#include "paper/poster.h"
#include "paper/sheet_pdf.h"
#include "paper/slip_sheet.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Beside the program, as it was built; else where it was installed. */
static bool find_part(char path[PATH_MAX])
{
    static const char *const places[] = {"obecni-paper.so", "../lib/obecni/obecni-paper.so"};
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 64);
    path[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(path, '/');
    for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++) {
        strcpy(slash + 1, places[i]);
        if (access(path, F_OK) == 0)
            return true;
    }
    return false;
}

/* What the loader says names files, and is for whoever installs. */
static bool load(void **part, struct error *err)
{
    char path[PATH_MAX];
    if (!find_part(path))
        return error_set(err, ERROR_STORAGE,
                         _("The part of this program that draws papers, obecni-paper.so, is "
                           "missing. Install the program again."));
    *part = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!*part)
        return error_set(err, ERROR_STORAGE,
                         _("The part of this program that draws papers cannot be used: %s."),
                         dlerror());
    const char *version = dlsym(*part, "paper_version");
    return (version && strcmp(version, OBECNI_VERSION) == 0) ||
           error_set(err, ERROR_STORAGE,
                     _("The part of this program that draws papers, %s, belongs to another "
                       "version. Install the program again."),
                     path);
}

/* Puts the function's address into `function`. The part stays until the program ends. */
static bool find(const char *name, void *function, struct error *err)
{
    void *part = NULL, *found;
    if (!load(&part, err))
        return false;
    found = dlsym(part, name);
    if (!found)
        return error_set(err, ERROR_STORAGE,
                         _("The part of this program that draws papers cannot be used: %s."), name);
    memcpy(function, &found, sizeof found);
    return true;
}

#define HAND_ON(name, parameters, ...)                                                             \
    bool name parameters                                                                           \
    {                                                                                              \
        bool(*drawn) parameters;                                                                   \
        return find(#name, &drawn, err) && drawn(__VA_ARGS__);                                     \
    }

HAND_ON(card_face_png, (const struct card_face *face, const char *path, struct error *err), face,
        path, err)
HAND_ON(card_face_svg, (const struct card_face *face, const char *path, struct error *err), face,
        path, err)
HAND_ON(card_sheet_pdf, (const struct card_sheet *sheet, const char *path, struct error *err),
        sheet, path, err)
HAND_ON(command_sheet_draw,
        (enum language language, int64_t made_at, struct buffer *bytes, struct error *err), language,
        made_at, bytes, err)
HAND_ON(poster_draw,
        (const char *club, int64_t made_at, struct buffer *bytes, struct error *err), club, made_at,
        bytes, err)
HAND_ON(sheet_pdf_draw,
        (const struct sheet *sheets, const struct sheet_issue *issues, size_t count,
         struct buffer *bytes, struct error *err),
        sheets, issues, count, bytes, err)
HAND_ON(slip_sheet_pdf, (const struct slip_sheet *sheet, const char *path, struct error *err),
        sheet, path, err)
