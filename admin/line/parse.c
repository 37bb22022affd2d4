/* Finding noun, verb, options and objects among the words. Values are parse_value.c's. */
#include "admin/line/parse.h"

#include "base/language.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct parameter common_parameters[] = {
    {.name = "--db", .type = PARAMETER_PATH, .meaning = N_("the database (else OBECNI_DB)")},
    {.name = "--as", .type = PARAMETER_CODE, .meaning = N_("act as this member of staff (asks for the PIN)")},
    {.name = "--second", .type = PARAMETER_CODE,
     .meaning = N_("who agrees, where two have to (asks for the PIN)")},
    {.name = "--json", .type = PARAMETER_FLAG, .meaning = N_("print one JSON document")},
    {.name = "--csv", .type = PARAMETER_FLAG, .meaning = N_("print rows as CSV")},
    {.name = "--encrypt", .type = PARAMETER_PATH,
     .meaning = N_("CSV with names, into this archive with a password")},
    {.name = "--plain-names", .type = PARAMETER_FLAG,
     .meaning = N_("CSV with names, readable by everybody who finds it")},
    {.name = "--sort", .type = PARAMETER_SORT,
     .meaning = N_("sort a list by this column; with - in front downwards")},
    {.name = "--quiet", .type = PARAMETER_FLAG, .meaning = N_("say nothing but results and errors")},
    {.name = "--yes", .type = PARAMETER_FLAG, .meaning = N_("answer yes to questions")},
    {.name = "--dry-run", .type = PARAMETER_FLAG, .meaning = N_("show what would happen, change nothing")},
    {.name = "--help", .type = PARAMETER_FLAG, .meaning = N_("explain the command")},
    {.name = NULL},
};

static const struct noun *find_noun(const char *name)
{
    for (const struct noun *noun = nouns; noun->name; noun++) {
        if (strcmp(noun->name, name) == 0)
            return noun;
    }
    return NULL;
}

static bool unknown_noun(const char *word, struct error *err)
{
    struct buffer possible = {0};
    for (const struct noun *noun = nouns; noun->name; noun++)
        buffer_printf(&possible, "%s%s", noun == nouns ? "" : ", ", noun->name);
    error_set(err, ERROR_USAGE, _("There is no command “%.40s”. Possible: %s."), word,
              possible.text);
    buffer_free(&possible);
    return false;
}

static bool unknown_verb(const struct noun *noun, const char *word, struct error *err)
{
    struct buffer possible = {0};
    for (const struct command *command = noun->commands; command->noun; command++)
        buffer_printf(&possible, "%s%s", command == noun->commands ? "" : ", ", command->verb);
    if (word)
        error_set(err, ERROR_USAGE, _("“obecni %s” has no “%.40s”. Possible: %s."), noun->name, word,
                  possible.text);
    else
        error_set(err, ERROR_USAGE, _("“obecni %s” needs one of: %s."), noun->name, possible.text);
    buffer_free(&possible);
    return false;
}

static const struct parameter *find_in(const struct parameter *parameters, const char *name)
{
    for (; parameters && parameters->name; parameters++) {
        if (strcmp(parameters->name, name) == 0)
            return parameters;
    }
    return NULL;
}

/* Also "--since" for "--from" and "--to" for "--until" and back, where they name days. */
static const struct parameter *find_option(const struct parameter *parameters, const char *name)
{
    static const char *const same[][2] = {
        {"--since", "--from"}, {"--from", "--since"}, {"--to", "--until"}, {"--until", "--to"}};
    const struct parameter *found = find_in(parameters, name);
    for (size_t i = 0; !found && i < sizeof same / sizeof *same; i++) {
        if (strcmp(name, same[i][0]) == 0)
            found = find_in(parameters, same[i][1]);
        if (found && found->type != PARAMETER_DAY)
            found = NULL;
    }
    return found;
}

static bool unknown_option(const struct command *command, const char *word, struct error *err)
{
    struct buffer possible = {0};
    for (const struct parameter *p = command->parameters; p && p->name; p++) {
        if (p->name[0] == '-')
            buffer_printf(&possible, "%s%s", possible.length ? ", " : "", p->name);
    }
    for (const struct parameter *p = common_parameters; p->name; p++)
        buffer_printf(&possible, "%s%s", possible.length ? ", " : "", p->name);
    error_set(err, ERROR_USAGE, _("There is no option “%.40s” here. Possible: %s."), word,
              possible.text);
    buffer_free(&possible);
    return false;
}

static bool add_value(struct invocation *invocation, const struct parameter *parameter,
                      const char *text, struct error *err)
{
    if (!parameter->is_rest && invocation_has(invocation, parameter->name))
        return error_set(err, ERROR_USAGE, _("%s is given twice."), parameter->name);
    if (invocation->value_count == INVOCATION_VALUES)
        return error_set(err, ERROR_USAGE, _("Too many words at once. At most %d fit."),
                         INVOCATION_VALUES);
    invocation->values[invocation->value_count].parameter = parameter;
    invocation->values[invocation->value_count].text = text;
    invocation->value_count++;
    return true;
}

/* The parameter that the next object fills: the first one in its place without a value. */
static const struct parameter *next_object(const struct invocation *invocation)
{
    for (const struct parameter *p = invocation->command->parameters; p && p->name; p++) {
        if (p->name[0] != '-' && (p->is_rest || !invocation_has(invocation, p->name)))
            return p;
    }
    return NULL;
}

