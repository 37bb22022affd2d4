-- Programmes as projects: what they are for, who answers for them, the funder's logos, how they
-- were closed and who had completed them then. And the target groups that somebody belongs to,
-- sealed, with the office's own words for them.

-- Goals in words: the general one and specific ones. Ended, never deleted.
CREATE TABLE programme_goal (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    position     INTEGER NOT NULL CHECK (position > 0), -- its number, given once
    is_general   INTEGER NOT NULL CHECK (is_general IN (0, 1)),
    goal         TEXT    NOT NULL CHECK (length(goal) > 0),
    noted_at     INTEGER NOT NULL,
    ended_at     INTEGER,
    UNIQUE (programme_id, position)
) STRICT;

-- Who answers for the programme, from when to when. Who leads its meetings is activity_leader's.
CREATE TABLE programme_leader (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    from_on      TEXT    NOT NULL,
    until_on     TEXT             CHECK (until_on >= from_on),
    UNIQUE (programme_id, staff_id, from_on)
) STRICT;

-- The funder's logos as image files, in the order in which they stand on papers.
CREATE TABLE programme_logo (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    position     INTEGER NOT NULL CHECK (position > 0),
    name         TEXT    NOT NULL CHECK (length(name) > 0),
    format       TEXT    NOT NULL CHECK (format IN ('png', 'svg')),
    digest       BLOB    NOT NULL CHECK (length(digest) = 32),
    bytes        BLOB    NOT NULL CHECK (length(bytes) > 0),
    noted_at     INTEGER NOT NULL,
    ended_at     INTEGER,
    UNIQUE (programme_id, position)
) STRICT;

-- Closed, or open again; the newest row holds, without one it is open. digest: of the list of
-- people as it was frozen.
CREATE TABLE programme_closing (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    is_closed    INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
    sessions     INTEGER NOT NULL CHECK (sessions >= 0), -- held and signed
    digest       BLOB             CHECK (length(digest) = 32),
    reason       TEXT    NOT NULL DEFAULT '',
    actor        TEXT    NOT NULL,
    second       TEXT             CHECK (second <> actor),
    noted_at     INTEGER NOT NULL,
    CHECK ((digest IS NULL) = (is_closed = 0)),
    CHECK (is_closed = 1 OR second IS NOT NULL)
) STRICT;
CREATE INDEX programme_closing_by_programme ON programme_closing (programme_id, id);

