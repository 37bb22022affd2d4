/* What the glass says about what is recorded: by whom, what for, and a person's rights; in pages
 * of whole sentences, as many as the size of text asks for. */
#ifndef OBECNI_KIOSK_ABOUT_H
#define OBECNI_KIOSK_ABOUT_H

#include "kiosk/glass/text.h"

struct kiosk;

enum {
    ABOUT_SECTIONS = 5,
    ABOUT_SENTENCES = 6, /* of a section, at most */
    ABOUT_PAGES = 24,
    ABOUT_TEXT_SIZE = 400,
};

/* Sentences `first` … of a section. */
struct about_page {
    int section;
    int first, count;
};

struct about {
    struct about_page pages[ABOUT_PAGES];
    int count;
};

/* The section's heading, and its n-th sentence; false when it has none. */
const char *about_heading(const struct kiosk *kiosk, int section);
bool about_sentence(const struct kiosk *kiosk, int section, int n, char text[ABOUT_TEXT_SIZE]);

/* How a sentence is set, and the distance between two. */
struct text_style about_style(const struct sizes *sizes);
int about_gap(const struct sizes *sizes);

/* Divides the sections into pages with room for sentences of that size. */
void about_divide(const struct kiosk *kiosk, const struct ui *ui, int width, int height,
                  struct about *about);

#endif
