/* What decisions about excuses mean for sessions. */
#include "club/excuse.h"

bool excuse_apply_session(struct club *club, int64_t session_id, struct error *err)
{
    (void)club;
    (void)session_id;
    (void)err;
    return true;
}
