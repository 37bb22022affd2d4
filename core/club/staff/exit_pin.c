/* Checking the PIN that ends the kiosk. */
#include "club/settings.h"
#include "store/statement.h"
#include "trust/pin.h"

bool settings_check_exit_pin(struct club *club, const char *digits, bool *is_right,
                             struct error *err)
{
    char kept[PIN_HASH_SIZE] = "";
    struct statement *s =
        statement_new(club->store, "SELECT value FROM setting WHERE name = 'exit_pin'");
    if (statement_step(s))
        statement_copy_text(s, 0, kept, sizeof kept);
    *is_right = kept[0] && pin_matches(digits, kept);
    return statement_finish(s, err);
}
