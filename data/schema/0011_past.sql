-- What a session or an enrolment said before it was changed or taken away, so that
-- figures "as of" a day come out again as they were. (node, seq) is the ledger entry of the
-- change, which tells when and by whom; it is written at the end of the same change.

CREATE TABLE session_past (
    node          INTEGER NOT NULL,
    seq           INTEGER NOT NULL,
    session_id    INTEGER NOT NULL,
    code          TEXT    NOT NULL,
    activity_id   INTEGER NOT NULL,
    held_on       TEXT    NOT NULL,
    start_at      INTEGER NOT NULL,
    end_at        INTEGER NOT NULL,
    state         TEXT    NOT NULL,
    cancel_reason TEXT,
    created_at    INTEGER NOT NULL,
    PRIMARY KEY (session_id, seq, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_past_by_activity ON session_past (activity_id, held_on);

CREATE TABLE enrolment_past (
    node           INTEGER NOT NULL,
    seq            INTEGER NOT NULL,
    enrolment_id   INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    activity_id    INTEGER NOT NULL,
    from_on        TEXT    NOT NULL,
    until_on       TEXT,
    created_at     INTEGER NOT NULL,
    PRIMARY KEY (enrolment_id, seq, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolment_past_by_participant ON enrolment_past (participant_id);

-- Of several changes within one entry the first says what was before.
CREATE TRIGGER session_keeps_its_past AFTER UPDATE OF held_on, start_at, end_at, state ON session
WHEN OLD.held_on <> NEW.held_on OR OLD.start_at <> NEW.start_at OR OLD.end_at <> NEW.end_at
     OR OLD.state <> NEW.state
BEGIN
    INSERT OR IGNORE INTO session_past (node, seq, session_id, code, activity_id, held_on,
        start_at, end_at, state, cancel_reason, created_at)
    SELECT c.node, ifnull((SELECT max(id) FROM ledger l WHERE l.id >= c.node << 48
        AND l.id < c.node + 1 << 48), 0) + 1 & 0xFFFFFFFFFFFF, OLD.id,
        OLD.code, OLD.activity_id, OLD.held_on, OLD.start_at, OLD.end_at, OLD.state,
        OLD.cancel_reason, OLD.created_at FROM club c;
END;
CREATE TRIGGER session_leaves_its_past AFTER DELETE ON session
BEGIN
    INSERT OR IGNORE INTO session_past (node, seq, session_id, code, activity_id, held_on,
        start_at, end_at, state, cancel_reason, created_at)
    SELECT c.node, ifnull((SELECT max(id) FROM ledger l WHERE l.id >= c.node << 48
        AND l.id < c.node + 1 << 48), 0) + 1 & 0xFFFFFFFFFFFF, OLD.id,
        OLD.code, OLD.activity_id, OLD.held_on, OLD.start_at, OLD.end_at, OLD.state,
        OLD.cancel_reason, OLD.created_at FROM club c;
END;
CREATE TRIGGER enrolment_keeps_its_past AFTER UPDATE OF from_on, until_on ON enrolment
WHEN OLD.from_on <> NEW.from_on OR OLD.until_on IS NOT NEW.until_on
BEGIN
    INSERT OR IGNORE INTO enrolment_past (node, seq, enrolment_id, participant_id, activity_id,
        from_on, until_on, created_at)
    SELECT c.node, ifnull((SELECT max(id) FROM ledger l WHERE l.id >= c.node << 48
        AND l.id < c.node + 1 << 48), 0) + 1 & 0xFFFFFFFFFFFF, OLD.id,
        OLD.participant_id, OLD.activity_id, OLD.from_on, OLD.until_on, OLD.created_at
    FROM club c;
END;
CREATE TRIGGER enrolment_leaves_its_past AFTER DELETE ON enrolment
BEGIN
    INSERT OR IGNORE INTO enrolment_past (node, seq, enrolment_id, participant_id, activity_id,
        from_on, until_on, created_at)
    SELECT c.node, ifnull((SELECT max(id) FROM ledger l WHERE l.id >= c.node << 48
        AND l.id < c.node + 1 << 48), 0) + 1 & 0xFFFFFFFFFFFF, OLD.id,
        OLD.participant_id, OLD.activity_id, OLD.from_on, OLD.until_on, OLD.created_at
    FROM club c;
END;

CREATE TRIGGER session_past_is_never_changed BEFORE UPDATE ON session_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER session_past_is_never_deleted BEFORE DELETE ON session_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER enrolment_past_is_never_changed BEFORE UPDATE ON enrolment_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER enrolment_past_is_never_deleted BEFORE DELETE ON enrolment_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
