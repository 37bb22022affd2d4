-- Words are checked one by one, for SQLite builds a table on each insert for an IN of more
-- than two.
--
-- Who is enrolled, who is expected, who came. Events are facts and never change;
-- `attendance` is computed from them and can be rebuilt to the byte.

CREATE TABLE enrolment (
    id             INTEGER PRIMARY KEY,
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    activity_id    INTEGER NOT NULL REFERENCES activity (id),
    from_on        TEXT    NOT NULL,
    until_on       TEXT             CHECK (until_on >= from_on),
    end_reason     TEXT, -- dictionary leave_reason
    created_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX enrolment_by_participant ON enrolment
    (participant_id, activity_id, from_on, until_on);
CREATE INDEX enrolment_by_activity ON enrolment
    (activity_id, from_on, until_on, participant_id);

CREATE TRIGGER enrolment_never_overlaps BEFORE INSERT ON enrolment
WHEN EXISTS (SELECT 1 FROM enrolment o
             WHERE o.participant_id = NEW.participant_id AND o.activity_id = NEW.activity_id
               AND o.from_on <= ifnull(NEW.until_on, '9999-12-31')
               AND ifnull(o.until_on, '9999-12-31') >= NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'enrolments of one person in one activity overlap'); END;

CREATE TRIGGER enrolment_never_overlaps_later BEFORE UPDATE ON enrolment
WHEN EXISTS (SELECT 1 FROM enrolment o
             WHERE o.id <> OLD.id
               AND o.participant_id = NEW.participant_id AND o.activity_id = NEW.activity_id
               AND o.from_on <= ifnull(NEW.until_on, '9999-12-31')
               AND ifnull(o.until_on, '9999-12-31') >= NEW.from_on)
BEGIN SELECT RAISE(ABORT, 'enrolments of one person in one activity overlap'); END;

-- A session opens with its first check-in. What decides about "late" and about who is
-- expected is frozen then, so that later changes cannot reach back.
CREATE TABLE session_opening (
    session_id   INTEGER PRIMARY KEY REFERENCES session (id),
    opened_at    INTEGER NOT NULL,
    late_minutes INTEGER NOT NULL CHECK (late_minutes >= 0)
) STRICT;

CREATE TABLE expected (
    session_id     INTEGER NOT NULL REFERENCES session (id),
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    PRIMARY KEY (session_id, participant_id)
) STRICT, WITHOUT ROWID;

-- arrived: came to the session. came_cancelled: came, and the session was cancelled.
-- open_arrival: came, and no session could be told. corrected: staff changed the status,
-- with a reason; the status holds from then on.
CREATE TABLE presence_event (
    id             INTEGER PRIMARY KEY,
    kind           TEXT    NOT NULL CHECK (kind = 'arrived' OR kind = 'came_cancelled' OR
                       kind = 'open_arrival' OR kind = 'corrected'),
    session_id     INTEGER, -- held by the reference of the attendance row that each event has
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    card_id        INTEGER          REFERENCES card (id),
    at             INTEGER NOT NULL, -- when it was true
    noted_at       INTEGER NOT NULL, -- when it was written down
    source         TEXT    NOT NULL CHECK (source = 'card' OR source = 'manual_code' OR
                       source = 'staff_manual' OR source = 'paper_import' OR
                       source = 'correction'),
    actor          TEXT    NOT NULL,
    status         TEXT             CHECK (status = 'present' OR status = 'late' OR status = 'absent' OR
                       status = 'unknown'),
    reason         TEXT,
    CHECK ((kind = 'open_arrival') = (session_id IS NULL)),
    CHECK ((kind = 'corrected') = (status IS NOT NULL)),
    CHECK ((kind = 'corrected') = (reason IS NOT NULL))
) STRICT;
-- The last line against a second row for one arrival; the program refuses long before.
-- Corrections may repeat: their own id keeps them apart. It begins with the person, so that
-- it serves as the way from a person to the sessions as well: each index less is a page less
-- to be written while somebody waits at the door.
CREATE UNIQUE INDEX presence_once ON presence_event
    (participant_id, session_id, kind, iif(kind = 'corrected', id, 0));
CREATE INDEX presence_open ON presence_event (participant_id, at) WHERE kind = 'open_arrival';

CREATE TRIGGER presence_is_never_changed BEFORE UPDATE ON presence_event
BEGIN SELECT RAISE(ABORT, 'presence events are append-only'); END;
CREATE TRIGGER presence_is_never_deleted BEFORE DELETE ON presence_event
BEGIN SELECT RAISE(ABORT, 'presence events are append-only'); END;

CREATE TABLE attendance (
    session_id     INTEGER NOT NULL REFERENCES session (id),
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    status         TEXT    NOT NULL CHECK (status = 'present' OR status = 'late' OR status = 'left_early' OR
                       status = 'absent' OR status = 'excused' OR
                       status = 'refused_entry' OR status = 'not_applicable' OR
                       status = 'unknown'),
    in_at          INTEGER,
    late_minutes   INTEGER NOT NULL DEFAULT 0,
    source         TEXT    NOT NULL,
    came_anyway    INTEGER NOT NULL DEFAULT 0 CHECK (came_anyway IN (0, 1)),
    PRIMARY KEY (session_id, participant_id)
) STRICT, WITHOUT ROWID;
