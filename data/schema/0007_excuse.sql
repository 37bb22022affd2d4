-- Excuses: a claim is what somebody brought, a decision is what people made of it. Both are
-- added and never changed. Which document it was is a word of a dictionary, never an illness.

-- Of one session (session_id), or of the days from from_on to until_on, of one activity or of
-- all. due_on is the last day to bring the document, by the setting as it was then; NULL when
-- nothing had been missed yet.
CREATE TABLE excuse (
    id             INTEGER PRIMARY KEY,
    code           TEXT    NOT NULL UNIQUE,
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    session_id     INTEGER          REFERENCES session (id),
    activity_id    INTEGER          REFERENCES activity (id),
    from_on        TEXT    NOT NULL,
    until_on       TEXT    NOT NULL CHECK (until_on >= from_on),
    document       TEXT    NOT NULL, -- dictionary excuse_document
    seen_on        TEXT    NOT NULL,
    due_on         TEXT,
    actor          TEXT    NOT NULL,
    noted_at       INTEGER NOT NULL,
    CHECK (session_id IS NULL OR (activity_id IS NULL AND from_on = until_on))
) STRICT;
CREATE INDEX excuse_by_participant ON excuse (participant_id, from_on);

-- The newest decision holds; without one the claim waits. reopened: it waits again.
CREATE TABLE excuse_decision (
    id               INTEGER PRIMARY KEY,
    excuse_id        INTEGER NOT NULL REFERENCES excuse (id),
    decision         TEXT    NOT NULL CHECK (decision = 'granted' OR decision = 'refused' OR
                         decision = 'reopened'),
    basis            TEXT, -- dictionary excuse_basis
    despite_deadline INTEGER NOT NULL DEFAULT 0 CHECK (despite_deadline IN (0, 1)),
    actor            TEXT    NOT NULL,
    second           TEXT, -- who agreed, where a signed list was changed by it
    noted_at         INTEGER NOT NULL,
    CHECK ((decision = 'granted') = (basis IS NULL)),
    CHECK (despite_deadline = 0 OR decision = 'granted')
) STRICT;
CREATE INDEX excuse_decision_by_excuse ON excuse_decision (excuse_id, id);

CREATE TRIGGER excuse_is_never_changed BEFORE UPDATE ON excuse
BEGIN SELECT RAISE(ABORT, 'excuses are append-only'); END;
CREATE TRIGGER excuse_is_never_deleted BEFORE DELETE ON excuse
BEGIN SELECT RAISE(ABORT, 'excuses are append-only'); END;
CREATE TRIGGER excuse_decision_is_never_changed BEFORE UPDATE ON excuse_decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER excuse_decision_is_never_deleted BEFORE DELETE ON excuse_decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
