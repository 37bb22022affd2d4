/* What is said of a screen, taken from its draw list: the main sentence first, then the
 * numbered choices ("1: 15:30, sala 2."), then what else stands there outside of buttons, in the
 * order of reading. Another button is said when the keyboard comes to it. */
#ifndef OBECNI_KIOSK_SOUND_SPEECH_TEXT_H
#define OBECNI_KIOSK_SOUND_SPEECH_TEXT_H

#include "base/language.h"
#include "kiosk/glass/ui.h"

enum { SPEECH_TEXT_SIZE = 4000 };

/* Lines of one text are joined, and every text ends like a sentence. */
void speech_text_of(const struct ui *ui, char text[SPEECH_TEXT_SIZE]);

/* The main sentence alone: what tells one page of a screen from the next. */
void speech_main_of(const struct ui *ui, char text[SPEECH_TEXT_SIZE]);

/* What the pressed area says, or is for, when it has a sign instead of words. `language` is that
 * of the glass and becomes the one to say it in: a language's own name is said in that language.
 * "" when there is nothing to say. */
void speech_label_of(const struct ui *ui, const char *area, enum language *language,
                     char text[SPEECH_TEXT_SIZE]);

#endif