static bool take_option(struct invocation *invocation, char **words, int count, int *i,
                        struct error *err)
{
    char name[64];
    const char *word = words[*i], *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    snprintf(name, sizeof name, "%.*s", (int)(length < 63 ? length : 63), word);
    const struct parameter *parameter = find_option(invocation->command->parameters, name);
    if (!parameter)
        parameter = find_in(common_parameters, name);
    if (!parameter)
        return unknown_option(invocation->command, word, err);
    if (parameter->type == PARAMETER_FLAG) {
        if (equals)
            return error_set(err, ERROR_USAGE, _("%s takes no value."), name);
        return add_value(invocation, parameter, "", err);
    }
    if (equals)
        return add_value(invocation, parameter, equals + 1, err);
    if (*i + 1 >= count)
        return error_set(err, ERROR_USAGE, _("%s needs a value."), name);
    return add_value(invocation, parameter, words[++*i], err);
}

/* A number below zero is a value, and "-" alone stands for what is typed or piped in. */
static bool is_option(const char *word)
{
    return word[0] == '-' && word[1] && !(word[1] >= '0' && word[1] <= '9');
}

static bool take_words(struct invocation *invocation, char **words, int count, struct error *err)
{
    bool only_objects = false;
    for (int i = 0; i < count; i++) {
        if (!only_objects && strcmp(words[i], "--") == 0) {
            only_objects = true;
            continue;
        }
        if (!only_objects && is_option(words[i])) {
            if (!take_option(invocation, words, count, &i, err))
                return false;
            continue;
        }
        const struct parameter *object = next_object(invocation);
        if (!object)
            return error_set(err, ERROR_USAGE, _("“%.60s” is one word too many. See “obecni %s%s%s --help”."),
                             words[i], invocation->command->noun,
                             *invocation->command->verb ? " " : "", invocation->command->verb);
        if (!add_value(invocation, object, words[i], err))
            return false;
    }
    return true;
}

static bool check_required(const struct invocation *invocation, struct error *err)
{
    const struct command *command = invocation->command;
    for (const struct parameter *p = command->parameters; p && p->name; p++) {
        if (p->is_required && !invocation_has(invocation, p->name))
            return error_set(err, ERROR_USAGE, _("%s is missing: %s. See “obecni %s%s%s --help”."),
                             _(p->name), _(p->meaning), command->noun, *command->verb ? " " : "",
                             command->verb);
    }
    return true;
}

static const struct command *find_verb(const struct noun *noun, const char *verb)
{
    for (const struct command *command = noun->commands; command->noun; command++) {
        if (strcmp(command->verb, verb) == 0)
            return command;
    }
    return NULL;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

static const char version[] = "--version";

/* How many words are common options with their values, before the noun or before its verb. */
static int count_leading(int count, char **words)
{
    int used = 0;
    while (used < count && is_option(words[used]) && !is_help(words[used]) &&
           strcmp(words[used], version) != 0) {
        const struct parameter *parameter = find_in(common_parameters, words[used]);
        used += parameter && parameter->type != PARAMETER_FLAG ? 2 : 1;
    }
    return used < count ? used : count;
}

static const struct command no_command = {.noun = "NOUN", .verb = "VERB"};

/* They are read before the command is known. */
static bool take_leading(struct invocation *invocation, int *count, char ***words, struct error *err)
{
    int used = count_leading(*count, *words);
    invocation->command = &no_command;
    bool ok = take_words(invocation, *words, used, err);
    *words += used;
    *count -= used;
    return ok;
}

/* The words of a noun that has verbs, at its verb; false with *request for help, or on error. */
static bool take_verb(struct invocation *invocation, const struct noun *noun, int *count,
                      char ***words, enum parse_request *request, struct error *err)
{
    if (!take_leading(invocation, count, words, err))
        return false;
    *request = PARSE_NOUN_HELP;
    if (*count && is_help(**words))
        return false;
    invocation->command = *count ? find_verb(noun, **words) : NULL;
    if (!invocation->command)
        return unknown_verb(noun, *count ? **words : NULL, err);
    (*words)++;
    (*count)--;
    return true;
}

bool parse_words(struct invocation *invocation, int count, char **words,
                 enum parse_request *request, const struct noun **noun, struct error *err)
{
    *noun = NULL;
    *request = PARSE_NOUN_HELP;
    if (!take_leading(invocation, &count, &words, err))
        return false;
    if (count == 0 || is_help(words[0]))
        return true;
    *request = PARSE_VERSION;
    if (strcmp(words[0], version) == 0)
        return true;
    *noun = find_noun(words[0]);
    if (!*noun)
        return unknown_noun(words[0], err);
    words++;
    count--;
    invocation->command = (*noun)->commands;
    bool is_single = !*(*noun)->commands->verb;
    if (!is_single && !take_verb(invocation, *noun, &count, &words, request, err))
        return err->kind == ERROR_NONE;
    *request = PARSE_HELP;
    for (int i = 0; i < count; i++) {
        if (is_help(words[i]))
            return true;
    }
    *request = PARSE_RUN;
    return take_words(invocation, words, count, err) && check_required(invocation, err);
}
