/* Placing codes: three columns of four a page. */
#include "paper/command_sheet.h"

#include "paper/code_square.h"
#include "paper/pdf.h"
#include "paper/pdf_catalog.h"
#include "paper/sign.h"
#include "trust/control_code.h"

#include <stdio.h>

/* Millimetres. */
#define LEFT 20.0
#define TITLE 27.0
#define TOP 56.0
#define CELL_WIDTH 57.0
#define CELL_HEIGHT 56.5
#define TEXT_LEFT 13.0
#define TEXT_WIDTH 40.0
#define SIGN 9.5
#define SQUARE 23.0
#define SQUARE_TOP 25.5
#define FOOT 288.0

enum { COLUMNS = 3, ROWS = 4, CELLS = COLUMNS * ROWS };

static const struct type_style title_style = {
    .size = 27, .weight = TYPE_SEMIBOLD, .tracking = -14, .leading = 32};
static const struct type_style lead_style = {.size = 12, .leading = 16};
static const struct type_style leads_style = {.size = 8.5, .ink = INK_MUTED, .leading = 11};
static const struct type_style word_style = {.size = 12.5, .weight = TYPE_SEMIBOLD, .leading = 15};
static const struct type_style other_style = {.size = 7.5, .ink = INK_MUTED, .leading = 9.5};
static const struct type_style letters_style = {
    .size = 14, .weight = TYPE_SEMIBOLD, .align = TYPE_CENTRE};
static const struct type_style digit_style = {
    .size = 29, .weight = TYPE_SEMIBOLD, .align = TYPE_CENTRE};
static const struct type_style foot_style = {
    .size = 8.5, .ink = INK_MUTED, .align = TYPE_RIGHT};

/* A sign, or letters in its place. A word without a msgid is the same in every language. */
struct command {
    enum control control;
    const char *sign, *letters, *word;
    bool is_name; /* of a language, in that language */
};

static const struct command pages[COMMAND_SHEET_PAGES][CELLS] = {
    {
        {.control = CONTROL_CHOICE_1, .letters = "1", .word = N_("First choice, or yes")},
        {.control = CONTROL_CHOICE_2, .letters = "2", .word = N_("Second choice, or no")},
        {.control = CONTROL_CHOICE_3, .letters = "3", .word = N_("Third choice")},
        {.control = CONTROL_NEXT, .sign = "arrow-right", .word = N_("Next button")},
        {.control = CONTROL_PRESS, .sign = "press", .word = N_("Press the button")},
        {.control = CONTROL_CHOICE_4, .letters = "4", .word = N_("Fourth choice")},
        {.control = CONTROL_BACK, .sign = "arrow-left", .word = N_("Back")},
        {.control = CONTROL_OWN_MONTH, .sign = "calendar", .word = N_("My month")},
        {.control = CONTROL_ABOUT, .sign = "information", .word = N_("What is recorded here?")},
        {.control = CONTROL_SAY, .sign = "speech", .word = N_("Read aloud, once more")},
        {.control = CONTROL_LOUDER, .sign = "louder", .word = N_("Louder")},
        {.control = CONTROL_SOFTER, .sign = "softer", .word = N_("Softer")},
    },
    {
        {.control = CONTROL_POLISH, .letters = "PL", .word = "Polski", .is_name = true},
        {.control = CONTROL_UKRAINIAN, .letters = "УКР", .word = "Українська", .is_name = true},
        {.control = CONTROL_TEXT_SIZE, .sign = "text-size", .word = N_("Size of text")},
        {.control = CONTROL_ENGLISH, .letters = "EN", .word = "English", .is_name = true},
        {.control = CONTROL_RUSSIAN, .letters = "РУС", .word = "Русский", .is_name = true},
        {.control = CONTROL_CONTRAST, .sign = "contrast", .word = N_("Colours")},
        {.control = CONTROL_CHOICE_5, .letters = "5", .word = N_("Fifth choice")},
        {.control = CONTROL_CHOICE_6, .letters = "6", .word = N_("Sixth choice")},
        {.control = CONTROL_LOW_REACH, .sign = "reach",
         .word = N_("Everything in the lower part")},
    },
};

struct sheet {
    struct pdf pdf;
    struct pdf_notes notes;
    enum language language;
};

static double draw_paragraph(struct sheet *sheet, const struct type_style *style, const char *tag,
                             double x, double y, double width, const char *text)
{
    cairo_tag_begin(sheet->pdf.cr, tag, NULL);
    double last = type_draw(&sheet->pdf.type, style, x, y, type_mm(width), text);
    cairo_tag_end(sheet->pdf.cr, tag);
    return last;
}

