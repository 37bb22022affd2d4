/* What a session can have been about: the words of the dictionary "topic", those first that the
 * same activity was about lately. */
#ifndef OBECNI_CLUB_SESSION_SESSION_TOPICS_H
#define OBECNI_CLUB_SESSION_SESSION_TOPICS_H

#include "club/club.h"
#include "club/dictionary.h"

enum { SESSION_TOPICS_MOST = 100, SESSION_TOPICS_LATELY = 6 };

struct session_topics {
    char codes[SESSION_TOPICS_MOST][DICTIONARY_CODE_SIZE];
    int count, lately; /* of them, so many were told of this activity, the newest first */
};

bool session_topics_list(struct club *club, int64_t session_id, struct session_topics *topics,
                         struct error *err);

#endif
