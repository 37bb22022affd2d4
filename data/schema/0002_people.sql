-- Staff by name and office; participants by number only. What identifies a participant is
-- sealed in `identity`; a card is known by the hash of its token.

CREATE TABLE staff (
    id          INTEGER PRIMARY KEY,
    code        TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL CHECK (length(name) > 0),
    title       TEXT    NOT NULL DEFAULT '',
    role        TEXT    NOT NULL CHECK (length(role) > 0), -- words with one space between
    system_user TEXT    UNIQUE,
    from_on     TEXT    NOT NULL,
    until_on    TEXT             CHECK (until_on >= from_on),
    created_at  INTEGER NOT NULL
) STRICT;

-- merged_into_id: the number turned out to be somebody who has another one. It always points
-- to the number that holds, never to one that was merged itself; what was noted stays.
CREATE TABLE participant (
    id             INTEGER PRIMARY KEY,
    number         TEXT    NOT NULL UNIQUE CHECK (length(number) = 7),
    created_at     INTEGER NOT NULL,
    left_on        TEXT,
    left_reason    TEXT,
    merged_into_id INTEGER          REFERENCES participant (id) CHECK (merged_into_id <> id),
    CHECK ((left_on IS NULL) = (left_reason IS NULL))
) STRICT;
CREATE INDEX participant_by_merged ON participant (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- Sealed with XChaCha20-Poly1305; the participant's id and the version are associated data.
-- The newest version holds. case_mark is a keyed hash of the case sign, to find a repeat.
CREATE TABLE identity (
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    version        INTEGER NOT NULL CHECK (version > 0),
    nonce          BLOB    NOT NULL CHECK (length(nonce) = 24),
    sealed         BLOB    NOT NULL,
    case_mark      BLOB             CHECK (length(case_mark) = 32),
    sealed_at      INTEGER NOT NULL,
    PRIMARY KEY (participant_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_by_case ON identity (case_mark) WHERE case_mark IS NOT NULL;

CREATE TABLE card (
    id             INTEGER PRIMARY KEY,
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    number         TEXT    NOT NULL UNIQUE CHECK (length(number) = 7),
    token_hash     BLOB    NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    issued_at      INTEGER NOT NULL,
    revoked_at     INTEGER,
    revoked_reason TEXT,
    CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
) STRICT;
-- One card in use for each person; the lost one is revoked before the next is made.
CREATE UNIQUE INDEX card_in_use ON card (participant_id) WHERE revoked_at IS NULL;
CREATE INDEX card_by_participant ON card (participant_id);
