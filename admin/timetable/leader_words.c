/* The periods of leaders in words and as JSON. */
#include "admin/timetable/leader_words.h"

#include "admin/line/answer.h"

json_t *leader_words(const struct activity_leader_list *list, struct buffer *words)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < list->count; i++) {
        const struct activity_leader *leader = &list->items[i];
        char from[DAY_SIZE], until[DAY_SIZE];
        day_format(leader->from_on, from);
        day_format(leader->until_on, until);
        buffer_printf(words, "%s%s (%s –%s%s)", i ? ", " : "", leader->staff, from,
                      until[0] ? " " : "", until);
        json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:o}", "staff", leader->staff,
                                              "name", leader->name, "from_on", from, "until_on",
                                              answer_day_json(leader->until_on)));
    }
    return rows;
}
