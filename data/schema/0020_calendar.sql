-- Sessions that came from another calendar, by what they are called there: a second reading of the
-- same file changes what changed, and adds nothing twice.
CREATE TABLE session_import (
    uid           TEXT    NOT NULL CHECK (length(uid) BETWEEN 1 AND 255),
    occurrence_at INTEGER NOT NULL, -- when it was planned there
    session_id    INTEGER NOT NULL UNIQUE REFERENCES session (id),
    PRIMARY KEY (uid, occurrence_at)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER session_import_is_never_changed BEFORE UPDATE ON session_import
BEGIN SELECT RAISE(ABORT, 'where a session came from is never changed'); END;
CREATE TRIGGER session_import_is_never_deleted BEFORE DELETE ON session_import
BEGIN SELECT RAISE(ABORT, 'where a session came from stays on record'); END;
