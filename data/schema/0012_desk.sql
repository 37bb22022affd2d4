-- The desk: how the kiosk is, which copies were made, which signals somebody has looked at.

-- What each kiosk last said of itself; the kiosk writes its own row, nobody else does. Not a
-- fact about the club: no ledger entry.
CREATE TABLE kiosk_state (
    node         INTEGER PRIMARY KEY CHECK (node BETWEEN 0 AND 1023),
    started_at   INTEGER NOT NULL,
    seen_at      INTEGER NOT NULL,
    version      TEXT    NOT NULL,
    clock        TEXT    NOT NULL CHECK (clock = 'system' OR clock = 'fixed'),
    width        INTEGER NOT NULL CHECK (width >= 0), -- of the glass, pixels
    height       INTEGER NOT NULL CHECK (height >= 0),
    width_mm     INTEGER          CHECK (width_mm > 0), -- of its screen, as calibrated; NULL: never
    reader_count INTEGER          CHECK (reader_count >= 0), -- that type as readers do; NULL: not told
    last_scan_at INTEGER,
    problem      TEXT             CHECK (problem = 'clock' OR problem = 'storage' OR
                     problem = 'reader'), -- the last one
    problem_at   INTEGER,
    is_over      INTEGER NOT NULL DEFAULT 1 CHECK (is_over = 0 OR is_over = 1), -- the problem is
    CHECK ((problem IS NULL) = (problem_at IS NULL)),
    CHECK (is_over = 1 OR problem IS NOT NULL)
) STRICT;

-- Copies of the database that were made and read back. seq, head: how far the ledger went.
CREATE TABLE backup_made (
    id      INTEGER PRIMARY KEY,
    made_at INTEGER NOT NULL,
    file    TEXT    NOT NULL, -- its name without the folder
    bytes   INTEGER NOT NULL CHECK (bytes > 0),
    seq     INTEGER NOT NULL CHECK (seq > 0),
    head    BLOB    NOT NULL CHECK (length(head) = 32),
    actor   TEXT    NOT NULL
) STRICT;

-- Only a copy has this row. A database that has it was put back: what was noted after taken_at
-- is not in it.
CREATE TABLE backup_copy (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    taken_at INTEGER NOT NULL,
    seq      INTEGER NOT NULL CHECK (seq > 0), -- of the ledger's last entry in the copy
    head     BLOB    NOT NULL CHECK (length(head) = 32)
) STRICT;

-- Somebody has looked at a signal when it stood for so many facts, the newest of them from
-- latest_at; with more, or with a newer one, it comes back.
CREATE TABLE signal_note (
    id        INTEGER PRIMARY KEY,
    signal    TEXT    NOT NULL CHECK (length(signal) > 0),
    facts     INTEGER NOT NULL CHECK (facts > 0),
    latest_at INTEGER NOT NULL,
    actor     TEXT    NOT NULL,
    noted_at  INTEGER NOT NULL,
    UNIQUE (signal, facts, latest_at)
) STRICT;

CREATE TRIGGER backup_made_is_never_changed BEFORE UPDATE ON backup_made
BEGIN SELECT RAISE(ABORT, 'backups are append-only'); END;
CREATE TRIGGER backup_made_is_never_deleted BEFORE DELETE ON backup_made
BEGIN SELECT RAISE(ABORT, 'backups are append-only'); END;
CREATE TRIGGER signal_note_is_never_changed BEFORE UPDATE ON signal_note
BEGIN SELECT RAISE(ABORT, 'notes about signals are append-only'); END;
CREATE TRIGGER signal_note_is_never_deleted BEFORE DELETE ON signal_note
BEGIN SELECT RAISE(ABORT, 'notes about signals are append-only'); END;