/* In the other languages, below. Returns the last base line. */
static double draw_others(struct sheet *sheet, const struct type_style *style, double x, double y,
                          double width, const char *text)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (i != (int)sheet->language)
            y = draw_paragraph(sheet, style, "P", x, y + type_leading(style), width,
                               language_text((enum language)i, text));
    }
    return y;
}

static void draw_head(struct sheet *sheet)
{
    const char *lead = N_("A code held to the reader is like a press on the screen.");
    double y = draw_paragraph(sheet, &title_style, "H1", type_mm(LEFT), type_mm(TITLE), 170,
                              language_text(sheet->language, N_("Codes instead of pressing")));
    y = draw_paragraph(sheet, &lead_style, "P", type_mm(LEFT), y + 20, 170,
                       language_text(sheet->language, lead));
    draw_others(sheet, &leads_style, type_mm(LEFT), y + 2, 170, lead);
}

static void draw_sign(struct sheet *sheet, const struct command *command, double x, double y)
{
    const struct type_style *style = command->letters && command->letters[1] ? &letters_style
                                                                             : &digit_style;
    if (command->sign)
        sign_draw(sheet->pdf.cr, command->sign, x, y, type_mm(SIGN));
    else
        type_draw(&sheet->pdf.type, style, x - type_mm(2), y + type_mm(SIGN) / 2 + 0.36 * style->size,
                  type_mm(SIGN + 4), command->letters);
}

static void draw_word(struct sheet *sheet, const struct command *command, double x, double y)
{
    const char *word = command->is_name ? command->word
                                        : language_text(sheet->language, command->word);
    y = draw_paragraph(sheet, &word_style, "H2", x, y + type_mm(4.6), TEXT_WIDTH, word);
    if (!command->is_name)
        draw_others(sheet, &other_style, x, y + 2, TEXT_WIDTH, command->word);
}

static bool draw_square(struct sheet *sheet, const struct command *command, double x, double y,
                        struct error *err)
{
    struct code_square square = {0};
    char payload[TOKEN_SIZE];
    control_code_make(command->control, payload);
    if (!code_square_make(&square, payload, CODE_CORRECTION_Q, err))
        return false;
    pdf_notes_figure(&sheet->notes, command->is_name ? command->word
                                                     : language_text(sheet->language, command->word));
    cairo_tag_begin(sheet->pdf.cr, "Figure", NULL);
    code_square_draw(&square, sheet->pdf.cr, x, y, type_mm(SQUARE) / square.side);
    cairo_tag_end(sheet->pdf.cr, "Figure");
    code_square_free(&square);
    return true;
}

static bool draw_cell(struct sheet *sheet, const struct command *command, int at, struct error *err)
{
    double x = type_mm(LEFT + at % COLUMNS * CELL_WIDTH);
    double y = type_mm(TOP + at / COLUMNS * CELL_HEIGHT);
    draw_sign(sheet, command, x, y);
    draw_word(sheet, command, x + type_mm(TEXT_LEFT), y);
    return draw_square(sheet, command, x + type_mm(TEXT_LEFT), y + type_mm(SQUARE_TOP), err);
}

static bool draw_page(struct sheet *sheet, int page, struct error *err)
{
    char text[64];
    draw_head(sheet);
    for (int i = 0; i < CELLS; i++) {
        const struct command *command = &pages[page][i];
        if (i % COLUMNS == 0 && command->control != CONTROL_NONE)
            type_rule(sheet->pdf.cr, INK_HAIRLINE, 0.5, type_mm(LEFT),
                      type_mm(TOP - 3.5 + i / COLUMNS * CELL_HEIGHT), type_mm(170));
        if (command->control != CONTROL_NONE && !draw_cell(sheet, command, i, err))
            return false;
    }
    snprintf(text, sizeof text, "%d/%d", page + 1, COMMAND_SHEET_PAGES);
    draw_paragraph(sheet, &foot_style, "P", type_mm(LEFT), type_mm(FOOT), 170, text);
    cairo_show_page(sheet->pdf.cr);
    return true;
}

bool command_sheet_draw(enum language language, int64_t made_at, struct buffer *bytes,
                        struct error *err)
{
    struct sheet sheet = {.language = language};
    bool ok = true;
    pdf_open(&sheet.pdf, language_text(language, N_("Codes instead of pressing")), made_at);
    cairo_tag_begin(sheet.pdf.cr, "Document", NULL);
    for (int page = 0; page < COMMAND_SHEET_PAGES && ok; page++)
        ok = draw_page(&sheet, page, err);
    cairo_tag_end(sheet.pdf.cr, "Document");
    ok = pdf_take(&sheet.pdf, ok, bytes, err) &&
         pdf_catalog_update(bytes, language_code(language), &sheet.notes, err);
    pdf_notes_free(&sheet.notes);
    return ok;
}
