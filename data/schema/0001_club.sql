-- The club itself, its settings, the ledger, and the keys of the vault.
-- Ids are 63-bit integers made by the program; times (_at) are UTC seconds; days (_on) are
-- local 'YYYY-MM-DD'; durations carry their unit.

CREATE TABLE club (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    node        INTEGER NOT NULL CHECK (node BETWEEN 0 AND 1023),
    institution TEXT    NOT NULL CHECK (length(institution) > 0),
    name        TEXT    NOT NULL CHECK (length(name) > 0),
    address     TEXT    NOT NULL,
    zone        TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;

-- Only what differs from the standard values; the names are the program's.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One chain for each node. hash = BLAKE2b-256 over all other columns and the hash before.
-- entry_id is the last row id drawn in the change, so ids continue from it. Node and number are
-- one integer, for entries are then put at the table's end: the door waits for fewer pages.
CREATE TABLE ledger (
    id       INTEGER PRIMARY KEY CHECK (id & 0xFFFFFFFFFFFF > 0), -- node << 48 | seq
    node     INTEGER AS (id >> 48) VIRTUAL,
    seq      INTEGER AS (id & 0xFFFFFFFFFFFF) VIRTUAL,
    entry_id INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    clock    TEXT    NOT NULL CHECK (clock IN ('system', 'fixed')),
    actor    TEXT    NOT NULL,
    action   TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    body     TEXT    NOT NULL, -- a JSON object
    previous BLOB    NOT NULL CHECK (length(previous) = 32),
    hash     BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_never_deleted BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- The vault's one key, wrapped: by the office passphrase (Argon2id). Changing the passphrase
-- replaces the wrapping, never the key.
CREATE TABLE vault_wrapping (
    id           INTEGER PRIMARY KEY,
    kind         TEXT    NOT NULL UNIQUE CHECK (kind IN ('office')),
    salt         BLOB    NOT NULL CHECK (length(salt) = 16),
    operations   INTEGER NOT NULL,
    memory_bytes INTEGER NOT NULL,
    nonce        BLOB    NOT NULL CHECK (length(nonce) = 24),
    wrapped      BLOB    NOT NULL CHECK (length(wrapped) = 48),
    key_mark     BLOB    NOT NULL CHECK (length(key_mark) = 32), -- tells the key from others
    wrapped_at   INTEGER NOT NULL
) STRICT;

-- Wrong passphrases in a row: the fifth and later ones are made slow.
CREATE TABLE vault_guard (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    wrong_count INTEGER NOT NULL DEFAULT 0 CHECK (wrong_count >= 0)
) STRICT;
INSERT INTO vault_guard (id) VALUES (1);
