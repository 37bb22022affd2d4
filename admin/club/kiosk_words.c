/* A kiosk's states and problems in words. */
#include "admin/club/kiosk_words.h"

#include "base/language.h"

const char *kiosk_words_state(enum opening_kiosk kiosk)
{
    static const char *const words[] = {
        [OPENING_KIOSK_SEEN] = N_("working"),
        [OPENING_KIOSK_RESTS] = N_("off, and the club is closed"),
        [OPENING_KIOSK_SILENT] = N_("silent while the club is open"),
    };
    return _(words[kiosk]);
}

const char *kiosk_words_problem(enum kiosk_problem problem)
{
    static const char *const words[] = {
        [KIOSK_PROBLEM_NONE] = "",
        [KIOSK_PROBLEM_CLOCK] = N_("its clock is behind the records: nothing is recorded; set the clock"),
        [KIOSK_PROBLEM_STORAGE] = N_("the database could not be used; look at disk and rights"),
        [KIOSK_PROBLEM_READER] = N_("no reader is plugged in"),
    };
    return problem ? _(words[problem]) : "";
}
