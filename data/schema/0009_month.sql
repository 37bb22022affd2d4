-- Closed months: like an accounting period, nothing inside changes until a recorded reopening.
-- The newest row of a month holds; a month without rows is open.

CREATE TABLE month_event (
    id       INTEGER PRIMARY KEY,
    month    TEXT    NOT NULL CHECK (length(month) = 7), -- 'YYYY-MM'
    kind     TEXT    NOT NULL CHECK (kind = 'closed' OR kind = 'reopened'),
    reason   TEXT, -- in words: of each reopening, and of closing what is not all signed
    actor    TEXT    NOT NULL,
    second   TEXT, -- who agreed to the reopening
    noted_at INTEGER NOT NULL,
    seq      INTEGER NOT NULL CHECK (seq > 0), -- of the change's ledger entry
    CHECK (kind = 'closed' OR (reason IS NOT NULL AND second IS NOT NULL AND second <> actor))
) STRICT;
CREATE INDEX month_event_by_month ON month_event (month, id);

CREATE TRIGGER month_event_is_never_changed BEFORE UPDATE ON month_event
BEGIN SELECT RAISE(ABORT, 'closings of months are append-only'); END;
CREATE TRIGGER month_event_is_never_deleted BEFORE DELETE ON month_event
BEGIN SELECT RAISE(ABORT, 'closings of months are append-only'); END;

-- The months that are closed now.
CREATE VIEW month_closed AS
SELECT m.month FROM month_event m
WHERE m.kind = 'closed'
  AND NOT EXISTS (SELECT 1 FROM month_event later WHERE later.month = m.month AND later.id > m.id);

-- The last line; the program refuses long before. The door's own sources come first, so that
-- a card costs it two comparisons: no card is taken for a session of another day.
CREATE TRIGGER presence_in_a_closed_month BEFORE INSERT ON presence_event
WHEN NEW.source <> 'card' AND NEW.source <> 'manual_code' AND NEW.session_id IS NOT NULL
     AND EXISTS (SELECT 1 FROM session s JOIN month_closed m ON m.month = substr(s.held_on, 1, 7)
                 WHERE s.id = NEW.session_id)
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;

-- The same for everything else that a day consists of; none of it is the door's.
CREATE TRIGGER session_in_a_closed_month BEFORE INSERT ON session
WHEN EXISTS (SELECT 1 FROM month_closed WHERE month = substr(NEW.held_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER session_changed_in_a_closed_month BEFORE UPDATE ON session
WHEN EXISTS (SELECT 1 FROM month_closed
             WHERE month = substr(OLD.held_on, 1, 7) OR month = substr(NEW.held_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER session_removed_from_a_closed_month BEFORE DELETE ON session
WHEN EXISTS (SELECT 1 FROM month_closed WHERE month = substr(OLD.held_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER course_in_a_closed_month BEFORE INSERT ON session_course
WHEN EXISTS (SELECT 1 FROM session s JOIN month_closed m ON m.month = substr(s.held_on, 1, 7)
             WHERE s.id = NEW.session_id)
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER signoff_in_a_closed_month BEFORE INSERT ON session_signoff
WHEN EXISTS (SELECT 1 FROM session s JOIN month_closed m ON m.month = substr(s.held_on, 1, 7)
             WHERE s.id = NEW.session_id)
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER leading_in_a_closed_month BEFORE INSERT ON session_leader
WHEN EXISTS (SELECT 1 FROM session s JOIN month_closed m ON m.month = substr(s.held_on, 1, 7)
             WHERE s.id = NEW.session_id)
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;

-- Of an enrolment only the days count that come or go.
CREATE TRIGGER enrolment_in_a_closed_month BEFORE INSERT ON enrolment
WHEN EXISTS (SELECT 1 FROM month_closed WHERE month >= substr(NEW.from_on, 1, 7)
             AND month <= substr(ifnull(NEW.until_on, '9999-12'), 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER enrolment_changed_in_a_closed_month BEFORE UPDATE OF from_on, until_on ON enrolment
WHEN EXISTS (SELECT 1 FROM month_closed m WHERE OLD.from_on <> NEW.from_on
             AND m.month >= substr(min(OLD.from_on, NEW.from_on), 1, 7)
             AND m.month <= substr(max(OLD.from_on, NEW.from_on), 1, 7))
     OR EXISTS (SELECT 1 FROM month_closed m WHERE OLD.until_on IS NOT NEW.until_on
             AND m.month >= substr(date(min(ifnull(OLD.until_on, '9999-12-01'),
                 ifnull(NEW.until_on, '9999-12-01')), '+1 day'), 1, 7)
             AND m.month <= substr(max(ifnull(OLD.until_on, '9999-12-01'),
                 ifnull(NEW.until_on, '9999-12-01')), 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER enrolment_removed_from_a_closed_month BEFORE DELETE ON enrolment
WHEN EXISTS (SELECT 1 FROM month_closed WHERE month >= substr(OLD.from_on, 1, 7)
             AND month <= substr(ifnull(OLD.until_on, '9999-12'), 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
