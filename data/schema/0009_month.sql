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
    CHECK (kind = 'closed' OR (reason IS NOT NULL AND second IS NOT NULL AND second <> actor))
) STRICT;
CREATE INDEX month_event_by_month ON month_event (month, id);

CREATE TRIGGER month_event_is_never_changed BEFORE UPDATE ON month_event
BEGIN SELECT RAISE(ABORT, 'closings of months are append-only'); END;
CREATE TRIGGER month_event_is_never_deleted BEFORE DELETE ON month_event
BEGIN SELECT RAISE(ABORT, 'closings of months are append-only'); END;

-- The last line; the program refuses long before. The door's own sources come first, so that
-- a card costs it two comparisons: no card is taken for a session of another day.
CREATE TRIGGER presence_in_a_closed_month BEFORE INSERT ON presence_event
WHEN NEW.source <> 'card' AND NEW.source <> 'manual_code' AND NEW.session_id IS NOT NULL
     AND (SELECT m.kind FROM session s JOIN month_event m ON m.month = substr(s.held_on, 1, 7)
          WHERE s.id = NEW.session_id ORDER BY m.id DESC LIMIT 1) = 'closed'
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
