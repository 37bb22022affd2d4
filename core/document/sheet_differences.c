/* What two sheets say differently. Each sheet becomes a list of facts: a place ("Nowak Anna,
 * Obecność") and what stands there; the lists are then compared place by place. How a sheet looks,
 * where and as of when it was issued is no fact. */
#include "base/language.h"
#include "document/document_fill.h"
#include "document/sheet_text.h"

#include <stdlib.h>
#include <string.h>

#define NOTHING "–"

enum fact_kind {
    FACT_ALONE,
    FACT_ROW,  /* that a table has this row; its value is the whole row */
    FACT_CELL, /* of the row before it */
};

struct fact {
    enum fact_kind kind;
    char *key;            /* the table's caption and the place: what is matched */
    const char *place;    /* within the key: what is shown */
    char *value;
    int occurrence;       /* among facts of the same key */
};
struct facts {
    struct fact *items;
    struct fact **order; /* by key and occurrence */
    size_t count, capacity;
};

static void facts_free(struct facts *facts)
{
    for (size_t i = 0; i < facts->count; i++) {
        free(facts->items[i].key);
        free(facts->items[i].value);
    }
    free(facts->items);
    free(facts->order);
}

static void add(struct facts *facts, enum fact_kind kind, const char *table, const char *place,
                const char *value)
{
    struct buffer key = {0};
    buffer_printf(&key, "%s\n", table);
    size_t shown = key.length;
    buffer_append_text(&key, place ? place : "");
    facts->items =
        memory_grow(facts->items, facts->count, &facts->capacity, sizeof *facts->items);
    facts->items[facts->count++] = (struct fact){.kind = kind,
                                                 .key = key.text,
                                                 .place = key.text + shown,
                                                 .value = memory_copy_text(value ? value : "")};
}

/* By the first cell that says who, what or which day the row is about: no figure, no sign. */
static const struct sheet_cell *row_head(const struct sheet_table *table,
                                         const struct sheet_row *row)
{
    for (size_t i = 0; i < row->cell_count; i++) {
        enum sheet_value value = table->columns[i].value;
        bool says_which = value == SHEET_TEXT || value == SHEET_DAY || value == SHEET_TIME;
        if (says_which && row->cells[i].text[0])
            return &row->cells[i];
    }
    return &row->cells[0];
}

/* A row that comes in or goes moves all the numbers under it: they say nothing. */
static bool is_row_number(const struct sheet_column *column)
{
    return column->value == SHEET_NUMBER && strcmp(column->head, "Lp.") == 0;
}

static void append_cell(struct buffer *text, const struct sheet_cell *cell)
{
    buffer_append_text(text, cell->text);
    if (cell->detail)
        buffer_printf(text, " (%s)", cell->detail);
}

static void add_row(struct facts *facts, const struct sheet_table *table,
                    const struct sheet_row *row, const struct sheet_cell *head)
{
    struct buffer whole = {0};
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct sheet_cell *cell = &row->cells[i];
        if (is_row_number(&table->columns[i]) || cell == head || !cell->text[0])
            continue;
        if (whole.length)
            buffer_append_text(&whole, ", ");
        append_cell(&whole, cell);
    }
    add(facts, FACT_ROW, table->caption, head->text, whole.text);
    buffer_free(&whole);
}

static void add_cell(struct facts *facts, const struct sheet_table *table, size_t column,
                     const struct sheet_cell *cell, const struct sheet_cell *head)
{
    struct buffer place = {0}, value = {0};
    if (is_row_number(&table->columns[column]))
        return;
    buffer_append_text(&place, head->text);
    if (table->columns[column].head[0])
        buffer_printf(&place, ", %s", table->columns[column].head);
    append_cell(&value, cell);
    add(facts, FACT_CELL, table->caption, place.text, value.text);
    buffer_free(&place);
    buffer_free(&value);
}

static void add_table(struct facts *facts, const struct sheet_table *table)
{
    for (size_t i = 0; i < table->row_count; i++) {
        const struct sheet_row *row = &table->rows[i];
        if (row->kind == SHEET_ROW_GROUP || !row->cell_count)
            continue;
        const struct sheet_cell *head = row_head(table, row);
        add_row(facts, table, row, head);
        for (size_t j = 0; j < row->cell_count; j++)
            add_cell(facts, table, j, &row->cells[j], head);
    }
}

static void add_chart(struct facts *facts, const struct sheet_chart *chart)
{
    for (size_t i = 0; i < chart->category_count * chart->series_count; i++) {
        struct buffer place = {0}, value = {0};
        buffer_printf(&place, "%s, %s", chart->categories[i / chart->series_count],
                      chart->series[i % chart->series_count]);
        if (chart->values[i] != SHEET_NO_VALUE)
            buffer_printf(&value, "%lld", (long long)chart->values[i]);
        add(facts, FACT_ALONE, chart->title, place.text, value.text);
        buffer_free(&place);
        buffer_free(&value);
    }
}

static void add_alone(struct facts *facts, const char *place, const char *value)
{
    add(facts, FACT_ALONE, "", place, value);
}

#define POLISH(text) language_text(LANGUAGE_POLISH, text)

