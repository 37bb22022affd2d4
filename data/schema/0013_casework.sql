-- Casework: households under a pseudonym, what was done for them and for participants, who
-- sent them and where they were sent, and what became of it. Everything is added and nothing
-- changed; what was noted wrongly is withdrawn by a row with a reason and stays to be seen.
-- Kinds and days stand in clear, so that figures need no names; what tells who somebody is,
-- or what was said, is sealed. Nothing here is the door's.

-- The office's own institutions, beside those of the dictionary partner.
CREATE TABLE partner (
    id       INTEGER PRIMARY KEY,
    code     TEXT    NOT NULL UNIQUE,
    name     TEXT    NOT NULL CHECK (length(name) > 0),
    actor    TEXT    NOT NULL,
    noted_at INTEGER NOT NULL
) STRICT;

-- Whether the office works with it; the newest row holds, without one it does.
CREATE TABLE partner_use (
    id         INTEGER PRIMARY KEY,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    is_in_use  INTEGER NOT NULL CHECK (is_in_use IN (0, 1)),
    actor      TEXT    NOT NULL,
    noted_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX partner_use_by_partner ON partner_use (partner_id, id);

-- The code is drawn by chance: "R-", six characters and a check character.
CREATE TABLE household (
    id       INTEGER PRIMARY KEY,
    code     TEXT    NOT NULL UNIQUE CHECK (length(code) = 9),
    actor    TEXT    NOT NULL,
    noted_at INTEGER NOT NULL
) STRICT;

-- What the office calls it, sealed for the household's id and the version; the newest holds.
-- mark is a keyed hash of the folded label, to find a repeat.
CREATE TABLE household_label (
    household_id INTEGER NOT NULL REFERENCES household (id),
    version      INTEGER NOT NULL CHECK (version > 0),
    nonce        BLOB    NOT NULL CHECK (length(nonce) = 24),
    sealed       BLOB    NOT NULL,
    mark         BLOB    NOT NULL CHECK (length(mark) = 32),
    sealed_at    INTEGER NOT NULL,
    PRIMARY KEY (household_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_label_by_mark ON household_label (mark);

-- The work with it is over, or goes on again (closed_on NULL); the newest row holds.
CREATE TABLE household_closing (
    id           INTEGER PRIMARY KEY,
    household_id INTEGER NOT NULL REFERENCES household (id),
    closed_on    TEXT,
    actor        TEXT    NOT NULL,
    noted_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX household_closing_by_household ON household_closing (household_id, id);

-- What happened on a day, to a household, a participant, or both; services also to people
-- without a number. kind: a word of the noun's dictionary; "in" or "out" for a referral.
CREATE TABLE case_fact (
    id             INTEGER PRIMARY KEY,
    code           TEXT    NOT NULL UNIQUE,
    noun           TEXT    NOT NULL CHECK (noun = 'intervention' OR noun = 'service' OR
                       noun = 'referral' OR noun = 'outcome'),
    happened_on    TEXT    NOT NULL,
    household_id   INTEGER          REFERENCES household (id),
    participant_id INTEGER          REFERENCES participant (id),
    kind           TEXT    NOT NULL,
    actor          TEXT    NOT NULL,
    noted_at       INTEGER NOT NULL,
    CHECK (noun <> 'intervention' OR household_id IS NOT NULL),
    CHECK (noun = 'service' OR household_id IS NOT NULL OR participant_id IS NOT NULL)
) STRICT;
CREATE INDEX case_fact_by_day ON case_fact (noun, happened_on);
CREATE INDEX case_fact_by_household ON case_fact (household_id, happened_on)
    WHERE household_id IS NOT NULL;
CREATE INDEX case_fact_by_participant ON case_fact (participant_id, happened_on)
    WHERE participant_id IS NOT NULL;

-- Noted wrongly: counts nowhere, and is shown with the reason.
CREATE TABLE case_withdrawal (
    fact_id  INTEGER PRIMARY KEY REFERENCES case_fact (id),
    reason   TEXT    NOT NULL, -- dictionary withdrawal_reason
    actor    TEXT    NOT NULL,
    noted_at INTEGER NOT NULL
) STRICT;

-- What was agreed, in words: sealed for the fact's id, as both owner and version.
CREATE TABLE case_text (
    fact_id INTEGER PRIMARY KEY REFERENCES case_fact (id),
    nonce   BLOB    NOT NULL CHECK (length(nonce) = 24),
    sealed  BLOB    NOT NULL
) STRICT;

-- Institutions involved: any number for an intervention, one for a referral, at most one for
-- an outcome. partner: a code of the dictionary partner or of the table.
CREATE TABLE case_partner (
    fact_id INTEGER NOT NULL REFERENCES case_fact (id),
    partner TEXT    NOT NULL,
    PRIMARY KEY (fact_id, partner)
) STRICT, WITHOUT ROWID;

-- Domestic violence („przemoc domowa”, until 21.06.2023 „przemoc w rodzinie”): one flag.
CREATE TABLE intervention (
    fact_id     INTEGER PRIMARY KEY REFERENCES case_fact (id),
    is_violence INTEGER NOT NULL CHECK (is_violence IN (0, 1))
) STRICT;

-- How many services it was; persons: how many of those served had no number.
CREATE TABLE service (
    fact_id INTEGER PRIMARY KEY REFERENCES case_fact (id),
    count   INTEGER NOT NULL CHECK (count > 0),
    persons INTEGER NOT NULL DEFAULT 0 CHECK (persons >= 0)
) STRICT;

CREATE TABLE outcome (
    fact_id  INTEGER PRIMARY KEY REFERENCES case_fact (id),
    evidence TEXT    NOT NULL -- dictionary contract_evidence
) STRICT;

-- A follow-up visit that is due after an intervention, and what became of it: the newest
-- event holds, without one it waits. moved: another visit took its place.
CREATE TABLE followup (
    id       INTEGER PRIMARY KEY,
    fact_id  INTEGER NOT NULL REFERENCES intervention (fact_id),
    due_on   TEXT    NOT NULL,
    actor    TEXT    NOT NULL,
    noted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX followup_by_fact ON followup (fact_id, id);
CREATE INDEX followup_by_day ON followup (due_on);
CREATE TABLE followup_event (
    id          INTEGER PRIMARY KEY,
    followup_id INTEGER NOT NULL REFERENCES followup (id),
    kind        TEXT    NOT NULL CHECK (kind = 'done' OR kind = 'moved' OR kind = 'dropped' OR
                    kind = 'reopened'),
    done_on     TEXT,
    actor       TEXT    NOT NULL,
    noted_at    INTEGER NOT NULL,
    CHECK ((kind = 'done') = (done_on IS NOT NULL))
) STRICT;
CREATE INDEX followup_event_by_followup ON followup_event (followup_id, id);
CREATE INDEX followup_event_by_day ON followup_event (done_on) WHERE done_on IS NOT NULL;

-- What holds and counts: facts that nobody withdrew, each with the person whose number it is.
CREATE VIEW case_standing AS
    SELECT f.id, f.code, f.noun, f.happened_on, f.household_id, f.kind,
           ifnull(p.merged_into_id, p.id) AS person_id
    FROM case_fact f LEFT JOIN participant p ON p.id = f.participant_id
    WHERE NOT EXISTS (SELECT 1 FROM case_withdrawal w WHERE w.fact_id = f.id);

-- Visits after interventions that stand, with the day they were done on; NULL: they wait.
CREATE VIEW followup_standing AS
    SELECT v.id, v.fact_id, v.due_on, e.done_on
    FROM followup v
    LEFT JOIN followup_event e ON e.id = (SELECT max(id) FROM followup_event WHERE followup_id = v.id)
    WHERE (e.kind IS NULL OR e.kind = 'done' OR e.kind = 'reopened')
      AND NOT EXISTS (SELECT 1 FROM case_withdrawal w WHERE w.fact_id = v.fact_id);

CREATE TRIGGER partner_is_never_changed BEFORE UPDATE ON partner
BEGIN SELECT RAISE(ABORT, 'partners are append-only'); END;
CREATE TRIGGER partner_is_never_deleted BEFORE DELETE ON partner
BEGIN SELECT RAISE(ABORT, 'partners are append-only'); END;
CREATE TRIGGER partner_use_is_never_changed BEFORE UPDATE ON partner_use
BEGIN SELECT RAISE(ABORT, 'the use of partners is append-only'); END;
CREATE TRIGGER partner_use_is_never_deleted BEFORE DELETE ON partner_use
BEGIN SELECT RAISE(ABORT, 'the use of partners is append-only'); END;
CREATE TRIGGER household_is_never_changed BEFORE UPDATE ON household
BEGIN SELECT RAISE(ABORT, 'households are append-only'); END;
CREATE TRIGGER household_is_never_deleted BEFORE DELETE ON household
BEGIN SELECT RAISE(ABORT, 'households are append-only'); END;
CREATE TRIGGER household_closing_is_never_changed BEFORE UPDATE ON household_closing
BEGIN SELECT RAISE(ABORT, 'closings are append-only'); END;
CREATE TRIGGER household_closing_is_never_deleted BEFORE DELETE ON household_closing
BEGIN SELECT RAISE(ABORT, 'closings are append-only'); END;
CREATE TRIGGER case_fact_is_never_changed BEFORE UPDATE ON case_fact
BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER case_fact_is_never_deleted BEFORE DELETE ON case_fact
BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER case_withdrawal_is_never_changed BEFORE UPDATE ON case_withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER case_withdrawal_is_never_deleted BEFORE DELETE ON case_withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER case_partner_is_never_changed BEFORE UPDATE ON case_partner
BEGIN SELECT RAISE(ABORT, 'institutions involved are append-only'); END;
CREATE TRIGGER case_partner_is_never_deleted BEFORE DELETE ON case_partner
BEGIN SELECT RAISE(ABORT, 'institutions involved are append-only'); END;
CREATE TRIGGER intervention_is_never_changed BEFORE UPDATE ON intervention
BEGIN SELECT RAISE(ABORT, 'interventions are append-only'); END;
CREATE TRIGGER intervention_is_never_deleted BEFORE DELETE ON intervention
BEGIN SELECT RAISE(ABORT, 'interventions are append-only'); END;
CREATE TRIGGER service_is_never_changed BEFORE UPDATE ON service
BEGIN SELECT RAISE(ABORT, 'services are append-only'); END;
CREATE TRIGGER service_is_never_deleted BEFORE DELETE ON service
BEGIN SELECT RAISE(ABORT, 'services are append-only'); END;
CREATE TRIGGER outcome_is_never_changed BEFORE UPDATE ON outcome
BEGIN SELECT RAISE(ABORT, 'outcomes are append-only'); END;
CREATE TRIGGER outcome_is_never_deleted BEFORE DELETE ON outcome
BEGIN SELECT RAISE(ABORT, 'outcomes are append-only'); END;
CREATE TRIGGER followup_is_never_changed BEFORE UPDATE ON followup
BEGIN SELECT RAISE(ABORT, 'visits due are append-only'); END;
CREATE TRIGGER followup_is_never_deleted BEFORE DELETE ON followup
BEGIN SELECT RAISE(ABORT, 'visits due are append-only'); END;
CREATE TRIGGER followup_event_is_never_changed BEFORE UPDATE ON followup_event
BEGIN SELECT RAISE(ABORT, 'what became of visits is append-only'); END;
CREATE TRIGGER followup_event_is_never_deleted BEFORE DELETE ON followup_event
BEGIN SELECT RAISE(ABORT, 'what became of visits is append-only'); END;
-- Sealed words are never changed; a disposal may take them away, the facts stay.
CREATE TRIGGER household_label_is_never_changed BEFORE UPDATE ON household_label
BEGIN SELECT RAISE(ABORT, 'sealed words are append-only'); END;
CREATE TRIGGER case_text_is_never_changed BEFORE UPDATE ON case_text
BEGIN SELECT RAISE(ABORT, 'sealed words are append-only'); END;
