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
-- Who is enrolled now first: opening a session must not read through everybody who ever was.
CREATE INDEX enrolment_by_activity ON enrolment
    (activity_id, until_on, from_on, participant_id);

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
    session_id    INTEGER PRIMARY KEY REFERENCES session (id),
    opened_at     INTEGER NOT NULL,
    late_minutes  INTEGER NOT NULL CHECK (late_minutes >= 0),
    leave_minutes INTEGER NOT NULL CHECK (leave_minutes >= 0),
    credit        TEXT    NOT NULL CHECK (credit = 'whole' OR credit = 'real')
) STRICT;

-- What became of the session, as its leader tells it; the highest version holds, the earlier
-- ones stay. headcount: heads in the room; uncounted: those among them without a number.
CREATE TABLE session_course (
    session_id    INTEGER NOT NULL REFERENCES session (id),
    version       INTEGER NOT NULL CHECK (version > 0),
    began_at      INTEGER,
    ended_at      INTEGER          CHECK (ended_at > began_at),
    topic         TEXT, -- dictionary topic
    headcount     INTEGER          CHECK (headcount >= 0),
    uncounted     INTEGER NOT NULL DEFAULT 0 CHECK (uncounted >= 0),
    explanation   TEXT, -- dictionary headcount_reason, when heads and marks differ
    actor         TEXT    NOT NULL,
    second        TEXT, -- who agreed, where the list was signed
    noted_at      INTEGER NOT NULL,
    PRIMARY KEY (session_id, version),
    CHECK ((began_at IS NULL) = (ended_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER course_is_never_changed BEFORE UPDATE ON session_course
BEGIN SELECT RAISE(ABORT, 'what became of a session is append-only'); END;
CREATE TRIGGER course_is_never_deleted BEFORE DELETE ON session_course
BEGIN SELECT RAISE(ABORT, 'what became of a session is append-only'); END;

-- Frozen with the opening, which holds the session; the person is held by the enrolment or the
-- booking that the row is taken from. Somebody waits at the door for all of these rows.
CREATE TABLE expected (
    session_id     INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    PRIMARY KEY (session_id, participant_id)
) STRICT, WITHOUT ROWID;

-- arrived: came to the session. came_cancelled: came, and the session was cancelled.
-- open_arrival: came, and no session could be told; placed: staff resolved it (about_id).
-- left: went, at that moment. marked: the leader's or the desk's word, corrected: the same
-- with a reason; it holds from then on. refused: not let in, the reason is a code.
-- excuse_granted, excuse_withdrawn: what a decision about an excuse (about_id) means here.
CREATE TABLE presence_event (
    id             INTEGER PRIMARY KEY,
    kind           TEXT    NOT NULL CHECK (kind = 'arrived' OR kind = 'came_cancelled' OR
                       kind = 'open_arrival' OR kind = 'left' OR kind = 'marked' OR
                       kind = 'refused' OR kind = 'corrected' OR kind = 'excuse_granted' OR
                       kind = 'excuse_withdrawn' OR kind = 'placed'),
    session_id     INTEGER, -- held by the reference of the attendance row that each event has
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    card_id        INTEGER          REFERENCES card (id),
    at             INTEGER NOT NULL, -- when it was true
    noted_at       INTEGER NOT NULL, -- when it was written down
    source         TEXT    NOT NULL CHECK (source = 'card' OR source = 'manual_code' OR
                       source = 'staff_manual' OR source = 'paper_import' OR
                       source = 'correction'),
    actor          TEXT    NOT NULL,
    status         TEXT             CHECK (status IS NULL OR status = 'present' OR
                       status = 'late' OR status = 'left_early' OR status = 'absent' OR
                       status = 'unknown' OR status = 'refused_entry'),
    reason         TEXT, -- of a correction in words; of a refusal or a placing as a code
    about_id       INTEGER, -- the excuse, or the open arrival, that it is about
    second         TEXT, -- who agreed, where two persons have to
    list_number    TEXT, -- of the paper list it was read from
    -- Most events are arrivals, and their rule comes first: the others are not looked at then.
    CHECK ((kind = 'arrived' AND session_id IS NOT NULL AND status IS NULL AND reason IS NULL
            AND about_id IS NULL)
        OR (    (kind = 'open_arrival' OR kind = 'placed') = (session_id IS NULL)
            AND (kind = 'corrected' OR kind = 'marked' OR kind = 'refused') = (status IS NOT NULL)
            AND (kind = 'refused') = (status IS NOT NULL AND status = 'refused_entry')
            AND (kind = 'corrected' OR kind = 'refused' OR kind = 'placed') = (reason IS NOT NULL)
            AND (kind = 'excuse_granted' OR kind = 'excuse_withdrawn' OR kind = 'placed')
                = (about_id IS NOT NULL)))
) STRICT;
-- The last line against a second row for one arrival; the program refuses long before. What
-- staff say may repeat: its own id keeps it apart. It begins with the person, so that it
-- serves as the way from a person to the sessions as well: each index less is a page less to
-- be written while somebody waits at the door.
CREATE UNIQUE INDEX presence_once ON presence_event
    (participant_id, session_id, kind, iif(kind = 'arrived' OR kind = 'came_cancelled', 0, id));
CREATE INDEX presence_open ON presence_event (participant_id, at) WHERE kind = 'open_arrival';
CREATE UNIQUE INDEX presence_placed ON presence_event (about_id) WHERE kind = 'placed';

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
    out_at         INTEGER,
    late_minutes   INTEGER NOT NULL DEFAULT 0,
    credited_minutes INTEGER NOT NULL DEFAULT 0,
    source         TEXT    NOT NULL,
    came_anyway    INTEGER NOT NULL DEFAULT 0 CHECK (came_anyway IN (0, 1)),
    PRIMARY KEY (session_id, participant_id)
) STRICT, WITHOUT ROWID;
