/* Drawing numbers that are free. */
#include "club/number.h"

#include "store/statement.h"
#include "trust/token.h"

bool number_is_taken(struct club *club, const char *number, bool *is_taken, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT EXISTS (SELECT 1 FROM participant WHERE number = :number)"
                     "    OR EXISTS (SELECT 1 FROM card WHERE number = :number)"
                     "    OR EXISTS (SELECT 1 FROM card_spare WHERE number = :number)"
                     "    OR EXISTS (SELECT 1 FROM staff_card WHERE number = :number)");
    statement_bind_text(s, ":number", number);
    *is_taken = statement_step(s) && statement_integer(s, 0);
    return statement_finish(s, err);
}

bool number_new(struct club *club, char number[NUMBER_SIZE], struct error *err)
{
    bool is_taken = true;
    while (is_taken) {
        token_number_new(number);
        if (!number_is_taken(club, number, &is_taken, err))
            return false;
    }
    return true;
}