static void add_block(struct facts *facts, const struct sheet_block *block)
{
    switch (block->kind) {
    case SHEET_FIELDS:
        for (size_t i = 0; i < block->count; i++)
            add_alone(facts, block->fields[i].label, block->fields[i].value);
        break;
    case SHEET_SUMS:
        for (size_t i = 0; i < block->count; i++)
            add_alone(facts, block->sums[i].words, block->sums[i].number);
        break;
    case SHEET_HEADING:
        add_alone(facts, POLISH(N_("Heading")), block->heading);
        break;
    case SHEET_PARAGRAPH:
        add_alone(facts, POLISH(N_("Sentence")), block->paragraph.text);
        break;
    case SHEET_TABLE:
        add_table(facts, &block->table);
        break;
    case SHEET_CHART:
        add_chart(facts, &block->chart);
        break;
    case SHEET_LINES:
    case SHEET_SIGNATURES:
    case SHEET_PAGE:
        break;
    }
}

static int compare_facts(const void *a, const void *b)
{
    const struct fact *one = *(struct fact *const *)a, *other = *(struct fact *const *)b;
    int by_key = strcmp(one->key, other->key);
    if (by_key || one->occurrence != other->occurrence)
        return by_key ? by_key : one->occurrence - other->occurrence;
    return 0;
}

/* First with the places in the list as occurrences, so that equal keys keep their order. */
static void put_in_order(struct facts *facts)
{
    facts->order = memory_new(facts->count, sizeof *facts->order);
    for (size_t i = 0; i < facts->count; i++) {
        facts->items[i].occurrence = (int)i;
        facts->order[i] = &facts->items[i];
    }
    qsort(facts->order, facts->count, sizeof *facts->order, compare_facts);
    for (size_t i = 0; i < facts->count; i++) {
        bool again = i && strcmp(facts->order[i]->key, facts->order[i - 1]->key) == 0;
        facts->order[i]->occurrence = again ? facts->order[i - 1]->occurrence + 1 : 0;
    }
}

static void collect(const struct sheet *sheet, struct facts *facts)
{
    bool in_differences = false;
    add_alone(facts, POLISH(N_("Institution")), sheet->institution);
    add_alone(facts, POLISH(N_("Club")), sheet->club);
    add_alone(facts, POLISH(N_("Address")), sheet->address);
    add_alone(facts, POLISH(N_("Title")), sheet->title);
    add_alone(facts, POLISH(N_("Subtitle")), sheet->subtitle);
    add_alone(facts, POLISH(N_("Reference")), sheet->reference);
    for (size_t i = 0; i < sheet->block_count; i++) {
        const struct sheet_block *block = &sheet->blocks[i];
        if (block->kind == SHEET_HEADING)
            in_differences = document_fill_is_differences(block->heading);
        else if (block->kind != SHEET_PARAGRAPH && block->kind != SHEET_TABLE)
            in_differences = false;
        if (!in_differences)
            add_block(facts, block);
    }
    put_in_order(facts);
}

static const struct fact *find(const struct facts *facts, const struct fact *fact)
{
    struct fact *const *found = bsearch(&fact, facts->order, facts->count, sizeof *facts->order,
                                        compare_facts);
    return found ? *found : NULL;
}

/* Nothing and a dash are the same. */
static const char *shown(const char *value)
{
    return value[0] ? value : NOTHING;
}

static void tell(struct sheet_difference_list *list, const char *place, const char *before,
                 const char *after)
{
    if (strcmp(shown(before), shown(after)) == 0)
        return;
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] =
        (struct sheet_difference){.place = memory_copy_text(place),
                                  .before = memory_copy_text(shown(before)),
                                  .after = memory_copy_text(shown(after))};
}

/* A row without anything beside its name is there all the same. */
static const char *row_value(const struct fact *fact)
{
    return fact->kind == FACT_ROW && !fact->value[0] ? fact->place : fact->value;
}

/* Of a row that only one of the two has, the whole row is told once. */
static void compare(const struct facts *facts, const struct facts *others, bool is_after,
                    struct sheet_difference_list *list)
{
    bool is_row_alone = false;
    for (size_t i = 0; i < facts->count; i++) {
        const struct fact *fact = &facts->items[i], *other = find(others, fact);
        if (fact->kind != FACT_CELL)
            is_row_alone = fact->kind == FACT_ROW && !other;
        else if (is_row_alone)
            continue;
        if (!other)
            tell(list, fact->place, is_after ? "" : row_value(fact),
                 is_after ? row_value(fact) : "");
        else if (is_after && fact->kind != FACT_ROW)
            tell(list, fact->place, other->value, fact->value);
    }
}

void sheet_compare(const struct sheet *before, const struct sheet *after,
                   struct sheet_difference_list *list)
{
    struct facts old = {0}, new = {0};
    collect(before, &old);
    collect(after, &new);
    compare(&old, &new, false, list);
    compare(&new, &old, true, list);
    facts_free(&old);
    facts_free(&new);
}

void sheet_difference_list_free(struct sheet_difference_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        char *const texts[] = {list->items[i].place, list->items[i].before, list->items[i].after};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            explicit_bzero(texts[k], strlen(texts[k]));
            free(texts[k]);
        }
    }
    free(list->items);
    memset(list, 0, sizeof *list);
}

size_t sheet_differences(const struct sheet *before, const struct sheet *after, size_t most,
                         struct buffer *lines)
{
    struct sheet_difference_list list = {0};
    sheet_compare(before, after, &list);
    size_t count = list.count;
    for (size_t i = 0; i < count && i < most; i++)
        buffer_printf(lines, "%s: %s → %s\n", list.items[i].place, list.items[i].before,
                      list.items[i].after);
    sheet_difference_list_free(&list);
    return count;
}
