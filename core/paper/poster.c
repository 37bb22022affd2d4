/* Three signs with a sentence each; Polish large, the other languages below it. */
#include "paper/poster.h"

#include "base/language.h"
#include "paper/pdf.h"
#include "paper/pdf_catalog.h"

#include <math.h>
#include <stdlib.h>

/* Millimetres. */
#define LEFT 20.0
#define WIDTH 170.0
#define SIGN_RADIUS 19.0
#define TEXT_LEFT 70.0
#define STEPS_TOP 74.0
#define STEP_HEIGHT 56.0
#define FOOT_TOP 252.0

static const enum language others[] = {LANGUAGE_UKRAINIAN, LANGUAGE_ENGLISH, LANGUAGE_RUSSIAN};
enum { OTHERS = sizeof others / sizeof *others };

static const struct type_style title_style = {
    .size = 44, .weight = TYPE_SEMIBOLD, .tracking = -18, .leading = 50};
static const struct type_style titles_style = {.size = 13, .ink = INK_MUTED, .leading = 18};
static const struct type_style step_style = {
    .size = 25, .weight = TYPE_SEMIBOLD, .tracking = -8, .leading = 31};
static const struct type_style other_style = {.size = 14.5, .leading = 19.5};
static const struct type_style foot_style = {.size = 17, .weight = TYPE_SEMIBOLD, .leading = 22};
static const struct type_style feet_style = {.size = 12, .ink = INK_MUTED, .leading = 16.5};
static const struct type_style club_style = {.size = 11, .ink = INK_MUTED};

/* --- signs: on a disc of radius 1 around the origin, white on the accent --------------------- */

static void pen(cairo_t *cr, double width)
{
    cairo_set_line_width(cr, width);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    type_ink(cr, INK_WHITE);
}

static void rounded(cairo_t *cr, double x, double y, double width, double height, double radius)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + width - radius, y + radius, radius, -M_PI / 2, 0);
    cairo_arc(cr, x + width - radius, y + height - radius, radius, 0, M_PI / 2);
    cairo_arc(cr, x + radius, y + height - radius, radius, M_PI / 2, M_PI);
    cairo_arc(cr, x + radius, y + radius, radius, M_PI, 3 * M_PI / 2);
    cairo_close_path(cr);
}

/* A card with its code, before a reader's beam. */
static void draw_card(cairo_t *cr)
{
    static const double dots[][2] = {{0, 0}, {0.2, 0}, {0, 0.2}, {0.2, 0.2}};
    pen(cr, 0.085);
    rounded(cr, -0.6, -0.3, 0.8, 0.56, 0.09);
    cairo_stroke(cr);
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++)
        cairo_rectangle(cr, -0.47 + dots[i][0], -0.17 + dots[i][1], 0.12, 0.12);
    cairo_fill(cr);
    cairo_new_path(cr);
    cairo_arc(cr, -0.02, -0.02, 0.42, -0.6, 0.6);
    cairo_stroke(cr);
    cairo_new_path(cr);
    cairo_arc(cr, -0.02, -0.02, 0.62, -0.6, 0.6);
    cairo_stroke(cr);
}

static void draw_tick(cairo_t *cr)
{
    pen(cr, 0.16);
    cairo_move_to(cr, -0.44, 0.04);
    cairo_line_to(cr, -0.12, 0.36);
    cairo_line_to(cr, 0.48, -0.32);
    cairo_stroke(cr);
}

static void draw_person(cairo_t *cr)
{
    pen(cr, 0.11);
    cairo_new_path(cr);
    cairo_arc(cr, 0, -0.27, 0.22, 0, 2 * M_PI);
    cairo_stroke(cr);
    cairo_move_to(cr, -0.44, 0.5);
    cairo_curve_to(cr, -0.44, 0.2, -0.26, 0.12, 0, 0.12);
    cairo_curve_to(cr, 0.26, 0.12, 0.44, 0.2, 0.44, 0.5);
    cairo_close_path(cr);
    cairo_stroke(cr);
}

static void draw_sign(cairo_t *cr, double x, double y, void (*draw)(cairo_t *))
{
    cairo_save(cr);
    cairo_translate(cr, type_mm(x), type_mm(y));
    cairo_scale(cr, type_mm(SIGN_RADIUS), type_mm(SIGN_RADIUS));
    type_ink(cr, INK_ACCENT);
    cairo_new_path(cr);
    cairo_arc(cr, 0, 0, 1, 0, 2 * M_PI);
    cairo_fill(cr);
    draw(cr);
    cairo_restore(cr);
}