-- The list at the closing: of everybody who was enrolled, what counted. is_completed: by the
-- rule as it stood; NULL without a rule.
CREATE TABLE programme_completer (
    closing_id     INTEGER NOT NULL REFERENCES programme_closing (id),
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    attended       INTEGER NOT NULL CHECK (attended >= 0),
    counted        INTEGER NOT NULL CHECK (counted >= attended), -- held while enrolled, not excused
    excused        INTEGER NOT NULL CHECK (excused >= 0),
    is_completed   INTEGER CHECK (is_completed IN (0, 1)),
    PRIMARY KEY (closing_id, participant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX programme_completer_by_participant ON programme_completer (participant_id);

-- The office's own target groups, beside those of the dictionary target_group.
CREATE TABLE target_group (
    id       INTEGER PRIMARY KEY,
    code     TEXT    NOT NULL UNIQUE,
    name     TEXT    NOT NULL CHECK (length(name) > 0),
    actor    TEXT    NOT NULL,
    noted_at INTEGER NOT NULL
) STRICT;
-- Whether it is given to people still; the newest row holds, without one it is.
CREATE TABLE target_group_use (
    id              INTEGER PRIMARY KEY,
    target_group_id INTEGER NOT NULL REFERENCES target_group (id),
    is_in_use       INTEGER NOT NULL CHECK (is_in_use IN (0, 1)),
    actor           TEXT    NOT NULL,
    noted_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX target_group_use_by_group ON target_group_use (target_group_id, id);

-- To which target groups somebody belongs, and from which day on: sealed for the participant and
-- minus the version, so that no identity can be put in its place.
CREATE TABLE target_group_record (
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    version        INTEGER NOT NULL CHECK (version > 0),
    nonce          BLOB    NOT NULL CHECK (length(nonce) = 24),
    sealed         BLOB    NOT NULL,
    sealed_at      INTEGER NOT NULL,
    PRIMARY KEY (participant_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER programme_goal_is_never_changed BEFORE UPDATE ON programme_goal
WHEN OLD.ended_at IS NOT NULL OR OLD.goal <> NEW.goal OR OLD.programme_id <> NEW.programme_id
BEGIN SELECT RAISE(ABORT, 'goals are ended, not changed'); END;
CREATE TRIGGER programme_goal_is_never_deleted BEFORE DELETE ON programme_goal
BEGIN SELECT RAISE(ABORT, 'goals are ended, not deleted'); END;
CREATE TRIGGER programme_logo_is_never_changed BEFORE UPDATE ON programme_logo
WHEN OLD.ended_at IS NOT NULL OR OLD.bytes <> NEW.bytes OR OLD.digest <> NEW.digest
BEGIN SELECT RAISE(ABORT, 'logos are ended, not changed'); END;
CREATE TRIGGER programme_logo_is_never_deleted BEFORE DELETE ON programme_logo
BEGIN SELECT RAISE(ABORT, 'logos are ended, not deleted'); END;
CREATE TRIGGER programme_closing_is_never_changed BEFORE UPDATE ON programme_closing
BEGIN SELECT RAISE(ABORT, 'closings are append-only'); END;
CREATE TRIGGER programme_closing_is_never_deleted BEFORE DELETE ON programme_closing
BEGIN SELECT RAISE(ABORT, 'closings are append-only'); END;
CREATE TRIGGER programme_completer_is_never_changed BEFORE UPDATE ON programme_completer
BEGIN SELECT RAISE(ABORT, 'closings are append-only'); END;
CREATE TRIGGER programme_completer_is_never_deleted BEFORE DELETE ON programme_completer
BEGIN SELECT RAISE(ABORT, 'closings are append-only'); END;
CREATE TRIGGER target_group_is_never_changed BEFORE UPDATE ON target_group
BEGIN SELECT RAISE(ABORT, 'target groups are append-only'); END;
CREATE TRIGGER target_group_is_never_deleted BEFORE DELETE ON target_group
BEGIN SELECT RAISE(ABORT, 'target groups are append-only'); END;
CREATE TRIGGER target_group_use_is_never_changed BEFORE UPDATE ON target_group_use
BEGIN SELECT RAISE(ABORT, 'the use of target groups is append-only'); END;
CREATE TRIGGER target_group_use_is_never_deleted BEFORE DELETE ON target_group_use
BEGIN SELECT RAISE(ABORT, 'the use of target groups is append-only'); END;
-- Sealed, and never changed. They outlive the identity, so that no published figure changes
-- when that is disposed of: nothing leads from the number to somebody then, and nothing is added.
-- When their own time is over they go too (class groups).
CREATE TRIGGER target_group_record_is_never_changed BEFORE UPDATE ON target_group_record
BEGIN SELECT RAISE(ABORT, 'sealed words are append-only'); END;
CREATE TRIGGER target_group_record_is_never_deleted BEFORE DELETE ON target_group_record
WHEN NOT EXISTS (SELECT 1 FROM participant p JOIN disposal_item d
                 ON d.class = 'groups' AND d.subject_id = ifnull(p.merged_into_id, p.id)
                 WHERE p.id = OLD.participant_id)
BEGIN SELECT RAISE(ABORT, 'sealed words are append-only'); END;
CREATE TRIGGER target_group_record_never_comes_back BEFORE INSERT ON target_group_record
WHEN EXISTS (SELECT 1 FROM participant p JOIN disposal_item d
             ON d.class = 'person' AND d.subject_id = ifnull(p.merged_into_id, p.id)
             WHERE p.id = NEW.participant_id)
BEGIN SELECT RAISE(ABORT, 'the identity was disposed of'); END;
