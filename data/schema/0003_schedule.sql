-- What takes place when: programmes, activities, their schedules, exceptions of the
-- calendar, and the sessions made from them.

CREATE TABLE programme (
    id           INTEGER PRIMARY KEY,
    code         TEXT    NOT NULL UNIQUE,
    title        TEXT    NOT NULL CHECK (length(title) > 0),
    kind         TEXT    NOT NULL DEFAULT 'municipal' CHECK (kind IN ('municipal', 'project')),
    hour_minutes INTEGER NOT NULL CHECK (hour_minutes IN (45, 60)),
    funder       TEXT    NOT NULL DEFAULT '',
    audience     TEXT    NOT NULL DEFAULT '', -- whom it is for, in words; never a person
    planned      INTEGER          CHECK (planned BETWEEN 1 AND 999), -- meetings
    share_asked  INTEGER          CHECK (share_asked BETWEEN 1 AND 100), -- to complete it, in %
    count_asked  INTEGER          CHECK (count_asked BETWEEN 1 AND 999),
    previous_id  INTEGER          REFERENCES programme (id), -- the edition it was copied from
    from_on      TEXT    NOT NULL,
    until_on     TEXT             CHECK (until_on >= from_on),
    created_at   INTEGER NOT NULL,
    CHECK (share_asked IS NULL OR count_asked IS NULL)
) STRICT;

CREATE TABLE activity (
    id            INTEGER PRIMARY KEY,
    code          TEXT    NOT NULL UNIQUE,
    programme_id  INTEGER          REFERENCES programme (id),
    title         TEXT    NOT NULL CHECK (length(title) > 0),
    kind          TEXT    NOT NULL, -- dictionary activity_kind
    form          TEXT    NOT NULL CHECK (form IN ('group', 'individual')),
    is_open       INTEGER NOT NULL CHECK (is_open IN (0, 1)), -- takes walk-ins with a card
    capacity      INTEGER          CHECK (capacity > 0),
    early_minutes INTEGER          CHECK (early_minutes BETWEEN 0 AND 240), -- NULL: the setting
    late_minutes  INTEGER          CHECK (late_minutes BETWEEN 0 AND 240),
    leave_minutes INTEGER          CHECK (leave_minutes BETWEEN 0 AND 240),
    credit        TEXT    NOT NULL DEFAULT 'whole' CHECK (credit IN ('whole', 'real')),
    created_at    INTEGER NOT NULL
) STRICT;

-- Who is planned to lead, from when to when.
CREATE TABLE activity_leader (
    id          INTEGER PRIMARY KEY,
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    staff_id    INTEGER NOT NULL REFERENCES staff (id),
    from_on     TEXT    NOT NULL,
    until_on    TEXT             CHECK (until_on >= from_on),
    UNIQUE (activity_id, staff_id, from_on)
) STRICT;

-- One version of an activity's recurrence. A change is a new version from a day on; the old
-- one ends the day before, and what was held under it stays. Versions of one recurrence share
-- series_id, the id of the first. anchor_on is where the rule counts from (INTERVAL, COUNT):
-- a version that keeps the rule keeps its anchor. Sessions are made until generated_until_on.
CREATE TABLE schedule (
    id             INTEGER PRIMARY KEY,
    activity_id    INTEGER NOT NULL REFERENCES activity (id),
    rule           TEXT    NOT NULL, -- RFC 5545 RRULE value, days in the club's wall time
    start_minutes  INTEGER NOT NULL CHECK (start_minutes BETWEEN 0 AND 1439),
    end_minutes    INTEGER NOT NULL CHECK (end_minutes BETWEEN 1 AND 1440),
    slot_minutes   INTEGER          CHECK (slot_minutes BETWEEN 5 AND 480), -- consultations
    room           TEXT    NOT NULL,
    valid_from_on  TEXT    NOT NULL,
    valid_until_on TEXT             CHECK (valid_until_on >= valid_from_on),
    series_id      INTEGER NOT NULL REFERENCES schedule (id),
    anchor_on      TEXT    NOT NULL CHECK (anchor_on <= valid_from_on),
    generated_until_on TEXT,
    created_at     INTEGER NOT NULL,
    CHECK (end_minutes > start_minutes)
) STRICT;
CREATE INDEX schedule_by_activity ON schedule (activity_id, valid_from_on);
CREATE INDEX schedule_by_series ON schedule (series_id);

-- Exceptions on top of the statutory holidays, which are computed.
CREATE TABLE calendar_exception (
    day_on     TEXT    PRIMARY KEY,
    kind       TEXT    NOT NULL CHECK (kind IN ('closed', 'working')),
    note       TEXT    NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- planned_start_at is what the schedule said; start_at is what holds after a move.
-- A session that a closed day cancelled is planned again when the day is opened.
CREATE TABLE session (
    id               INTEGER PRIMARY KEY,
    code             TEXT    NOT NULL UNIQUE,
    activity_id      INTEGER NOT NULL REFERENCES activity (id),
    schedule_id      INTEGER          REFERENCES schedule (id), -- NULL: added by hand
    held_on          TEXT    NOT NULL,
    start_at         INTEGER NOT NULL,
    end_at           INTEGER NOT NULL,
    planned_start_at INTEGER NOT NULL,
    room             TEXT    NOT NULL,
    state            TEXT    NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'cancelled')),
    cancel_reason    TEXT, -- dictionary cancel_reason
    cancelled_at     INTEGER,
    is_closed_by_day INTEGER NOT NULL DEFAULT 0 CHECK (is_closed_by_day IN (0, 1)),
    created_at       INTEGER NOT NULL,
    CHECK (end_at > start_at),
    CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL)),
    CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
    CHECK (is_closed_by_day = 0 OR state = 'cancelled'),
    UNIQUE (schedule_id, planned_start_at)
) STRICT;
CREATE INDEX session_by_day ON session (held_on, start_at);
CREATE INDEX session_by_activity ON session (activity_id, held_on);
-- For the door: what is held today lies together, whatever else a group has had and will have.
CREATE INDEX session_of_day ON session (held_on, activity_id);

-- The person booked for an individual consultation; one for each slot.
CREATE TABLE booking (
    id             INTEGER PRIMARY KEY,
    session_id     INTEGER NOT NULL REFERENCES session (id),
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    booked_at      INTEGER NOT NULL,
    released_at    INTEGER
) STRICT;
CREATE UNIQUE INDEX booking_once ON booking (session_id) WHERE released_at IS NULL;
CREATE INDEX booking_by_session ON booking (session_id);
CREATE INDEX booking_by_participant ON booking (participant_id, session_id);
