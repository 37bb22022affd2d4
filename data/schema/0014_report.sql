-- What reports compare with and are measured by: figures of earlier years that people entered
-- by hand, and indicators with their targets and values. Everything is added and nothing
-- changed; what was wrong is withdrawn, or followed by a newer row that holds. All of it is
-- numbers, and names nobody.
-- A period is written "2025-09", "2025-I", "2025-II" or "2025".

-- unit and length belong to the number: without them it could be compared with anything.
CREATE TABLE earlier_figure (
    id           INTEGER PRIMARY KEY,
    code         TEXT    NOT NULL UNIQUE,
    figure       TEXT    NOT NULL, -- a named figure (core/club/figure.h)
    part         TEXT    NOT NULL DEFAULT '', -- of its breakdown; '' for the whole
    unit         TEXT    NOT NULL, -- dictionary figure_unit
    period       TEXT    NOT NULL,
    programme_id INTEGER          REFERENCES programme (id),
    value        INTEGER NOT NULL CHECK (value >= 0),
    source       TEXT    NOT NULL CHECK (length(source) > 0),
    actor        TEXT    NOT NULL,
    noted_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX earlier_figure_by_figure ON earlier_figure (figure, period);

CREATE TABLE earlier_figure_withdrawal (
    figure_id INTEGER PRIMARY KEY REFERENCES earlier_figure (id),
    reason    TEXT    NOT NULL CHECK (length(reason) > 0),
    actor     TEXT    NOT NULL,
    noted_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- figure '': values are entered by hand with a source.
CREATE TABLE indicator (
    id           INTEGER PRIMARY KEY,
    code         TEXT    NOT NULL UNIQUE,
    level        TEXT    NOT NULL CHECK (level = 'product' OR level = 'result' OR
                     level = 'impact'),
    programme_id INTEGER          REFERENCES programme (id),
    title        TEXT    NOT NULL CHECK (length(title) > 0),
    definition   TEXT    NOT NULL CHECK (length(definition) > 0),
    unit         TEXT    NOT NULL, -- dictionary figure_unit
    length       TEXT    NOT NULL CHECK (length = 'month' OR length = 'half_year' OR
                     length = 'year'),
    figure       TEXT    NOT NULL DEFAULT '',
    part         TEXT    NOT NULL DEFAULT '',
    actor        TEXT    NOT NULL,
    noted_at     INTEGER NOT NULL,
    CHECK (level <> 'impact' OR figure = '') -- attendance alone cannot tell an impact
) STRICT;

-- The newest row of a period holds. A target of the unit percent is a percentage; a value of it
-- is kept with what it is a share of (of), which is 0 for a plain number.
CREATE TABLE indicator_target (
    id           INTEGER PRIMARY KEY,
    indicator_id INTEGER NOT NULL REFERENCES indicator (id),
    period       TEXT    NOT NULL,
    value        INTEGER NOT NULL CHECK (value >= 0),
    actor        TEXT    NOT NULL,
    noted_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX indicator_target_by_indicator ON indicator_target (indicator_id, period, id);

CREATE TABLE indicator_value (
    id           INTEGER PRIMARY KEY,
    indicator_id INTEGER NOT NULL REFERENCES indicator (id),
    period       TEXT    NOT NULL,
    value        INTEGER NOT NULL CHECK (value >= 0),
    of           INTEGER NOT NULL DEFAULT 0 CHECK (of >= 0),
    source       TEXT    NOT NULL CHECK (length(source) > 0), -- of a computed one: its figure
    is_computed  INTEGER NOT NULL CHECK (is_computed = 0 OR is_computed = 1),
    actor        TEXT    NOT NULL,
    noted_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX indicator_value_by_indicator ON indicator_value (indicator_id, period, id);

-- A period of all indicators of its length is closed: neither targets nor values change.
CREATE TABLE indicator_closing (
    id       INTEGER PRIMARY KEY,
    period   TEXT    NOT NULL,
    kind     TEXT    NOT NULL CHECK (kind = 'closed' OR kind = 'reopened'),
    reason   TEXT,
    actor    TEXT    NOT NULL,
    second   TEXT, -- who agreed to the reopening
    noted_at INTEGER NOT NULL,
    CHECK (kind = 'closed' OR (reason IS NOT NULL AND second IS NOT NULL AND second <> actor))
) STRICT;
CREATE INDEX indicator_closing_by_period ON indicator_closing (period, id);

CREATE VIEW indicator_closed AS
SELECT c.period FROM indicator_closing c
WHERE c.kind = 'closed'
  AND NOT EXISTS (SELECT 1 FROM indicator_closing l WHERE l.period = c.period AND l.id > c.id);

-- The last line; the program refuses long before.
CREATE TRIGGER target_of_a_closed_period BEFORE INSERT ON indicator_target
WHEN EXISTS (SELECT 1 FROM indicator_closed WHERE period = NEW.period)
BEGIN SELECT RAISE(ABORT, 'the period is closed'); END;
CREATE TRIGGER value_of_a_closed_period BEFORE INSERT ON indicator_value
WHEN EXISTS (SELECT 1 FROM indicator_closed WHERE period = NEW.period)
BEGIN SELECT RAISE(ABORT, 'the period is closed'); END;

CREATE TRIGGER earlier_figure_is_never_changed BEFORE UPDATE ON earlier_figure
BEGIN SELECT RAISE(ABORT, 'earlier figures are append-only'); END;
CREATE TRIGGER earlier_figure_is_never_deleted BEFORE DELETE ON earlier_figure
BEGIN SELECT RAISE(ABORT, 'earlier figures are append-only'); END;
CREATE TRIGGER earlier_withdrawal_is_never_changed BEFORE UPDATE ON earlier_figure_withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER earlier_withdrawal_is_never_deleted BEFORE DELETE ON earlier_figure_withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER indicator_is_never_changed BEFORE UPDATE ON indicator
BEGIN SELECT RAISE(ABORT, 'indicators are append-only'); END;
CREATE TRIGGER indicator_is_never_deleted BEFORE DELETE ON indicator
BEGIN SELECT RAISE(ABORT, 'indicators are append-only'); END;
CREATE TRIGGER indicator_target_is_never_changed BEFORE UPDATE ON indicator_target
BEGIN SELECT RAISE(ABORT, 'targets are append-only'); END;
CREATE TRIGGER indicator_target_is_never_deleted BEFORE DELETE ON indicator_target
BEGIN SELECT RAISE(ABORT, 'targets are append-only'); END;
CREATE TRIGGER indicator_value_is_never_changed BEFORE UPDATE ON indicator_value
BEGIN SELECT RAISE(ABORT, 'values are append-only'); END;
CREATE TRIGGER indicator_value_is_never_deleted BEFORE DELETE ON indicator_value
BEGIN SELECT RAISE(ABORT, 'values are append-only'); END;
CREATE TRIGGER indicator_closing_is_never_changed BEFORE UPDATE ON indicator_closing
BEGIN SELECT RAISE(ABORT, 'closings of periods are append-only'); END;
CREATE TRIGGER indicator_closing_is_never_deleted BEFORE DELETE ON indicator_closing
BEGIN SELECT RAISE(ABORT, 'closings of periods are append-only'); END;
