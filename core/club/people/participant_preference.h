/* How a participant wants the glass: travels with the card. What is not said is as the house has
 * it. Nothing about the person; set by the person at the kiosk, or by the office. */
#ifndef OBECNI_CLUB_PEOPLE_PARTICIPANT_PREFERENCE_H
#define OBECNI_CLUB_PEOPLE_PARTICIPANT_PREFERENCE_H

#include "club/club.h"

enum { PREFERENCE_UNSAID = -1, PREFERENCE_LANGUAGE_SIZE = 3, PREFERENCE_THEME_SIZE = 25 };

struct participant_preference {
    char language[PREFERENCE_LANGUAGE_SIZE]; /* "pl", "uk", "en", "ru"; "" unsaid */
    int text_percent;                        /* 100, 150, 200; PREFERENCE_UNSAID */
    char theme[PREFERENCE_THEME_SIZE];       /* as the setting kiosk_theme; "" unsaid */
    int speech, low_reach;                   /* 0, 1, PREFERENCE_UNSAID */
};

/* With nothing said. */
struct participant_preference participant_preference_none(void);

/* Of the number, or of the one it leads to; nothing said for a number that nobody has. */
bool participant_preference_find(struct club *club, const char *number,
                                 struct participant_preference *preference, bool *found,
                                 struct error *err);

/* What is unsaid stays as it was. ERROR_REFUSED for an unknown number, and when nothing is
 * said. */
bool participant_preference_set(struct club *club, const char *number,
                                const struct participant_preference *preference,
                                struct error *err);

/* As the house has it again. ERROR_REFUSED when nothing is stored. */
bool participant_preference_clear(struct club *club, const char *number, struct error *err);

#endif
