/* The questions of session_walk.h, one line each, on stderr. */
#include "admin/session/session_walk.h"

#include "admin/session/named_roster.h"
#include "base/language.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ANSWER_SIZE = 64 };

/* What was typed, without spaces around; false at the end of the input. */
static bool ask(const char *question, char answer[ANSWER_SIZE])
{
    char line[ANSWER_SIZE];
    fprintf(stderr, "%s ", question);
    fflush(stderr);
    answer[0] = '\0';
    if (!fgets(line, sizeof line, stdin))
        return false;
    char *begin = line + strspn(line, " \t");
    begin[strcspn(begin, "\r\n \t")] = '\0';
    snprintf(answer, ANSWER_SIZE, "%s", begin);
    return true;
}

static bool stopped(struct error *err)
{
    return error_set(err, ERROR_REFUSED, _("Stopped: nothing was marked and nothing signed."));
}

/* The hour of somebody who came late, on the session's day. */
static bool ask_hour(const struct session *session, int64_t *at)
{
    char answer[ANSWER_SIZE];
    int minutes;
    do {
        if (!ask(_("Came at (like 15:50):"), answer) || !answer[0])
            return false;
    } while (!clock_parse_minutes(answer, &minutes) ||
             clock_instant(session->held_on, minutes, at) != WALL_ONCE);
    return true;
}

static bool ask_mark(const struct session *session, const char *who, struct signoff_mark *mark)
{
    static const enum attendance_status statuses[] = {ATTENDANCE_PRESENT, ATTENDANCE_LATE,
                                                      ATTENDANCE_ABSENT, ATTENDANCE_UNKNOWN};
    /* The letters of present, late, absent and unknown, in that order. */
    const char *letters = _("plau");
    char question[NAME_SIZE + 120], answer[ANSWER_SIZE];
    const char *letter;
    snprintf(question, sizeof question, _("%s: present, late, absent or unknown [p/l/a/u]?"), who);
    do {
        if (!ask(question, answer) || !answer[0])
            return false;
        letter = answer[1] ? NULL : strchr(letters, answer[0]);
    } while (!letter || letter - letters >= 4);
    mark->status = statuses[letter - letters];
    return mark->status != ATTENDANCE_LATE || ask_hour(session, &mark->at);
}

/* "59RB7MK Nowak Anna", or the number alone. */
static void describe(const struct named_roster *named, const char *number, char *who, size_t size)
{
    snprintf(who, size, "%s", number);
    for (size_t i = 0; named->names && i < named->roster.row_count; i++) {
        if (strcmp(named->roster.rows[i].participant, number) == 0)
            snprintf(who, size, "%s %s", number, named->names[i]);
    }
}

static bool ask_marks(const struct session *session, const struct named_roster *named,
                      char *numbers, struct session_walk *walk, struct error *err)
{
    char *after, who[NAME_SIZE + NUMBER_SIZE + 2];
    for (char *number = strtok_r(numbers, ", ", &after); number;
         number = strtok_r(NULL, ", ", &after)) {
        struct signoff_mark mark = {.at = 0};
        snprintf(mark.participant, sizeof mark.participant, "%s", number);
        describe(named, number, who, sizeof who);
        if (!ask_mark(session, who, &mark))
            return stopped(err);
        walk->marks = memory_grow(walk->marks, walk->count, &walk->capacity, sizeof mark);
        walk->marks[walk->count++] = mark;
    }
    return true;
}

static bool ask_number(const char *question, int most, int *number, struct error *err)
{
    char answer[ANSWER_SIZE], *end;
    do {
        if (!ask(question, answer) || !answer[0])
            return stopped(err);
        *number = (int)strtol(answer, &end, 10);
    } while (*end || *number < 0 || *number > most);
    return true;
}

/* One code of a dictionary; nothing typed is none. */
static bool ask_word(const char *dictionary, const char *question, char word[DICTIONARY_CODE_SIZE],
                     struct error *err)
{
    char answer[ANSWER_SIZE];
    struct dictionary_entry entry;
    bool is_polish = language_from_environment() == LANGUAGE_POLISH;
    for (int i = 0; dictionary_at(dictionary, i, &entry); i++)
        fprintf(stderr, "  %-20s %s\n", entry.code, is_polish ? entry.polish : entry.english);
    do {
        if (!ask(question, answer))
            return stopped(err);
    } while (answer[0] && !dictionary_find(dictionary, answer, &entry));
    snprintf(word, DICTIONARY_CODE_SIZE, "%s", answer[0] ? entry.code : "");
    return true;
}

static int count_present(const struct roster *roster, const struct session_walk *walk)
{
    int count = roster->present_count;
    for (size_t i = 0; i < walk->count; i++)
        count += attendance_is_presence(walk->marks[i].status);
    return count;
}

/* The heads, those without a number, and why they do not fit. */
static bool ask_heads(int present, struct signoff_entry *entry, struct session_walk *walk,
                      struct error *err)
{
    char question[160];
    struct session_course_entry *course = &entry->course;
    snprintf(question, sizeof question, _("Heads in the room (marked as present: %d):"), present);
    if (!ask_number(question, SESSION_COURSE_HEADS_MOST, &course->headcount, err))
        return false;
    course->has_headcount = true;
    if (!course->has_uncounted && course->headcount > present) {
        if (!ask_number(_("Of these, people who wanted no number:"), course->headcount,
                        &course->uncounted, err))
            return false;
        course->has_uncounted = true;
    }
    if (course->explanation || course->headcount == present + course->uncounted)
        return true;
    course->explanation = walk->explanation;
    return ask_word(DICTIONARY_HEADCOUNT_REASON, _("Why heads and marks differ (a code):"),
                    walk->explanation, err);
}

static bool ask_topic(const struct roster *roster, struct signoff_entry *entry,
                      struct session_walk *walk, struct error *err)
{
    if (entry->course.topic || roster->course.topic[0])
        return true;
    entry->course.topic = walk->topic;
    return ask_word(DICTIONARY_TOPIC, _("Topic (a code; nothing for none):"), walk->topic, err);
}

static bool walk_through(const struct session *session, const struct named_roster *named,
                         char *numbers, struct signoff_entry *entry, struct session_walk *walk,
                         struct error *err)
{
    const struct roster *roster = &named->roster;
    if (!entry->rest_absent && !ask_marks(session, named, numbers, walk, err))
        return false;
    entry->marks = walk->marks;
    entry->mark_count = walk->count;
    bool has_heads = entry->course.has_headcount || roster->course.headcount >= 0;
    return (has_heads || ask_heads(count_present(roster, walk), entry, walk, err)) &&
           ask_topic(roster, entry, walk, err);
}

bool session_walk(struct invocation *invocation, const struct session *session,
                  struct signoff_entry *entry, struct session_walk *walk, struct error *err)
{
    size_t count;
    char *numbers;
    struct named_roster named;
    struct club *club = &invocation->club;
    *walk = (struct session_walk){0};
    if (!named_roster_get(club, session->code, true, &named, err))
        return false;
    bool ok = (!named.names || names_note(invocation, "names.roster", session->code,
                                          (int64_t)named.roster.row_count, err)) &&
              signoff_missing(club, session, &numbers, &count, err);
    if (ok) {
        ok = walk_through(session, &named, numbers, entry, walk, err);
        free(numbers);
    }
    named_roster_free(&named);
    return ok;
}

void session_walk_free(struct session_walk *walk)
{
    free(walk->marks);
    *walk = (struct session_walk){0};
}
