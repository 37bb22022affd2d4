/* help and completion: the command table shown in its other forms. */
#include "admin/line/commands.h"
#include "admin/line/help.h"
#include "base/language.h"

#include <string.h>

static const struct noun *find_noun(const char *name)
{
    const struct noun *noun = nouns;
    while (noun->name && strcmp(noun->name, name) != 0)
        noun++;
    return noun->name ? noun : NULL;
}

static bool help_command(struct invocation *invocation, const struct noun *noun, const char *verb,
                         struct error *err)
{
    for (const struct command *command = noun->commands; command->noun; command++) {
        if (strcmp(command->verb, verb) == 0) {
            help_print_command(invocation, command);
            return true;
        }
    }
    return error_set(err, ERROR_USAGE, _("“obecni %s” has no “%.40s”. See “obecni help %s”."),
                     noun->name, verb, noun->name);
}

static bool help(struct invocation *invocation, struct error *err)
{
    const char *name = invocation_text(invocation, "NOUN");
    const char *verb = invocation_text(invocation, "VERB");
    const char *form = invocation_text_or(invocation, "--form", "terminal");
    if (strcmp(form, "reference") == 0) {
        help_print_reference();
    } else if (strcmp(form, "man") == 0) {
        help_print_manual();
    } else if (strcmp(form, "words") == 0) {
        help_print_words();
    } else if (strcmp(form, "roles") == 0) {
        help_print_roles();
    } else if (!name) {
        help_print_all(invocation);
    } else {
        const struct noun *noun = find_noun(name);
        if (!noun)
            return error_set(err, ERROR_USAGE, _("There is no command “%.40s”. See “obecni help”."),
                             name);
        if (verb)
            return help_command(invocation, noun, verb, err);
        help_print_noun(invocation, noun);
    }
    return true;
}

static bool completion(struct invocation *invocation, struct error *err)
{
    (void)invocation;
    (void)err;
    help_print_bash_completion();
    return true;
}

const struct command help_commands[] = {
    {.noun = "help", .verb = "", .summary = N_("Explains all commands, one noun, or one command."),
     .needs = NEED_NOTHING,
     .parameters = (const struct parameter[]){
         {.name = N_("NOUN"), .type = PARAMETER_CODE, .meaning = N_("what to explain")},
         {.name = N_("VERB"), .type = PARAMETER_CODE, .meaning = N_("its verb")},
         {.name = "--form", .type = PARAMETER_WORD, 
          .choices = "terminal reference man words roles",
          .meaning = N_("for the terminal, the README, man, as plain words, or who may do what")},
         {.name = NULL}},
     .example = "obecni help participant", .run = help},
    {.noun = NULL},
};

const struct command completion_commands[] = {
    {.noun = "completion", .verb = "", .summary = N_("Prints the completion script of a shell."),
     .needs = NEED_NOTHING,
     .parameters = (const struct parameter[]){
         {.name = N_("SHELL"), .type = PARAMETER_WORD, .is_required = true, .choices = "bash",
          .meaning = N_("the shell")},
         {.name = NULL}},
     .example = "obecni completion bash > ~/.local/share/bash-completion/completions/obecni",
     .run = completion},
    {.noun = NULL},
};
