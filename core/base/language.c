/* One gettext domain for each language: "obecni-pl", "obecni-uk", "obecni-en", "obecni-ru".
 * The C library's own choice of language (LANGUAGE) is switched off, because it would
 * decide for the whole process. */
#include "base/language.h"

#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *code;
    const char *domain;
} languages[LANGUAGE_COUNT] = {
    [LANGUAGE_POLISH] = {.code = "pl", .domain = "obecni-pl"},
    [LANGUAGE_UKRAINIAN] = {.code = "uk", .domain = "obecni-uk"},
    [LANGUAGE_ENGLISH] = {.code = "en", .domain = "obecni-en"},
    [LANGUAGE_RUSSIAN] = {.code = "ru", .domain = "obecni-ru"},
};

/* Whether dir holds the catalogues; the Polish one stands for all. */
static bool has_catalogues(const char *dir)
{
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s/C.UTF-8/LC_MESSAGES/obecni-pl.mo", dir);
    return access(path, R_OK) == 0;
}

static void find_catalogues(char dir[PATH_MAX])
{
    const char *named = getenv("OBECNI_CATALOGUES");
    snprintf(dir, PATH_MAX, "%s", named ? named : "");
    if (named)
        return;
    ssize_t length = readlink("/proc/self/exe", dir, PATH_MAX - 16);
    if (length > 0) {
        dir[length] = '\0';
        char *slash = strrchr(dir, '/');
        strcpy(slash, "/locale");
        if (has_catalogues(dir))
            return;
        strcpy(slash, "/../share/obecni/locale");
        if (has_catalogues(dir))
            return;
    }
    snprintf(dir, PATH_MAX, "/usr/share/obecni/locale");
}

void language_start(void)
{
    char dir[PATH_MAX];
    unsetenv("LANGUAGE");
    setlocale(LC_ALL, "C.UTF-8");
    find_catalogues(dir);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        bindtextdomain(languages[i].domain, dir);
        bind_textdomain_codeset(languages[i].domain, "UTF-8");
    }
    language_use(LANGUAGE_ENGLISH);
}

void language_use(enum language language)
{
    textdomain(languages[language].domain);
}

enum language language_present(void)
{
    const char *domain = textdomain(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (strcmp(languages[i].domain, domain) == 0)
            return (enum language)i;
    return LANGUAGE_ENGLISH;
}

enum language language_from_environment(void)
{
    static const char *const names[] = {"OBECNI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (!value || !*value)
            continue;
        char code[3] = {value[0], value[0] ? value[1] : '\0', '\0'};
        enum language language;
        return language_find(code, &language) ? language : LANGUAGE_ENGLISH;
    }
    return LANGUAGE_ENGLISH;
}

const char *language_code(enum language language)
{
    return languages[language].code;
}

bool language_find(const char *code, enum language *language)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(languages[i].code, code) == 0) {
            *language = (enum language)i;
            return true;
        }
    }
    return false;
}

const char *language_text(enum language language, const char *text)
{
    return dgettext(languages[language].domain, text);
}

const char *language_plural(enum language language, const char *one, const char *many,
                            unsigned long count)
{
    return dngettext(languages[language].domain, one, many, count);
}
