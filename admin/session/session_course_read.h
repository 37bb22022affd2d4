/* What was typed of a session's course: shared by telling it and by signing. */
#ifndef OBECNI_ADMIN_SESSION_SESSION_COURSE_READ_H
#define OBECNI_ADMIN_SESSION_SESSION_COURSE_READ_H

#include "admin/line/command.h"
#include "club/session/session_course.h"

enum { SESSION_COURSE_LEADERS = 16 };

/* The entry and the room that its staff codes stand in. */
struct session_course_typed {
    struct session_course_entry entry;
    const char *led_by[SESSION_COURSE_LEADERS];
    char codes[SESSION_COURSE_LEADERS * CODE_SIZE];
};

/* Reads --began, --ended, --topic, --headcount, --uncounted, --explanation and --led-by, as far
 * as they are given; hours alone are the session's day's. ERROR_USAGE for too many leaders. */
bool session_course_read(const struct invocation *invocation, const struct session *session,
                         struct session_course_typed *typed, struct error *err);

/* The rows of those options, but for --led-by. */
#define SESSION_COURSE_OPTIONS                                                                     \
    {.name = "--headcount", .type = PARAMETER_INTEGER, .least = 0,                                 \
     .most = SESSION_COURSE_HEADS_MOST, .meaning = N_("heads counted in the room")},               \
    {.name = "--uncounted", .type = PARAMETER_INTEGER, .least = 0,                                 \
     .most = SESSION_COURSE_HEADS_MOST,                                                            \
     .meaning = N_("of these, people who wanted no number (0)")},                                  \
    {.name = "--explanation", .type = PARAMETER_CODE,                                              \
     .meaning = N_("why heads and marks differ, as came_after_count")},                            \
    {.name = "--topic", .type = PARAMETER_CODE,                                                    \
     .meaning = N_("the topic's code, as relapse; “none” takes it away")},                         \
    {.name = "--began", .type = PARAMETER_INSTANT, .meaning = N_("when it really began")},         \
    {.name = "--ended", .type = PARAMETER_INSTANT, .meaning = N_("when it really ended")}

#endif
