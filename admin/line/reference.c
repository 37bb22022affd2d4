/* The command table as documents: the README's reference, the man page, completion. */
#include "admin/line/help.h"

#include "admin/line/parse.h"
#include "base/language.h"

#include <stdio.h>
#include <string.h>

void help_print_words(void)
{
    for (const struct noun *noun = nouns; noun->name; noun++) {
        for (const struct command *command = noun->commands; command->noun; command++)
            printf("%s%s%s\n", command->noun, *command->verb ? " " : "", command->verb);
    }
}

void help_print_roles(void)
{
    for (const struct noun *noun = nouns; noun->name; noun++) {
        for (const struct command *command = noun->commands; command->noun; command++) {
            char roles[ROLES_SIZE];
            roles_write(command->roles, roles);
            printf("%s%s%s: %s\n", command->noun, *command->verb ? " " : "", command->verb,
                   roles[0]          ? roles
                   : command->needs  ? "nobody"
                                     : "anybody, also without a database");
        }
    }
}

void help_print_reference(void)
{
    for (const struct noun *noun = nouns; noun->name; noun++) {
        printf("### %s\n\n%s\n\n", noun->name, _(noun->summary));
        for (const struct command *command = noun->commands; command->noun; command++) {
            struct buffer usage = {0};
            char roles[ROLES_SHOWN_SIZE];
            help_usage_line(command, 0, &usage);
            help_say_roles(command, roles);
            printf("- `%s`  \n  %s *%s.*\n", usage.text, _(command->summary), roles);
            buffer_free(&usage);
        }
        putchar('\n');
    }
}

static void print_roff(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
    }
    putchar('\n');
}

static void print_roff_parameters(const struct parameter *parameters)
{
    for (const struct parameter *p = parameters; p && p->name; p++) {
        fputs(".TP\n.B ", stdout);
        print_roff(p->name);
        fputs(_(p->meaning), stdout);
        if (p->choices)
            printf(" (%s)", p->choices);
        putchar('\n');
    }
}

void help_print_manual(void)
{
    printf(".TH OBECNI 1 \"\" \"Obecni %s\"\n.SH NAME\nobecni \\- %s\n", OBECNI_VERSION,
           _("the attendance records of a Social Integration Club"));
    printf(".SH SYNOPSIS\n.B obecni\nNOUN [VERB] [OBJECT ...] [\\-\\-option VALUE]\n");
    printf(".SH OPTIONS\n");
    print_roff_parameters(common_parameters);
    printf(".SH COMMANDS\n");
    for (const struct noun *noun = nouns; noun->name; noun++) {
        for (const struct command *command = noun->commands; command->noun; command++) {
            struct buffer usage = {0};
            help_usage_line(command, 0, &usage);
            fputs(".SS ", stdout);
            print_roff(usage.text);
            print_roff(_(command->summary));
            print_roff_parameters(command->parameters);
            buffer_free(&usage);
        }
    }
    printf(".SH EXIT STATUS\n0 %s, 1 %s, 2 %s, 3 %s.\n", _("done"), _("refused"), _("usage"),
           _("storage"));
}

static void print_options(const struct command *command)
{
    for (const struct parameter *p = command->parameters; p && p->name; p++) {
        if (p->name[0] == '-')
            printf("%s ", p->name);
    }
    for (const struct parameter *p = common_parameters; p->name; p++)
        printf("%s ", p->name);
}

void help_print_bash_completion(void)
{
    printf("_obecni() {\n  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
           "  case \"$COMP_CWORD:${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n  1:*) words=\"");
    for (const struct noun *noun = nouns; noun->name; noun++)
        printf("%s ", noun->name);
    printf("\" ;;\n");
    for (const struct noun *noun = nouns; noun->name; noun++) {
        if (!*noun->commands->verb)
            continue;
        printf("  2:%s\\ *) words=\"", noun->name);
        for (const struct command *command = noun->commands; command->noun; command++)
            printf("%s ", command->verb);
        printf("\" ;;\n");
    }
    for (const struct noun *noun = nouns; noun->name; noun++) {
        for (const struct command *command = noun->commands; command->noun; command++) {
            printf("  *:%s\\ %s) words=\"", command->noun, *command->verb ? command->verb : "*");
            print_options(command);
            printf("\" ;;\n");
        }
    }
    printf("  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
           "  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$word\"))\n}\n"
           "complete -F _obecni obecni\n");
}
