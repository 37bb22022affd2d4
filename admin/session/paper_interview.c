/* Going through a paper list at the terminal, one line for each person. */
#include "admin/line/answer.h"
#include "admin/session/paper_rows.h"
#include "base/language.h"
#include "base/memory.h"
#include "trust/token.h"

#include <string.h>

enum { LINE_SIZE = 120, WORDS = 4 };

struct interview {
    FILE *in, *out;
    struct paper_rows *rows;
};

static bool give_up(struct error *err)
{
    return error_set(err, ERROR_REFUSED, _("Nothing was changed."));
}

/* One line without its end. A line that is too long is read to its end and is empty then. */
static bool read_line(FILE *in, char line[LINE_SIZE])
{
    if (!fgets(line, LINE_SIZE, in))
        return false;
    size_t length = strcspn(line, "\n");
    bool is_whole = line[length] == '\n' || feof(in);
    line[length] = '\0';
    while (!is_whole) {
        int next = fgetc(in);
        is_whole = next == '\n' || next == EOF;
        strcpy(line, "?");
    }
    return true;
}

static int split(char *line, const char *words[WORDS])
{
    int count = 0;
    char *after;
    for (int i = 0; i < WORDS; i++)
        words[i] = "";
    for (char *word = strtok_r(line, " \t\r", &after); word; word = strtok_r(NULL, " \t\r", &after)) {
        if (count == WORDS)
            return WORDS + 1;
        words[count++] = word;
    }
    return count;
}

/* "p 15:28 17:10" */
static bool read_mark(const char *const words[], int count, struct paper_row *row)
{
    row->in_minutes = row->out_minutes = PAPER_NO_TIME;
    return count <= 3 && paper_mark_read(words[0], &row->mark) &&
           paper_time_read(words[1], &row->in_minutes) &&
           paper_time_read(words[2], &row->out_minutes);
}

static void explain(FILE *out)
{
    fprintf(out, "%s\n",
            _("p present, l late, a absent, Enter without a mark; after p or l the hours of arrival "
              "and leaving, like “p 15:28 17:10”. q ends without a change."));
}

static void add(struct paper_rows *rows, const struct paper_row *row)
{
    rows->items = memory_grow(rows->items, rows->count, &rows->capacity, sizeof *rows->items);
    rows->items[rows->count++] = *row;
}

/* Asks until the answer can be read. */
static bool ask(const struct interview *interview, const char *prompt, struct paper_row *row,
                struct error *err)
{
    char line[LINE_SIZE];
    const char *words[WORDS];
    for (;;) {
        fprintf(interview->out, "%s ", prompt);
        fflush(interview->out);
        if (!read_line(interview->in, line) || strcmp(line, "q") == 0)
            return give_up(err);
        if (read_mark(words, split(line, words), row))
            return true;
        explain(interview->out);
    }
}

static bool ask_person(const struct interview *interview, const struct named_roster *named,
                       size_t index, struct error *err)
{
    const struct roster_row *about = &named->roster.rows[index];
    const char *name = named->names ? named->names[index] : "";
    struct paper_row row = {.line = (int)index + 1};
    struct buffer prompt = {0};
    memcpy(row.number, about->participant, sizeof row.number);
    buffer_printf(&prompt, "%zu/%zu  %s%s%s", index + 1, named->roster.row_count, about->participant,
                  name[0] ? "  " : "", name);
    if (about->source[0])
        buffer_printf(&prompt, "  [%s]", answer_stored_shown(roster_status_word(about->status)));
    buffer_append_text(&prompt, ":");
    bool ok = ask(interview, prompt.text, &row, err);
    if (ok)
        add(interview->rows, &row);
    explicit_bzero(prompt.text, prompt.length);
    buffer_free(&prompt);
    return ok;
}

/* Who signed in an empty row: numbers with their marks, until an empty line. */
static bool ask_further(const struct interview *interview, struct error *err)
{
    char line[LINE_SIZE];
    const char *words[WORDS];
    for (;;) {
        struct paper_row row = {.line = (int)interview->rows->count + 1};
        fprintf(interview->out, "%s ", _("Another number, with its mark (Enter: nobody else):"));
        fflush(interview->out);
        if (!read_line(interview->in, line) || strcmp(line, "q") == 0)
            return give_up(err);
        int count = split(line, words);
        if (!count)
            return true;
        if (count >= 2 && count <= WORDS && token_number_read(words[0], row.number) &&
            read_mark(words + 1, count - 1, &row))
            add(interview->rows, &row);
        else
            explain(interview->out);
    }
}

bool paper_rows_ask(const struct named_roster *named, FILE *in, FILE *out, struct paper_rows *rows,
                    struct error *err)
{
    struct interview interview = {.in = in, .out = out, .rows = rows};
    explain(out);
    for (size_t i = 0; i < named->roster.row_count; i++) {
        if (!ask_person(&interview, named, i, err))
            return false;
    }
    return ask_further(&interview, err);
}
