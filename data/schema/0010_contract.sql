-- Contracts: what was agreed with whom, obligation by obligation, and what people wrote about
-- it. Everything is added and nothing changed, so that what was known on a day can be told
-- again. Texts are sealed; figures are computed (core/figures) and never stored.

CREATE TABLE contract (
    id             INTEGER PRIMARY KEY,
    sign           TEXT    NOT NULL COLLATE NOCASE UNIQUE, -- the office's; names nobody
    participant_id INTEGER NOT NULL REFERENCES participant (id), -- as it was when concluded
    kind           TEXT    NOT NULL, -- dictionary contract_kind
    noted_at       INTEGER NOT NULL,
    first_day_ends_at INTEGER NOT NULL CHECK (first_day_ends_at > noted_at) -- of noted_at's day
) STRICT;
CREATE INDEX contract_by_participant ON contract (participant_id);

-- Who is responsible for it; the newest row holds.
CREATE TABLE contract_care (
    id            INTEGER PRIMARY KEY,
    contract_id   INTEGER NOT NULL REFERENCES contract (id),
    social_worker TEXT    NOT NULL,
    district      TEXT    NOT NULL,
    noted_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX contract_care_by_contract ON contract_care (contract_id, noted_at);

-- Sealed words, for the contract's participant and the row's own id as the version.
CREATE TABLE contract_text (
    id          INTEGER PRIMARY KEY,
    contract_id INTEGER NOT NULL REFERENCES contract (id),
    nonce       BLOB    NOT NULL CHECK (length(nonce) = 24),
    sealed      BLOB    NOT NULL
) STRICT;

-- The contract as concluded, then each annex and extension: the earlier terms stay.
CREATE TABLE contract_terms (
    contract_id  INTEGER NOT NULL REFERENCES contract (id),
    version      INTEGER NOT NULL CHECK (version > 0),
    kind         TEXT    NOT NULL CHECK (kind = 'contract' OR kind = 'annex' OR kind = 'extension'),
    concluded_on TEXT    NOT NULL,
    from_on      TEXT    NOT NULL,
    until_on     TEXT    NOT NULL CHECK (until_on >= from_on),
    text_id      INTEGER          REFERENCES contract_text (id),
    noted_at     INTEGER NOT NULL,
    PRIMARY KEY (contract_id, version),
    CHECK ((version = 1) = (kind = 'contract'))
) STRICT, WITHOUT ROWID;

-- One line of part II. It holds from the terms `version` on until it is released. An open
-- window is the contract's whole time, whatever an extension makes of it.
CREATE TABLE obligation (
    id          INTEGER PRIMARY KEY,
    contract_id INTEGER NOT NULL REFERENCES contract (id),
    line        INTEGER NOT NULL CHECK (line > 0),
    version     INTEGER NOT NULL CHECK (version > 0),
    kind        TEXT    NOT NULL CHECK (kind IN ('min_count', 'all', 'per_month', 'per_week',
                    'min_share', 'min_minutes', 'single_act', 'conduct')),
    threshold   INTEGER NOT NULL CHECK (threshold >= 0), -- sessions, minutes or percent
    from_on     TEXT,
    until_on    TEXT             CHECK (until_on >= from_on),
    excuse      TEXT    NOT NULL CHECK (excuse IN ('neutral', 'counts', 'does_not_count')),
    text_id     INTEGER          REFERENCES contract_text (id),
    noted_at    INTEGER NOT NULL,
    UNIQUE (contract_id, line),
    CHECK ((threshold = 0) = (kind IN ('all', 'single_act', 'conduct')))
) STRICT;

-- What counts for it. Of one dimension any is enough, of several dimensions each must agree;
-- without a row every session of the person counts.
CREATE TABLE obligation_filter (
    obligation_id INTEGER NOT NULL REFERENCES obligation (id),
    dimension     TEXT    NOT NULL CHECK (dimension IN ('activity', 'kind', 'programme')),
    code          TEXT    NOT NULL,
    PRIMARY KEY (obligation_id, dimension, code)
) STRICT, WITHOUT ROWID;

-- The line no longer holds under the terms `version`: agreed in an annex, or typed by mistake.
CREATE TABLE obligation_release (
    obligation_id INTEGER PRIMARY KEY REFERENCES obligation (id),
    version       INTEGER NOT NULL CHECK (version > 0),
    reason        TEXT    NOT NULL CHECK (reason IN ('annex', 'mistake')),
    noted_at      INTEGER NOT NULL
) STRICT;

-- A single act that was done, and how the office knows; never the paper itself. A row that
-- takes another back says that it was noted by mistake.
CREATE TABLE obligation_fact (
    id            INTEGER PRIMARY KEY,
    obligation_id INTEGER NOT NULL REFERENCES obligation (id),
    done_on       TEXT    NOT NULL,
    evidence      TEXT    NOT NULL, -- dictionary contract_evidence
    takes_back_id INTEGER          UNIQUE REFERENCES obligation_fact (id),
    actor         TEXT    NOT NULL,
    noted_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX obligation_fact_by_obligation ON obligation_fact (obligation_id);

CREATE TABLE contract_evaluation (
    id           INTEGER PRIMARY KEY,
    contract_id  INTEGER NOT NULL REFERENCES contract (id),
    evaluated_on TEXT    NOT NULL,
    author       TEXT    NOT NULL,
    text_id      INTEGER NOT NULL REFERENCES contract_text (id),
    actor        TEXT    NOT NULL,
    noted_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX contract_evaluation_by_contract ON contract_evaluation (contract_id, evaluated_on);

-- Decided by people, never derived: the contract ended before its time, or that was taken back.
CREATE TABLE contract_end (
    id          INTEGER PRIMARY KEY,
    contract_id INTEGER NOT NULL REFERENCES contract (id),
    ended_on    TEXT, -- NULL: taken back
    reason      TEXT, -- dictionary contract_end_reason
    actor       TEXT    NOT NULL,
    noted_at    INTEGER NOT NULL,
    CHECK ((ended_on IS NULL) = (reason IS NULL))
) STRICT;
CREATE INDEX contract_end_by_contract ON contract_end (contract_id);

CREATE TRIGGER contract_is_never_changed BEFORE UPDATE ON contract
BEGIN SELECT RAISE(ABORT, 'contracts are append-only'); END;
CREATE TRIGGER contract_is_never_deleted BEFORE DELETE ON contract
BEGIN SELECT RAISE(ABORT, 'contracts are append-only'); END;
CREATE TRIGGER contract_terms_are_never_changed BEFORE UPDATE ON contract_terms
BEGIN SELECT RAISE(ABORT, 'terms are append-only'); END;
CREATE TRIGGER contract_terms_are_never_deleted BEFORE DELETE ON contract_terms
BEGIN SELECT RAISE(ABORT, 'terms are append-only'); END;
CREATE TRIGGER obligation_is_never_changed BEFORE UPDATE ON obligation
BEGIN SELECT RAISE(ABORT, 'obligations are append-only'); END;
CREATE TRIGGER obligation_is_never_deleted BEFORE DELETE ON obligation
BEGIN SELECT RAISE(ABORT, 'obligations are append-only'); END;
CREATE TRIGGER obligation_fact_is_never_changed BEFORE UPDATE ON obligation_fact
BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER obligation_fact_is_never_deleted BEFORE DELETE ON obligation_fact
BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER contract_evaluation_is_never_changed BEFORE UPDATE ON contract_evaluation
BEGIN SELECT RAISE(ABORT, 'evaluations are append-only'); END;
CREATE TRIGGER contract_evaluation_is_never_deleted BEFORE DELETE ON contract_evaluation
BEGIN SELECT RAISE(ABORT, 'evaluations are append-only'); END;
CREATE TRIGGER contract_end_is_never_changed BEFORE UPDATE ON contract_end
BEGIN SELECT RAISE(ABORT, 'endings are append-only'); END;
CREATE TRIGGER contract_end_is_never_deleted BEFORE DELETE ON contract_end
BEGIN SELECT RAISE(ABORT, 'endings are append-only'); END;
CREATE TRIGGER contract_care_is_never_changed BEFORE UPDATE ON contract_care
BEGIN SELECT RAISE(ABORT, 'who is responsible is append-only'); END;
CREATE TRIGGER contract_care_is_never_deleted BEFORE DELETE ON contract_care
BEGIN SELECT RAISE(ABORT, 'who is responsible is append-only'); END;
CREATE TRIGGER contract_text_is_never_changed BEFORE UPDATE ON contract_text
BEGIN SELECT RAISE(ABORT, 'words are append-only'); END;
CREATE TRIGGER contract_text_is_never_deleted BEFORE DELETE ON contract_text
BEGIN SELECT RAISE(ABORT, 'words are append-only'); END;
CREATE TRIGGER obligation_filter_is_never_changed BEFORE UPDATE ON obligation_filter
BEGIN SELECT RAISE(ABORT, 'filters are append-only'); END;
CREATE TRIGGER obligation_filter_is_never_deleted BEFORE DELETE ON obligation_filter
BEGIN SELECT RAISE(ABORT, 'filters are append-only'); END;
CREATE TRIGGER obligation_release_is_never_changed BEFORE UPDATE ON obligation_release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
CREATE TRIGGER obligation_release_is_never_deleted BEFORE DELETE ON obligation_release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