/* --- words ---------------------------------------------------------------------------------- */

struct step {
    const char *words;
    void (*draw)(cairo_t *);
};
static const struct step steps[] = {
    {.words = N_("Hold your card to the reader."), .draw = draw_card},
    {.words = N_("Wait for the tick: attendance is recorded."), .draw = draw_tick},
    {.words = N_("No card? Please go to a member of staff."), .draw = draw_person},
};
enum { STEPS = sizeof steps / sizeof *steps };

static double draw_paragraph(struct type *type, const struct type_style *style, const char *tag,
                             double x, double y, double width, const char *text)
{
    cairo_tag_begin(type->cr, tag, NULL);
    double last = type_draw(type, style, type_mm(x), y, type_mm(width), text);
    cairo_tag_end(type->cr, tag);
    return last;
}

static void draw_title(struct type *type)
{
    const char *title = N_("How to record attendance");
    double y = draw_paragraph(type, &title_style, "H1", LEFT, type_mm(39), WIDTH,
                              language_text(LANGUAGE_POLISH, title));
    for (int i = 0; i < OTHERS; i++)
        y = draw_paragraph(type, &titles_style, "P", LEFT, y + (i ? 18 : 26), WIDTH,
                           language_text(others[i], title));
}

/* How deep the sentence is in all languages, from the first baseline to the last. */
static double step_depth(struct type *type, const char *words)
{
    double width = type_mm(LEFT + WIDTH - TEXT_LEFT);
    double depth = (type_lines(type, &step_style, language_text(LANGUAGE_POLISH, words), width) -
                    1) * step_style.leading + 4;
    for (int i = 0; i < OTHERS; i++)
        depth += other_style.leading *
                 type_lines(type, &other_style, language_text(others[i], words), width);
    return depth;
}

static void draw_step(struct type *type, const struct step *step, double top)
{
    double width = LEFT + WIDTH - TEXT_LEFT;
    double middle = top + STEP_HEIGHT / 2;
    double y = type_mm(middle) - step_depth(type, step->words) / 2 + 0.3 * step_style.size;
    draw_sign(type->cr, LEFT + SIGN_RADIUS, middle, step->draw);
    y = draw_paragraph(type, &step_style, "P", TEXT_LEFT, y, width,
                       language_text(LANGUAGE_POLISH, step->words));
    y += 4;
    for (int i = 0; i < OTHERS; i++)
        y = draw_paragraph(type, &other_style, "P", TEXT_LEFT, y + other_style.leading, width,
                           language_text(others[i], step->words));
}

static void draw_foot(struct type *type, const char *club)
{
    const char *words = N_("No names are shown on the screen.");
    type_rule(type->cr, INK_LINE, 0.9, type_mm(LEFT), type_mm(FOOT_TOP), type_mm(WIDTH));
    double y = draw_paragraph(type, &foot_style, "P", LEFT, type_mm(FOOT_TOP + 10), WIDTH,
                              language_text(LANGUAGE_POLISH, words));
    for (int i = 0; i < OTHERS; i++)
        y = draw_paragraph(type, &feet_style, "P", LEFT, y + (i ? 16.5 : 19), WIDTH,
                           language_text(others[i], words));
    if (club[0])
        draw_paragraph(type, &club_style, "P", LEFT, type_mm(21), WIDTH, club);
}

bool poster_draw(const char *club, int64_t made_at, struct buffer *bytes, struct error *err)
{
    struct pdf pdf;
    const struct pdf_notes notes = {0};
    pdf_open(&pdf, language_text(LANGUAGE_POLISH, N_("How to record attendance")), made_at);
    cairo_tag_begin(pdf.cr, "Document", NULL);
    draw_title(&pdf.type);
    for (int i = 0; i < STEPS; i++)
        draw_step(&pdf.type, &steps[i], STEPS_TOP + i * STEP_HEIGHT);
    draw_foot(&pdf.type, club);
    cairo_tag_end(pdf.cr, "Document");
    return pdf_take(&pdf, true, bytes, err) && pdf_catalog_update(bytes, "pl", &notes, err);
}
