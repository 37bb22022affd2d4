/* The day as one JSON document. */
#include "admin/session/today.h"

#include "admin/session/signal_words.h"

#include <string.h>

static json_t *instant_json(int64_t at)
{
    char text[CLOCK_TEXT_SIZE];
    if (!at)
        return json_null();
    clock_format(at, text);
    return json_string(text);
}

static json_t *session_json(const struct day_session *row)
{
    const struct session *session = &row->session;
    json_t *json = json_pack(
        "{s:s, s:s, s:o, s:o, s:s, s:s, s:s, s:b, s:i, s:i, s:i, s:i, s:i}", "session",
        session->code, "activity", session->activity, "start_at", instant_json(session->start_at),
        "end_at", instant_json(session->end_at), "room", session->room, "state",
        session_state_word(session->state), "leaders", session->leaders, "is_running",
        row->is_running, "expected", row->expected, "present", row->present, "guests", row->guests,
        "in_now", row->in_now, "unmarked", row->unmarked);
    json_object_set_new(json, "cancel_reason",
                        session->cancel_reason[0] ? json_string(session->cancel_reason)
                                                  : json_null());
    return json;
}

static json_t *people_json(const struct today *today)
{
    json_t *array = json_array();
    for (size_t i = 0; i < today->desk.in_count; i++) {
        const struct day_person *person = &today->desk.in[i];
        const char *name = today->names.names ? today->names.names[i] : "";
        json_array_append_new(
            array, json_pack("{s:s, s:o, s:s, s:o}", "participant", person->participant, "name",
                             name[0] ? json_string(name) : json_null(), "session", person->session,
                             "in_at", instant_json(person->in_at)));
    }
    return array;
}

static json_t *arrivals_json(const struct today *today)
{
    json_t *array = json_array();
    for (size_t i = 0; i < today->arrivals.count; i++)
        json_array_append_new(array, json_pack("{s:s, s:o}", "participant",
                                               today->arrivals.items[i].number, "at",
                                               instant_json(today->arrivals.items[i].at)));
    return array;
}

static json_t *text_or_null(const char *text)
{
    return text[0] ? json_string(text) : json_null();
}

static json_t *signals_json(const struct today *today)
{
    json_t *array = json_array();
    for (size_t i = 0; i < today->signals.count; i++) {
        char words[SIGNAL_WORDS_SIZE];
        const struct signal *signal = &today->signals.items[i];
        signal_words_facts(&today->signals, signal, words);
        json_array_append_new(
            array, json_pack("{s:s, s:s, s:o, s:o, s:o, s:i, s:s}", "signal", signal->id, "kind",
                             signal_kind_word(signal->kind), "arose_at",
                             instant_json(signal->arose_at), "participant",
                             text_or_null(signal->participant), "session",
                             text_or_null(signal->session), "count", signal->count, "words", words));
    }
    return array;
}

static json_t *checks_json(const struct today *today)
{
    json_t *array = json_array();
    for (int i = 0; i < today->check_count; i++)
        json_array_append_new(array, json_pack("{s:s, s:s, s:s}", "check", today->checks[i].check,
                                               "level", check_level_word(today->checks[i].level),
                                               "words", today->checks[i].words));
    return array;
}

json_t *today_json(struct invocation *invocation, const struct today *today)
{
    json_t *sessions = json_array();
    for (size_t i = 0; i < today->desk.session_count; i++)
        json_array_append_new(sessions, session_json(&today->desk.sessions[i]));
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:{s:i, s:o}, s:{s:i, s:o}, s:o, s:o, s:o}", "club",
                     today->identity.name, "day", answer_day_json(today->day), "now",
                     instant_json(club_now(&invocation->club)), "sessions", sessions, "in",
                     people_json(today), "unsigned", "count", today->desk.unsigned_count, "oldest",
                     text_or_null(today->desk.unsigned_oldest), "unmarked", "count",
                     today->desk.unmarked_count, "oldest",
                     text_or_null(today->desk.unmarked_oldest), "arrivals",
                     today->has_arrivals ? arrivals_json(today) : json_null(), "signals",
                     signals_json(today), "checks", checks_json(today));
}
