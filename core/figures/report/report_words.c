/* Words of single cells and labels. The sentences under a report are report_notes.c's. */
#include "figures/report/report_words.h"

#include "base/language.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

void report_word(const char *dictionary, const char *code, char shown[DICTIONARY_LABEL_SIZE])
{
    struct dictionary_entry entry;
    bool is_polish = language_present() == LANGUAGE_POLISH;
    bool is_known = dictionary_find(dictionary, code, &entry);
    text_copy(shown, DICTIONARY_LABEL_SIZE,
              !is_known   ? code
              : is_polish ? entry.polish
                          : entry.english);
}

void report_label(const struct figure *figure, const char *part, char label[REPORT_LABEL_SIZE])
{
    char shown[DICTIONARY_LABEL_SIZE];
    if (!*part) {
        snprintf(label, REPORT_LABEL_SIZE, "%s", _(figure->title));
        return;
    }
    report_word(figure->parts, part, shown);
    snprintf(label, REPORT_LABEL_SIZE, "%.70s: %s", _(figure->title), shown);
}

void report_row_label(const struct report_row *row, char label[REPORT_LABEL_SIZE])
{
    if (row->word[0])
        snprintf(label, REPORT_LABEL_SIZE, "%.70s: %.160s", _(row->figure->title), row->word);
    else
        report_label(row->figure, row->part, label);
}

const char *report_length_shown(enum period_length length)
{
    return length == PERIOD_MONTH       ? _("month")
           : length == PERIOD_HALF_YEAR ? _("half-year")
                                        : _("year");
}

void report_percent(int64_t value, int64_t of, char shown[REPORT_CELL_SIZE])
{
    int64_t tenths = (value * 2000 + of) / (2 * of);
    snprintf(shown, REPORT_CELL_SIZE, _("%lld.%lld %% (%lld of %lld)"), (long long)(tenths / 10),
             (long long)(tenths % 10), (long long)value, (long long)of);
}

void report_cell_shown(const struct report *report, const struct report_row *row,
                       const struct report_cell *cell, char shown[REPORT_CELL_SIZE])
{
    bool is_share = strcmp(row->figure->unit, "percent") == 0;
    if (cell->state == CELL_SMALL)
        snprintf(shown, REPORT_CELL_SIZE, "< %lld", (long long)report->threshold);
    else if (cell->state == CELL_WITHHELD)
        snprintf(shown, REPORT_CELL_SIZE, "%s", _("hidden"));
    else if (!report_cell_is_number(cell) || (is_share && !cell->of))
        snprintf(shown, REPORT_CELL_SIZE, "%s", _("n/d"));
    else if (is_share)
        report_percent(cell->value, cell->of, shown);
    else
        snprintf(shown, REPORT_CELL_SIZE, "%lld%s", (long long)cell->value,
                 cell->state == CELL_BY_HAND ? "*" : "");
}

const char *report_cell_word(enum report_cell_state state)
{
    static const char *const words[] = {
        [CELL_NUMBER] = "number",
        [CELL_BY_HAND] = "by_hand",
        [CELL_NO_RECORDS] = "no_records",
        [CELL_PART_RECORDS] = "part_of_records",
        [CELL_OTHER_UNIT] = "other_unit",
        [CELL_LOCKED] = "locked",
        [CELL_NO_PROGRAMME] = "not_by_programme",
        [CELL_DISPOSED] = "disposed",
        [CELL_SMALL] = "small",
        [CELL_WITHHELD] = "withheld",
    };
    return words[state];
}
