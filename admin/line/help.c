/* Help for people at the terminal. */
#include "admin/line/help.h"

#include "admin/line/listing.h"
#include "admin/line/parse.h"
#include "base/language.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const char *value_name(const struct parameter *parameter)
{
    static const char *const names[] = {
        [PARAMETER_TEXT] = N_("TEXT"),      [PARAMETER_CODE] = N_("CODE"),
        [PARAMETER_SESSION] = "CODE",
        [PARAMETER_NUMBER] = N_("NUMBER"),  [PARAMETER_DAY] = N_("DATE"),
        [PARAMETER_TIME] = N_("HH:MM"),     [PARAMETER_INSTANT] = N_("HH:MM"),
        [PARAMETER_INTEGER] = "N",          [PARAMETER_DURATION] = "8h",
        [PARAMETER_WORD] = N_("WORD"),      [PARAMETER_PATH] = N_("FILE"),
        [PARAMETER_SORT] = N_("KEY"),       [PARAMETER_FLAG] = NULL,
    };
    return names[parameter->type] ? _(names[parameter->type]) : "";
}

static void parameter_words(const struct parameter *parameter, struct buffer *line)
{
    const char *value = value_name(parameter);
    buffer_append_text(line, _(parameter->name));
    if (parameter->name[0] == '-' && *value)
        buffer_printf(line, " %s", value);
    if (parameter->is_rest)
        buffer_append_text(line, " …");
}

void help_usage_line(const struct command *command, int width, struct buffer *line)
{
    buffer_printf(line, "obecni %s%s%s", command->noun, *command->verb ? " " : "", command->verb);
    int column = (int)line->length;
    for (const struct parameter *p = command->parameters; p && p->name; p++) {
        struct buffer words = {0};
        buffer_append_text(&words, p->is_required ? "" : "[");
        parameter_words(p, &words);
        buffer_append_text(&words, p->is_required ? "" : "]");
        int taken = text_width(words.text) + 1;
        bool breaks = width && column + taken > width;
        buffer_printf(line, "%s%s", breaks ? "\n      " : " ", words.text);
        column = breaks ? 4 + taken : column + taken;
        buffer_free(&words);
    }
}

static void print_title(const struct invocation *invocation, const char *title)
{
    printf("%s%s%s\n", invocation->is_color ? "\033[1m" : "", title,
           invocation->is_color ? "\033[0m" : "");
}

/* The words of `text`, going on in new lines under `column` where the terminal ends. */
static void print_wrapped(const struct invocation *invocation, const char *text, int column)
{
    int at = column;
    while (*text) {
        char word[256];
        size_t length = strcspn(text, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        int taken = text_width(word);
        if (at > column && invocation->width && at + 1 + taken > invocation->width) {
            printf("\n%*s", column, "");
            at = column;
        }
        printf("%s%s", at > column ? " " : "", word);
        at += taken + (at > column);
        text += length + (text[length] == ' ');
    }
    putchar('\n');
}

static void print_pair(const struct invocation *invocation, const char *left, const char *right,
                       int width)
{
    int taken = text_width(left);
    int filled = taken < width ? width : taken;
    printf("  %s%*s  ", left, filled - taken, "");
    print_wrapped(invocation, right, filled + 4);
}

static void print_parameters(const struct invocation *invocation,
                             const struct parameter *parameters, bool wants_options)
{
    for (const struct parameter *p = parameters; p && p->name; p++) {
        struct buffer words = {0}, meaning = {0};
        if ((p->name[0] == '-') != wants_options || p->type == PARAMETER_SORT)
            continue;
        parameter_words(p, &words);
        buffer_append_text(&meaning, _(p->meaning));
        if (p->choices)
            buffer_printf(&meaning, " (%s)", p->choices);
        print_pair(invocation, words.text, meaning.text, 22);
        buffer_free(&words);
        buffer_free(&meaning);
    }
}

/* The option --sort, with the keys it takes here. */
static void print_columns(const struct invocation *invocation,
                          const struct listing_column *columns)
{
    struct buffer keys = {0};
    for (const struct listing_column *column = columns; column->key; column++)
        buffer_printf(&keys, "%s%s", column == columns ? "" : ", ", column->key);
    printf("\n");
    print_title(invocation, _("Sorting: --sort KEY, downwards --sort -KEY"));
    printf("  ");
    print_wrapped(invocation, keys.text, 2);
    buffer_free(&keys);
}

static bool has_parameters(const struct command *command, bool wants_options)
{
    for (const struct parameter *p = command->parameters; p && p->name; p++) {
        if ((p->name[0] == '-') == wants_options)
            return true;
    }
    return false;
}

void help_say_roles(const struct command *command, char words[ROLES_SHOWN_SIZE])
{
    if (!command->roles || command->roles == ROLE_ALL)
        snprintf(words, ROLES_SHOWN_SIZE, "%s", _("everybody"));
    else
        roles_show(command->roles, words);
}

void help_print_command(const struct invocation *invocation, const struct command *command)
{
    char roles[ROLES_SHOWN_SIZE];
    struct buffer usage = {0};
    help_usage_line(command, invocation->width ? invocation->width - 2 : 78, &usage);
    printf("%s\n\n", _(command->summary));
    print_title(invocation, _("Usage"));
    printf("  %s\n", usage.text);
    buffer_free(&usage);
    if (has_parameters(command, false)) {
        printf("\n");
        print_title(invocation, _("Objects"));
        print_parameters(invocation, command->parameters, false);
    }
    printf("\n");
    print_title(invocation, _("Options"));
    print_parameters(invocation, command->parameters, true);
    print_parameters(invocation, common_parameters, true);
    if (command->columns)
        print_columns(invocation, command->columns);
    help_say_roles(command, roles);
    printf("\n");
    print_title(invocation, _("Who may"));
    printf("  %s\n", roles);
    if (command->example) {
        printf("\n");
        print_title(invocation, _("Example"));
        printf("  %s\n", command->example);
    }
}

void help_print_noun(const struct invocation *invocation, const struct noun *noun)
{
    if (!*noun->commands->verb) {
        help_print_command(invocation, noun->commands);
        return;
    }
    printf("%s\n\n", _(noun->summary));
    for (const struct command *command = noun->commands; command->noun; command++) {
        char words[80];
        snprintf(words, sizeof words, "obecni %s %s", command->noun, command->verb);
        print_pair(invocation, words, _(command->summary), 28);
    }
    printf(_("\n“obecni %s VERB --help” explains one of them.\n"), noun->name);
}

void help_print_all(const struct invocation *invocation)
{
    printf("%s\n\n", _("obecni: the attendance records of a Social Integration Club"));
    print_title(invocation, _("Usage"));
    printf("  %s\n\n", _("obecni NOUN [VERB] [OBJECT …] [--option VALUE]"));
    print_title(invocation, _("Nouns"));
    for (const struct noun *noun = nouns; noun->name; noun++)
        print_pair(invocation, noun->name, _(noun->summary), 14);
    printf("%s\n", _("\n“obecni NOUN --help” shows its verbs. The database is named with --db or "
                     "OBECNI_DB."));
}
