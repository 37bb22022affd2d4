-- Who was to lead a session, who led it, who signed its list: three different things.

-- What was settled for one session beside the activity's leaders, as dated facts. leads: in
-- place of all who are planned. substitutes: in place of one of them (for_staff_id). joint:
-- beside them. withdrawn: takes the fact withdraws_id back. Nothing is changed.
CREATE TABLE session_leader (
    id           INTEGER PRIMARY KEY,
    session_id   INTEGER NOT NULL REFERENCES session (id),
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    role         TEXT    NOT NULL CHECK (role = 'leads' OR role = 'substitutes' OR
                     role = 'joint' OR role = 'withdrawn'),
    for_staff_id INTEGER          REFERENCES staff (id) CHECK (for_staff_id <> staff_id),
    reason       TEXT, -- dictionary substitution_reason
    withdraws_id INTEGER          UNIQUE REFERENCES session_leader (id),
    actor        TEXT    NOT NULL,
    noted_at     INTEGER NOT NULL,
    CHECK ((role = 'substitutes') = (for_staff_id IS NOT NULL)),
    CHECK (reason IS NULL OR role = 'substitutes'),
    CHECK ((role = 'withdrawn') = (withdraws_id IS NOT NULL))
) STRICT;
CREATE INDEX session_leader_by_session ON session_leader (session_id);

CREATE TRIGGER leading_is_never_changed BEFORE UPDATE ON session_leader
BEGIN SELECT RAISE(ABORT, 'who leads a session is append-only'); END;
CREATE TRIGGER leading_is_never_deleted BEFORE DELETE ON session_leader
BEGIN SELECT RAISE(ABORT, 'who leads a session is append-only'); END;

-- The facts that hold.
CREATE VIEW session_leading AS
SELECT f.id, f.session_id, f.staff_id, f.role, f.for_staff_id, f.reason, f.actor, f.noted_at
FROM session_leader f
WHERE f.role <> 'withdrawn'
  AND NOT EXISTS (SELECT 1 FROM session_leader w WHERE w.withdraws_id = f.id);

-- Who really led, as told with a version of the course; none: whoever was to lead.
CREATE TABLE session_led (
    session_id INTEGER NOT NULL REFERENCES session (id),
    version    INTEGER NOT NULL,
    staff_id   INTEGER NOT NULL REFERENCES staff (id),
    PRIMARY KEY (session_id, version, staff_id),
    FOREIGN KEY (session_id, version) REFERENCES session_course (session_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER led_is_never_changed BEFORE UPDATE ON session_led
BEGIN SELECT RAISE(ABORT, 'who led a session is append-only'); END;
CREATE TRIGGER led_is_never_deleted BEFORE DELETE ON session_led
BEGIN SELECT RAISE(ABORT, 'who led a session is append-only'); END;

-- The leader's word for a whole list. It covers the presence events with ids up to its own
-- and one version of the course; hash is over the list's text (core/club/signoff_list.h),
-- which they make again at any time.
CREATE TABLE session_signoff (
    id             INTEGER PRIMARY KEY,
    session_id     INTEGER NOT NULL REFERENCES session (id),
    version        INTEGER NOT NULL CHECK (version > 0),
    course_version INTEGER NOT NULL,
    hash           BLOB    NOT NULL CHECK (length(hash) = 32),
    expected       INTEGER NOT NULL CHECK (expected >= 0),
    present        INTEGER NOT NULL CHECK (present >= 0),
    unknown        INTEGER NOT NULL CHECK (unknown >= 0), -- said to be unknown, not left out
    signed_by      TEXT    NOT NULL REFERENCES staff (code),
    second         TEXT             CHECK (second <> signed_by), -- where no leader could
    signed_at      INTEGER NOT NULL,
    UNIQUE (session_id, version),
    FOREIGN KEY (session_id, course_version) REFERENCES session_course (session_id, version)
) STRICT;

CREATE TRIGGER signoff_is_never_changed BEFORE UPDATE ON session_signoff
BEGIN SELECT RAISE(ABORT, 'sign-offs are append-only'); END;
CREATE TRIGGER signoff_is_never_deleted BEFORE DELETE ON session_signoff
BEGIN SELECT RAISE(ABORT, 'sign-offs are append-only'); END;
