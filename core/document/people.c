/* Joining names to a grid's people and putting them into order. */
#include "document/people.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static bool join_names(struct club *club, struct people *people, struct error *err)
{
    size_t count = people->grid->person_count;
    int64_t *ids = memory_new(count + 1, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = people->grid->persons[i].id;
    people->names = memory_new(count + 1, sizeof *people->names);
    bool ok = person_names(club, ids, count, people->names, err);
    free(ids);
    if (ok)
        person_names_sort(people->names, count, people->order);
    return ok;
}

bool people_get(struct club *club, const struct attendance_grid *grid, bool with_names,
                struct people *people, struct error *err)
{
    *people = (struct people){
        .grid = grid, .order = memory_new(grid->person_count + 1, sizeof *people->order)};
    for (size_t i = 0; i < grid->person_count; i++)
        people->order[i] = i;
    return !with_names || join_names(club, people, err);
}

void people_free(struct people *people)
{
    if (people->names)
        explicit_bzero(people->names, people->grid->person_count * sizeof *people->names);
    free(people->names);
    free(people->order);
    *people = (struct people){0};
}

void people_cell(const struct people *people, size_t person, bool detail, struct sheet *sheet)
{
    const char *name = people->names ? people->names[person] : "";
    const char *number = people->grid->persons[person].number;
    if (!*name) {
        sheet_cell(sheet, number);
        return;
    }
    sheet_cell_name(sheet, name);
    if (detail)
        sheet_cell_detail(sheet, number);
}
