-- Surveys at the end of a programme. Nothing here leads to a person, not even through order or
-- time: an answer is kept only as one more in a count that was there before, a slip only as used.

CREATE TABLE survey (
    id           INTEGER PRIMARY KEY,
    code         TEXT    NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    title        TEXT    NOT NULL CHECK (length(title) > 0),
    opened_at    INTEGER NOT NULL,
    closed_at    INTEGER          CHECK (closed_at >= opened_at)
) STRICT;
CREATE INDEX survey_by_programme ON survey (programme_id);

-- 5 to 8 questions, each in the four languages.
CREATE TABLE survey_question (
    survey_id INTEGER NOT NULL REFERENCES survey (id),
    position  INTEGER NOT NULL CHECK (position BETWEEN 1 AND 8),
    kind      TEXT    NOT NULL CHECK (kind = 'faces' OR kind = 'choice' OR kind = 'scale'),
    pl        TEXT    NOT NULL CHECK (length(pl) > 0),
    uk        TEXT    NOT NULL CHECK (length(uk) > 0),
    en        TEXT    NOT NULL CHECK (length(en) > 0),
    ru        TEXT    NOT NULL CHECK (length(ru) > 0),
    PRIMARY KEY (survey_id, position)
) STRICT, WITHOUT ROWID;

-- What can be answered. The words may be empty on a scale, between its ends.
CREATE TABLE survey_option (
    survey_id INTEGER NOT NULL,
    question  INTEGER NOT NULL,
    position  INTEGER NOT NULL CHECK (position BETWEEN 1 AND 6),
    pl        TEXT    NOT NULL,
    uk        TEXT    NOT NULL,
    en        TEXT    NOT NULL,
    ru        TEXT    NOT NULL,
    PRIMARY KEY (survey_id, question, position),
    FOREIGN KEY (survey_id, question) REFERENCES survey_question (survey_id, position)
) STRICT, WITHOUT ROWID;

-- How often an option was answered: rows are made with the survey and only count upwards, so
-- that there is no row for a form, and none that is older than another.
CREATE TABLE survey_answer (
    survey_id INTEGER NOT NULL,
    question  INTEGER NOT NULL,
    option    INTEGER NOT NULL,
    answers   INTEGER NOT NULL DEFAULT 0 CHECK (answers >= 0),
    PRIMARY KEY (survey_id, question, option),
    FOREIGN KEY (survey_id, question, option)
        REFERENCES survey_option (survey_id, question, position)
) STRICT, WITHOUT ROWID;

-- One-time slips: the hash of what is printed, sorted by itself; who got one is written nowhere.
CREATE TABLE survey_slip (
    hash      BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    survey_id INTEGER NOT NULL REFERENCES survey (id),
    is_used   INTEGER NOT NULL DEFAULT 0 CHECK (is_used = 0 OR is_used = 1)
) STRICT, WITHOUT ROWID;

-- Group mode: staff let a group answer at the kiosk without slips, `people` forms at most. The times
-- are the staff's; a form is only one more.
CREATE TABLE survey_group (
    id        INTEGER PRIMARY KEY,
    survey_id INTEGER NOT NULL REFERENCES survey (id),
    people    INTEGER NOT NULL CHECK (people BETWEEN 2 AND 200),
    forms     INTEGER NOT NULL DEFAULT 0 CHECK (forms >= 0 AND forms <= people),
    opened_at INTEGER NOT NULL,
    until_at  INTEGER NOT NULL CHECK (until_at > opened_at),
    ended_at  INTEGER          CHECK (ended_at >= opened_at)
) STRICT;
CREATE INDEX survey_group_by_survey ON survey_group (survey_id);
CREATE UNIQUE INDEX survey_group_is_alone ON survey_group (ended_at IS NULL) WHERE ended_at IS NULL;

-- How an answer is counted: a row put in here is one more there, and is kept nowhere. So the kiosk
-- can count without being able to read what was answered.
CREATE VIEW survey_form (survey_id, question, option) AS
SELECT survey_id, question, position FROM survey_option;
CREATE TRIGGER survey_form_is_counted INSTEAD OF INSERT ON survey_form
BEGIN
    UPDATE survey_answer SET answers = answers + 1
    WHERE survey_id = NEW.survey_id AND question = NEW.question AND option = NEW.option;
END;

CREATE TRIGGER survey_is_only_closed BEFORE UPDATE ON survey
WHEN OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL OR NEW.id <> OLD.id OR
     NEW.code <> OLD.code OR NEW.programme_id <> OLD.programme_id OR NEW.title <> OLD.title OR
     NEW.opened_at <> OLD.opened_at
BEGIN SELECT RAISE(ABORT, 'surveys are only closed'); END;
CREATE TRIGGER survey_is_never_deleted BEFORE DELETE ON survey
BEGIN SELECT RAISE(ABORT, 'surveys are never deleted'); END;
CREATE TRIGGER survey_question_is_never_changed BEFORE UPDATE ON survey_question
BEGIN SELECT RAISE(ABORT, 'questions are never changed'); END;
CREATE TRIGGER survey_question_is_never_deleted BEFORE DELETE ON survey_question
BEGIN SELECT RAISE(ABORT, 'questions are never deleted'); END;
CREATE TRIGGER survey_option_is_never_changed BEFORE UPDATE ON survey_option
BEGIN SELECT RAISE(ABORT, 'options are never changed'); END;
CREATE TRIGGER survey_option_is_never_deleted BEFORE DELETE ON survey_option
BEGIN SELECT RAISE(ABORT, 'options are never deleted'); END;
CREATE TRIGGER survey_answer_only_counts BEFORE UPDATE ON survey_answer
WHEN NEW.answers <> OLD.answers + 1 OR NEW.survey_id <> OLD.survey_id OR
     NEW.question <> OLD.question OR NEW.option <> OLD.option OR
     (SELECT closed_at FROM survey WHERE id = OLD.survey_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'answers are only counted'); END;
CREATE TRIGGER survey_answer_is_never_deleted BEFORE DELETE ON survey_answer
BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END;
CREATE TRIGGER survey_slip_is_only_used BEFORE UPDATE ON survey_slip
WHEN OLD.is_used = 1 OR NEW.is_used = 0 OR NEW.hash <> OLD.hash OR NEW.survey_id <> OLD.survey_id
BEGIN SELECT RAISE(ABORT, 'slips are only used, once'); END;
CREATE TRIGGER survey_slip_is_never_deleted BEFORE DELETE ON survey_slip
BEGIN SELECT RAISE(ABORT, 'slips are never deleted'); END;
CREATE TRIGGER survey_group_only_counts_and_ends BEFORE UPDATE ON survey_group
WHEN OLD.ended_at IS NOT NULL OR NEW.forms < OLD.forms OR NEW.forms > OLD.forms + 1 OR
     NEW.id <> OLD.id OR NEW.survey_id <> OLD.survey_id OR NEW.people <> OLD.people OR
     NEW.opened_at <> OLD.opened_at OR NEW.until_at <> OLD.until_at OR
     (SELECT closed_at FROM survey WHERE id = OLD.survey_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'group modes only count forms, and end'); END;
CREATE TRIGGER survey_group_is_never_deleted BEFORE DELETE ON survey_group
BEGIN SELECT RAISE(ABORT, 'group modes are never deleted'); END;
