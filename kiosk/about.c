/* The sentences, and dividing them into pages. */
#include "kiosk/about.h"

#include "kiosk/kiosk.h"

#include <stdio.h>
#include <string.h>

/* "%s" is the centre's name, "%d" the years for which presences are kept. */
static const struct {
    const char *heading;
    const char *sentences[ABOUT_SENTENCES];
} sections[ABOUT_SECTIONS] = {
    {N_("What is recorded here?"),
     {N_("The number of the card, the day and the hour."),
      N_("No name appears when a card is read."),
      N_("The reader keeps no pictures.")}},
    {N_("Who keeps it?"),
     {"%s.", N_("Only staff see who came."),
      N_("It is needed for the lists of attendance.")}},
    {N_("How long is it kept?"),
     {"%d", N_("After that the link with the person is removed.")}},
    {N_("What are my rights?"),
     {N_("You may see all data about you."),
      N_("You may ask for a copy on paper."),
      N_("You may have a mistake corrected."),
      N_("You may object, or have the use of the data limited."),
      N_("You may complain to the data protection authority (UODO).")}},
    {N_("Whom to ask?"),
     {N_("Any member of staff will help. No reason is needed."),
      N_("Without a card a member of staff records that you came.")}},
};

const char *about_heading(const struct kiosk *kiosk, int section)
{
    return kiosk_text(kiosk, sections[section].heading);
}

bool about_sentence(const struct kiosk *kiosk, int section, int n, char text[ABOUT_TEXT_SIZE])
{
    const char *sentence = n < ABOUT_SENTENCES ? sections[section].sentences[n] : NULL;
    if (!sentence)
        return false;
    if (strcmp(sentence, "%d") == 0)
        snprintf(text, ABOUT_TEXT_SIZE,
                 language_plural(kiosk->language, "Presences are kept for %d year.",
                                 "Presences are kept for %d years.",
                                 (unsigned long)kiosk->kept_years),
                 kiosk->kept_years);
    else if (strcmp(sentence, "%s.") == 0)
        snprintf(text, ABOUT_TEXT_SIZE, sentence, kiosk->institution);
    else
        snprintf(text, ABOUT_TEXT_SIZE, "%s", kiosk_text(kiosk, sentence));
    return true;
}

struct text_style about_style(const struct sizes *sizes)
{
    return (struct text_style){
        .weight = WEIGHT_REGULAR, .step = sizes->text > 1.0 ? STEP_NEEDED : 1,
        .least_step = STEP_NEEDED, .lines = 6, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
}

int about_gap(const struct sizes *sizes)
{
    return sizes_mm(sizes, 9.0 + 4.0 * sizes->text);
}

static void add_page(struct about *about, int section, int first)
{
    if (about->count < ABOUT_PAGES)
        about->pages[about->count++] = (struct about_page){.section = section, .first = first};
}

void about_divide(const struct kiosk *kiosk, const struct ui *ui, int width, int height,
                  struct about *about)
{
    char text[ABOUT_TEXT_SIZE];
    struct text_style style = about_style(ui->sizes);
    memset(about, 0, sizeof *about);
    for (int section = 0; section < ABOUT_SECTIONS; section++) {
        int used = height + 1;
        for (int n = 0; about_sentence(kiosk, section, n, text); n++) {
            struct text_fit fit = text_fit(ui, &style, text, width, height);
            used += about_gap(ui->sizes) + fit.height;
            if (used > height) {
                add_page(about, section, n);
                used = fit.height;
            }
            about->pages[about->count - 1].count++;
        }
    }
}
