-- PINs of staff: for acting at somebody else's login, and for the second person of a change
-- that needs two. Kept as Argon2id hashes; the count is what stops guessing. Who set it: one
-- that somebody else set is known to two, and proves no second person.
CREATE TABLE staff_pin (
    staff_id     INTEGER PRIMARY KEY REFERENCES staff (id),
    kept         TEXT    NOT NULL CHECK (length(kept) > 0),
    wrong_in_row INTEGER NOT NULL DEFAULT 0 CHECK (wrong_in_row >= 0),
    locked_until INTEGER, -- UTC seconds; NULL: not locked
    set_at       INTEGER NOT NULL,
    set_by       TEXT    NOT NULL -- staff code
) STRICT;
