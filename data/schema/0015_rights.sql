-- Rights of people over what is kept about them, and what becomes of it when its time is over:
-- requests, restrictions, erasures, disposals, incidents. Everything is added, nothing changed.
--
-- What may be destroyed, and nothing else: a row of `disposal_item` or `erasure` names it first,
-- in the same change, and the triggers below let exactly that go. Numbers, presences, signed
-- lists and the ledger stay: they are what figures and hashes are made of, and they name nobody.

-- Sealed words, for the request's or incident's id (owner_id) and the row's own id as the
-- version. Emptied by a disposal.
CREATE TABLE rights_text (
    id       INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL,
    nonce    BLOB    NOT NULL CHECK (length(nonce) = 24),
    sealed   BLOB    NOT NULL
) STRICT;
CREATE INDEX rights_text_by_owner ON rights_text (owner_id);

-- Art. 15 to 21 RODO. due_on by the setting as it was then (art. 12(3)). Without a participant:
-- somebody of whom no number is known.
CREATE TABLE request (
    id             INTEGER PRIMARY KEY,
    code           TEXT    NOT NULL UNIQUE,
    participant_id INTEGER          REFERENCES participant (id),
    type           TEXT    NOT NULL, -- dictionary request_type
    received_on    TEXT    NOT NULL,
    due_on         TEXT    NOT NULL CHECK (due_on >= received_on),
    text_id        INTEGER          REFERENCES rights_text (id),
    actor          TEXT    NOT NULL,
    noted_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX request_by_participant ON request (participant_id) WHERE participant_id IS NOT NULL;

-- What was done about it. extended: once, with a reason; decided: the newest holds until it is
-- answered; answered and withdrawn end it.
CREATE TABLE request_step (
    id         INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request (id),
    kind       TEXT    NOT NULL CHECK (kind = 'extended' OR kind = 'decided' OR
                   kind = 'answered' OR kind = 'withdrawn'),
    happened_on TEXT   NOT NULL,
    due_on     TEXT, -- of an extension: the new last day
    decision   TEXT             CHECK (decision = 'granted' OR decision = 'partly' OR
                   decision = 'refused'),
    reason     TEXT, -- dictionary extension_reason, or request_basis of a decision
    text_id    INTEGER          REFERENCES rights_text (id),
    actor      TEXT    NOT NULL,
    noted_at   INTEGER NOT NULL,
    CHECK ((kind = 'extended') = (due_on IS NOT NULL)),
    CHECK ((kind = 'decided') = (decision IS NOT NULL)),
    CHECK (kind <> 'extended' OR reason IS NOT NULL),
    CHECK (decision IS NULL OR (decision = 'granted') = (reason IS NULL)),
    CHECK (kind = 'extended' OR kind = 'decided' OR reason IS NULL)
) STRICT;
CREATE INDEX request_step_by_request ON request_step (request_id, id);
CREATE UNIQUE INDEX request_extended_once ON request_step (request_id) WHERE kind = 'extended';
CREATE UNIQUE INDEX request_ended_once ON request_step (request_id)
    WHERE kind = 'answered' OR kind = 'withdrawn';

-- Art. 18: left out of new reports, recorded as before. The newest row of a person holds.
CREATE TABLE restriction (
    id             INTEGER PRIMARY KEY,
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    kind           TEXT    NOT NULL CHECK (kind = 'imposed' OR kind = 'lifted'),
    ground         TEXT, -- dictionary restriction_ground
    request_id     INTEGER          REFERENCES request (id),
    actor          TEXT    NOT NULL,
    noted_at       INTEGER NOT NULL,
    CHECK ((kind = 'imposed') = (ground IS NOT NULL))
) STRICT;
CREATE INDEX restriction_by_participant ON restriction (participant_id, id);

-- The persons who are restricted now, by the number that holds.
CREATE VIEW restricted_person AS
SELECT DISTINCT ifnull(p.merged_into_id, p.id) AS person_id
FROM restriction r JOIN participant p ON p.id = r.participant_id
WHERE r.kind = 'imposed'
  AND NOT EXISTS (SELECT 1 FROM restriction l WHERE l.participant_id = r.participant_id
                  AND l.id > r.id);

-- Optional data that were taken out of every sealed version of an identity.
CREATE TABLE erasure (
    id             INTEGER PRIMARY KEY,
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    fields         TEXT    NOT NULL, -- names with spaces between
    request_id     INTEGER          REFERENCES request (id),
    actor          TEXT    NOT NULL,
    noted_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX erasure_by_participant ON erasure (participant_id);

-- A disposal by its protocol; digest is over its list (core/rights/disposal.h).
CREATE TABLE disposal (
    id          INTEGER PRIMARY KEY,
    protocol    TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    disposed_on TEXT    NOT NULL,
    digest      BLOB    NOT NULL CHECK (length(digest) = 32),
    actor       TEXT    NOT NULL,
    second      TEXT    NOT NULL CHECK (second <> actor),
    noted_at    INTEGER NOT NULL
) STRICT;

-- subject_id: the event of a refusal, the contract, the fact of casework, the request, the
-- incident, the household, the participant (person and groups).
CREATE TABLE disposal_item (
    id            INTEGER PRIMARY KEY,
    disposal_id   INTEGER NOT NULL REFERENCES disposal (id),
    class         TEXT    NOT NULL CHECK (class = 'refusal' OR class = 'contract' OR
                      class = 'casework' OR class = 'household' OR class = 'request' OR
                      class = 'incident' OR class = 'document' OR
                      class = 'person' OR class = 'groups'),
    subject_id    INTEGER NOT NULL,
    closed_on     TEXT    NOT NULL,
    dispose_after TEXT    NOT NULL,
    UNIQUE (class, subject_id)
) STRICT;
CREATE INDEX disposal_item_by_disposal ON disposal_item (disposal_id);

-- A breach of data (art. 33, 34): due_at is when the authority has to know, by the setting.
CREATE TABLE incident (
    id         INTEGER PRIMARY KEY,
    code       TEXT    NOT NULL UNIQUE,
    kind       TEXT    NOT NULL, -- dictionary incident_kind
    noticed_at INTEGER NOT NULL,
    due_at     INTEGER NOT NULL CHECK (due_at >= noticed_at),
    actor      TEXT    NOT NULL,
    noted_at   INTEGER NOT NULL
) STRICT;

-- authority, people: were notified; authority_not, people_not: decided that they need not be,
-- with a reason; contained; note: words alone; closed ends it.
CREATE TABLE incident_step (
    id          INTEGER PRIMARY KEY,
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    kind        TEXT    NOT NULL CHECK (kind = 'authority' OR kind = 'authority_not' OR
                    kind = 'people' OR kind = 'people_not' OR kind = 'contained' OR
                    kind = 'note' OR kind = 'closed'),
    happened_at INTEGER NOT NULL,
    reason      TEXT, -- dictionary incident_ground
    text_id     INTEGER          REFERENCES rights_text (id),
    actor       TEXT    NOT NULL,
    noted_at    INTEGER NOT NULL,
    CHECK ((kind = 'authority_not' OR kind = 'people_not') = (reason IS NOT NULL)),
    CHECK (kind <> 'note' OR text_id IS NOT NULL)
) STRICT;
CREATE INDEX incident_step_by_incident ON incident_step (incident_id, id);
CREATE UNIQUE INDEX incident_closed_once ON incident_step (incident_id) WHERE kind = 'closed';

-- Whose data it was. source: where the person was found: a number, a session's code, "all".
CREATE TABLE incident_person (
    incident_id    INTEGER NOT NULL REFERENCES incident (id),
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    source         TEXT    NOT NULL,
    actor          TEXT    NOT NULL,
    noted_at       INTEGER NOT NULL,
    PRIMARY KEY (incident_id, participant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_person_by_participant ON incident_person (participant_id);

-- Finding what is due without reading every event. Of other kinds it costs an insert nothing.
CREATE INDEX presence_refused ON presence_event (at) WHERE kind = 'refused';

CREATE TRIGGER rights_text_is_never_changed BEFORE UPDATE ON rights_text
WHEN OLD.id <> NEW.id OR OLD.owner_id <> NEW.owner_id OR length(NEW.sealed) > 0
     OR NOT EXISTS (SELECT 1 FROM disposal_item d WHERE d.subject_id = OLD.owner_id
                    AND (d.class = 'request' OR d.class = 'incident'))
BEGIN SELECT RAISE(ABORT, 'sealed words are append-only'); END;
CREATE TRIGGER rights_text_is_never_deleted BEFORE DELETE ON rights_text
BEGIN SELECT RAISE(ABORT, 'sealed words are append-only'); END;
CREATE TRIGGER request_is_never_changed BEFORE UPDATE ON request
BEGIN SELECT RAISE(ABORT, 'requests are append-only'); END;
CREATE TRIGGER request_is_never_deleted BEFORE DELETE ON request
BEGIN SELECT RAISE(ABORT, 'requests are append-only'); END;
CREATE TRIGGER request_step_is_never_changed BEFORE UPDATE ON request_step
BEGIN SELECT RAISE(ABORT, 'requests are append-only'); END;
CREATE TRIGGER request_step_is_never_deleted BEFORE DELETE ON request_step
BEGIN SELECT RAISE(ABORT, 'requests are append-only'); END;
CREATE TRIGGER restriction_is_never_changed BEFORE UPDATE ON restriction
BEGIN SELECT RAISE(ABORT, 'restrictions are append-only'); END;
CREATE TRIGGER restriction_is_never_deleted BEFORE DELETE ON restriction
BEGIN SELECT RAISE(ABORT, 'restrictions are append-only'); END;
CREATE TRIGGER erasure_is_never_changed BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;
CREATE TRIGGER erasure_is_never_deleted BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;
CREATE TRIGGER disposal_is_never_changed BEFORE UPDATE ON disposal
BEGIN SELECT RAISE(ABORT, 'disposals are append-only'); END;
CREATE TRIGGER disposal_is_never_deleted BEFORE DELETE ON disposal
BEGIN SELECT RAISE(ABORT, 'disposals are append-only'); END;
CREATE TRIGGER disposal_item_is_never_changed BEFORE UPDATE ON disposal_item
BEGIN SELECT RAISE(ABORT, 'disposals are append-only'); END;
CREATE TRIGGER disposal_item_is_never_deleted BEFORE DELETE ON disposal_item
BEGIN SELECT RAISE(ABORT, 'disposals are append-only'); END;
CREATE TRIGGER incident_is_never_changed BEFORE UPDATE ON incident
BEGIN SELECT RAISE(ABORT, 'incidents are append-only'); END;
CREATE TRIGGER incident_is_never_deleted BEFORE DELETE ON incident
BEGIN SELECT RAISE(ABORT, 'incidents are append-only'); END;
CREATE TRIGGER incident_step_is_never_changed BEFORE UPDATE ON incident_step
BEGIN SELECT RAISE(ABORT, 'incidents are append-only'); END;
CREATE TRIGGER incident_step_is_never_deleted BEFORE DELETE ON incident_step
BEGIN SELECT RAISE(ABORT, 'incidents are append-only'); END;
CREATE TRIGGER incident_person_is_never_changed BEFORE UPDATE ON incident_person
BEGIN SELECT RAISE(ABORT, 'incidents are append-only'); END;
CREATE TRIGGER incident_person_is_never_deleted BEFORE DELETE ON incident_person
BEGIN SELECT RAISE(ABORT, 'incidents are append-only'); END;

-- An identity: sealed anew only where optional data are erased, gone only with its person.
CREATE TRIGGER identity_is_never_changed BEFORE UPDATE ON identity
WHEN OLD.participant_id <> NEW.participant_id OR OLD.version <> NEW.version
     OR OLD.case_mark IS NOT NEW.case_mark OR OLD.sealed_at <> NEW.sealed_at
     OR NOT EXISTS (SELECT 1 FROM erasure e WHERE e.participant_id = OLD.participant_id)
BEGIN SELECT RAISE(ABORT, 'identities are append-only'); END;
CREATE TRIGGER identity_is_never_deleted BEFORE DELETE ON identity
WHEN NOT EXISTS (SELECT 1 FROM participant p JOIN disposal_item d
                 ON d.class = 'person' AND d.subject_id = ifnull(p.merged_into_id, p.id)
                 WHERE p.id = OLD.participant_id)
BEGIN SELECT RAISE(ABORT, 'identities are append-only'); END;
CREATE TRIGGER identity_never_comes_back BEFORE INSERT ON identity
WHEN EXISTS (SELECT 1 FROM participant p JOIN disposal_item d
             ON d.class = 'person' AND d.subject_id = ifnull(p.merged_into_id, p.id)
             WHERE p.id = NEW.participant_id)
BEGIN SELECT RAISE(ABORT, 'the identity was disposed of'); END;

-- Words of contracts: emptied with their contract. The row stays, for others refer to it.
DROP TRIGGER contract_text_is_never_changed;
CREATE TRIGGER contract_text_is_never_changed BEFORE UPDATE ON contract_text
WHEN OLD.id <> NEW.id OR OLD.contract_id <> NEW.contract_id OR length(NEW.sealed) > 0
     OR NOT EXISTS (SELECT 1 FROM disposal_item d
                    WHERE d.class = 'contract' AND d.subject_id = OLD.contract_id)
BEGIN SELECT RAISE(ABORT, 'words are append-only'); END;
CREATE TRIGGER case_text_is_only_disposed_of BEFORE DELETE ON case_text
WHEN NOT EXISTS (SELECT 1 FROM disposal_item d
                 WHERE d.class = 'casework' AND d.subject_id = OLD.fact_id)
BEGIN SELECT RAISE(ABORT, 'sealed words are append-only'); END;
CREATE TRIGGER household_label_is_only_disposed_of BEFORE DELETE ON household_label
WHEN NOT EXISTS (SELECT 1 FROM disposal_item d
                 WHERE d.class = 'household' AND d.subject_id = OLD.household_id)
BEGIN SELECT RAISE(ABORT, 'sealed words are append-only'); END;

-- Of a presence event nothing changes but its reason, and that only into the word 'disposed':
-- of a refused entry after its own time, of corrections with their person. Signed lists do not
-- cover reasons, and attendance is not derived from them.
DROP TRIGGER presence_is_never_changed;
CREATE TRIGGER presence_is_never_changed BEFORE UPDATE ON presence_event
WHEN NEW.reason IS NOT 'disposed' OR OLD.reason IS NULL
     OR OLD.id <> NEW.id OR OLD.kind <> NEW.kind OR OLD.session_id IS NOT NEW.session_id
     OR OLD.participant_id <> NEW.participant_id OR OLD.card_id IS NOT NEW.card_id
     OR OLD.at <> NEW.at OR OLD.noted_at <> NEW.noted_at OR OLD.source <> NEW.source
     OR OLD.actor <> NEW.actor OR OLD.status IS NOT NEW.status
     OR OLD.about_id IS NOT NEW.about_id OR OLD.second IS NOT NEW.second
     OR OLD.list_number IS NOT NEW.list_number
     OR NOT ((OLD.kind = 'refused' AND EXISTS (SELECT 1 FROM disposal_item d
                  WHERE d.class = 'refusal' AND d.subject_id = OLD.id))
          OR ((OLD.kind = 'corrected' OR OLD.kind = 'refused') AND EXISTS
              (SELECT 1 FROM participant p JOIN disposal_item d
               ON d.class = 'person' AND d.subject_id = ifnull(p.merged_into_id, p.id)
               WHERE p.id = OLD.participant_id)))
BEGIN SELECT RAISE(ABORT, 'presence events are append-only'); END;
