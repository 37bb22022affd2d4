/* An export as text, to be printed and handed over. */
#include "base/language.h"
#include "club/dictionary.h"
#include "exchange/person_export.h"
#include "exchange/person_export_sections.h"

#include <string.h>

static const char *word_of(const char *dictionary, const char *code,
                           struct dictionary_entry *entry)
{
    if (!dictionary_find(dictionary, code, entry))
        return code;
    return language_from_environment() == LANGUAGE_POLISH ? entry->polish : entry->english;
}

/* A stored word in the reader's language; what has no word there stays as it is. */
static const char *stored_shown(const char *word)
{
    static const char *const words[] = {
        N_("present"), N_("late"), N_("left_early"), N_("absent"), N_("excused"),
        N_("refused_entry"), N_("not_applicable"), N_("unknown"), N_("card"), N_("manual_code"),
        N_("staff_manual"), N_("paper_import"), N_("correction"), N_("arrived"),
        N_("came_cancelled"), N_("corrected"), N_("excuse_granted"), N_("excuse_withdrawn"),
        N_("placed"), N_("open_arrival"), N_("granted"), N_("partly"), N_("refused"),
        N_("reopened"), N_("marked"), N_("left"), N_("contract"), N_("annex"), N_("extension"),
        N_("min_count"), N_("all"), N_("per_month"), N_("per_week"), N_("min_share"),
        N_("min_minutes"), N_("single_act"), N_("conduct"), N_("neutral"), N_("counts"),
        N_("does_not_count"), N_("mistake"), N_("intervention"), N_("service"), N_("referral"),
        N_("outcome"), N_("done"), N_("moved"), N_("dropped"), N_("extended"), N_("decided"),
        N_("answered"), N_("withdrawn"), N_("imposed"), N_("lifted"), N_("refusal"),
        N_("casework"), N_("household"), N_("request"), N_("incident"), N_("person"),
        N_("own entry"), N_("list of several people"),
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], word) == 0)
            return _(words[i]);
    }
    if (strcmp(word, "own") == 0)
        return _("own entry");
    return strcmp(word, "list") == 0 ? _("list of several people") : word;
}

/* "2026-01-12T15:20:00" is read as "2026-01-12 15:20". */
static void append_instant(struct buffer *text, const char *value)
{
    buffer_printf(text, "%.10s %.5s", value, strlen(value) > 11 ? value + 11 : "");
}

static void append_value(struct buffer *text, const struct export_column *column,
                         const json_t *value)
{
    struct dictionary_entry entry;
    const char *words = json_is_string(value) ? json_string_value(value) : "";
    if (json_is_integer(value))
        buffer_printf(text, "%lld", (long long)json_integer_value(value));
    else if (column->kind == EXPORT_INSTANT)
        append_instant(text, words);
    else if (column->kind == EXPORT_WORD)
        buffer_append_text(text, word_of(column->dictionary, words, &entry));
    else
        buffer_append_text(text, column->kind == EXPORT_STORED ? stored_shown(words) : words);
}

static bool is_said(const json_t *value)
{
    return value && !json_is_null(value) &&
           !(json_is_string(value) && strcmp(json_string_value(value), "{}") == 0);
}

static void append_row(struct buffer *text, const struct export_section *section,
                       const json_t *row)
{
    const char *between = "  ";
    for (const struct export_column *column = section->columns; column->key; column++) {
        const json_t *value = json_object_get(row, column->key);
        if (!is_said(value))
            continue;
        buffer_printf(text, "%s%s: ", between, _(column->title));
        append_value(text, column, value);
        between = " · ";
    }
    buffer_append_text(text, "\n");
}

static void append_section(struct buffer *text, const struct export_section *section,
                           const json_t *document)
{
    size_t index;
    json_t *row, *rows = json_object_get(document, section->name);
    if (json_array_size(rows) == 0)
        return;
    buffer_printf(text, "\n%s (%zu)\n", _(section->title), json_array_size(rows));
    json_array_foreach (rows, index, row)
        append_row(text, section, row);
}

static const char *string_of(const json_t *document, const char *key)
{
    return json_string_value(json_object_get(document, key));
}

void person_export_text(const json_t *document, struct buffer *text)
{
    size_t count;
    const struct export_section *sections = export_sections(&count);
    buffer_printf(text, _("Everything that is held about the person with the number %s"),
                  string_of(document, "participant"));
    buffer_printf(text, "\n%s, %s\n", string_of(document, "institution"),
                  string_of(document, "club"));
    buffer_append_text(text, _("As of"));
    buffer_append_text(text, " ");
    append_instant(text, string_of(document, "made_at"));
    buffer_append_text(text, "\n");
    if (!json_is_true(json_object_get(document, "has_names")))
        buffer_printf(text, "%s\n",
                      _("Names and sealed words are left out: the vault was locked."));
    for (size_t i = 0; i < count; i++)
        append_section(text, &sections[i], document);
}
