-- Guests: numbers that are not a participant's. Also what numbers were merged, and the
-- blank lists that were printed for signatures.

-- A number given for once: to who comes for the first time, or came along with somebody. A
-- spare is printed ahead and nobody's until it is taken; kind and time come together then.
-- Who is to stay is added as a participant, and the guest's number is merged into that one.
CREATE TABLE guest (
    participant_id INTEGER PRIMARY KEY REFERENCES participant (id),
    made_at        INTEGER NOT NULL,
    kind           TEXT, -- dictionary guest_kind; NULL: a spare
    taken_at       INTEGER,
    actor          TEXT, -- who let it be taken
    CHECK ((kind IS NULL) = (taken_at IS NULL)),
    CHECK ((kind IS NULL) = (actor IS NULL))
) STRICT;

-- When a number turned out to be somebody's who has another one, and what was named then;
-- participant.merged_into_id says where it leads now.
CREATE TABLE participant_merge (
    participant_id INTEGER PRIMARY KEY REFERENCES participant (id),
    into_id        INTEGER NOT NULL REFERENCES participant (id) CHECK (into_id <> participant_id),
    merged_at      INTEGER NOT NULL,
    actor          TEXT    NOT NULL
) STRICT;

-- A blank list on paper, by the number that stands on it.
CREATE TABLE paper_list (
    number     TEXT    PRIMARY KEY CHECK (length(number) = 7),
    session_id INTEGER NOT NULL REFERENCES session (id),
    printed_at INTEGER NOT NULL,
    actor      TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_list_by_session ON paper_list (session_id);

CREATE TRIGGER guest_is_taken_once BEFORE UPDATE ON guest WHEN OLD.taken_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a number is taken once'); END;
CREATE TRIGGER guest_is_never_deleted BEFORE DELETE ON guest
BEGIN SELECT RAISE(ABORT, 'guests stay on record'); END;
CREATE TRIGGER merge_is_never_changed BEFORE UPDATE ON participant_merge
BEGIN SELECT RAISE(ABORT, 'merges are append-only'); END;
CREATE TRIGGER merge_is_never_deleted BEFORE DELETE ON participant_merge
BEGIN SELECT RAISE(ABORT, 'merges are append-only'); END;
CREATE TRIGGER paper_list_is_never_changed BEFORE UPDATE ON paper_list
BEGIN SELECT RAISE(ABORT, 'printed lists are append-only'); END;
CREATE TRIGGER paper_list_is_never_deleted BEFORE DELETE ON paper_list
BEGIN SELECT RAISE(ABORT, 'printed lists are append-only'); END;
