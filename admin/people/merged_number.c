/* Following merged numbers, once for all commands. */
#include "admin/people/merged_number.h"

#include "base/language.h"
#include "club/people/participant_merge.h"

#include <string.h>

bool merged_number_follow(struct invocation *invocation, struct error *err)
{
    for (int i = 0; i < invocation->value_count; i++) {
        const struct parameter *parameter = invocation->values[i].parameter;
        char *stored = invocation->values[i].stored, holder[NUMBER_SIZE];
        if (parameter->type != PARAMETER_NUMBER || parameter->takes_merged)
            continue;
        if (!participant_merge_holder(&invocation->club, stored, holder, err))
            return false;
        if (strcmp(holder, stored) == 0)
            continue;
        say(invocation, _("%s was merged: it leads to %s."), stored, holder);
        memcpy(stored, holder, sizeof holder);
    }
    return true;
}
