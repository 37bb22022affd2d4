-- Staff at the kiosk: cards that open the vault together with a PIN; and cards for participants
-- that are printed ahead, to be handed out when one is lost.

-- The vault's key, wrapped for this card and its owner's PIN (Argon2id of the PIN, mixed with the
-- card's secret). With the revocation the wrapped key goes: a revoked card opens nothing.
CREATE TABLE staff_card (
    id             INTEGER PRIMARY KEY,
    staff_id       INTEGER NOT NULL REFERENCES staff (id),
    number         TEXT    NOT NULL UNIQUE CHECK (length(number) = 7),
    token_hash     BLOB    NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    salt           BLOB    NOT NULL CHECK (length(salt) = 16),
    operations     INTEGER NOT NULL,
    memory_bytes   INTEGER NOT NULL,
    nonce          BLOB    NOT NULL CHECK (length(nonce) = 24),
    wrapped        BLOB             CHECK (length(wrapped) = 48),
    issued_at      INTEGER NOT NULL,
    issued_by      TEXT    NOT NULL, -- staff code
    revoked_at     INTEGER,
    revoked_reason TEXT, -- dictionary revoke_reason
    CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
    CHECK ((revoked_at IS NULL) = (wrapped IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX staff_card_in_use ON staff_card (staff_id) WHERE revoked_at IS NULL;

-- What stops guessing at the glass; apart, for the kiosk may write this and not the cards.
CREATE TABLE staff_card_guard (
    staff_card_id INTEGER PRIMARY KEY REFERENCES staff_card (id),
    wrong_in_row  INTEGER NOT NULL DEFAULT 0 CHECK (wrong_in_row >= 0),
    locks_in_row  INTEGER NOT NULL DEFAULT 0 CHECK (locks_in_row >= 0), -- each is twice as long
    locked_until  INTEGER -- UTC seconds; NULL: not locked
) STRICT;

-- A card that belongs to nobody until it is handed out; then a row of `card` has its number and
-- its secret.
CREATE TABLE card_spare (
    number     TEXT    PRIMARY KEY CHECK (length(number) = 7),
    token_hash BLOB    NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    made_at    INTEGER NOT NULL,
    made_by    TEXT    NOT NULL,
    gone_at    INTEGER -- handed out, or lost; NULL: still there
) STRICT, WITHOUT ROWID;
