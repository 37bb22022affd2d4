-- What a participant may have for the glass: an own PIN for a day without the card, and how the
-- glass is to look and speak. Neither is a name or says anything about the person.

CREATE TABLE participant_pin (
    participant_id INTEGER PRIMARY KEY REFERENCES participant (id),
    kept           TEXT    NOT NULL, -- Argon2id
    set_at         INTEGER NOT NULL,
    set_by         TEXT    NOT NULL -- staff code
) STRICT;

-- What stops guessing at the glass: by number, also one that nobody has, so that both look the same;
-- and by the kiosk where it was typed. The kiosk writes these; a restart forgets nothing.
CREATE TABLE number_guard (
    number       TEXT    PRIMARY KEY CHECK (length(number) = 7),
    wrong_in_row INTEGER NOT NULL CHECK (wrong_in_row >= 0),
    locks_in_row INTEGER NOT NULL CHECK (locks_in_row >= 0), -- each is twice as long
    locked_until INTEGER, -- UTC seconds; NULL: not locked
    tried_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX number_guard_by_time ON number_guard (tried_at);
CREATE TABLE kiosk_guard (
    node         INTEGER PRIMARY KEY,
    since_at     INTEGER NOT NULL, -- of the first wrong one that counts
    wrong        INTEGER NOT NULL CHECK (wrong >= 0),
    paused_until INTEGER
) STRICT;

-- NULL: as the house has it.
CREATE TABLE participant_preference (
    participant_id INTEGER PRIMARY KEY REFERENCES participant (id),
    language       TEXT    CHECK (length(language) = 2),
    text_percent   INTEGER CHECK (text_percent BETWEEN 100 AND 200),
    theme          TEXT    CHECK (length(theme) BETWEEN 1 AND 24),
    speech         INTEGER CHECK (speech BETWEEN 0 AND 1),
    low_reach      INTEGER CHECK (low_reach BETWEEN 0 AND 1),
    set_at         INTEGER NOT NULL,
    set_by         TEXT    NOT NULL -- staff code, or the kiosk
) STRICT;
