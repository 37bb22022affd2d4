-- The register of issued documents: what was issued is kept sealed, so that the same number can be
-- made again and never says anything else.

-- The office's keys for signatures (Ed25519). The public half is for everybody; the secret half is
-- sealed under the vault's key. The newest signs.
CREATE TABLE document_key (
    id         INTEGER PRIMARY KEY,
    public_key BLOB    NOT NULL UNIQUE CHECK (length(public_key) = 32),
    nonce      BLOB    NOT NULL CHECK (length(nonce) = 24),
    secret     BLOB    NOT NULL, -- sealed: hexadecimal of the seed
    made_at    INTEGER NOT NULL
) STRICT;

-- parameters: canonical JSON of codes, numbers and days. content: the canonical text (docs/formats.md),
-- deflated, sealed; NULL after disposal. digest: SHA-256 of that text.
CREATE TABLE document (
    id            INTEGER PRIMARY KEY,
    series        TEXT    NOT NULL CHECK (length(series) BETWEEN 2 AND 4),
    year          INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    serial        INTEGER NOT NULL CHECK (serial > 0),
    as_of_at      INTEGER NOT NULL,
    issued_at     INTEGER NOT NULL,
    actor         TEXT    NOT NULL,
    second        TEXT             CHECK (second <> actor),
    parameters    TEXT    NOT NULL,
    digest        BLOB    NOT NULL CHECK (length(digest) = 32),
    key_id        INTEGER NOT NULL REFERENCES document_key (id),
    signature     BLOB    NOT NULL CHECK (length(signature) = 64),
    chain         TEXT    NOT NULL,
    corrects_id   INTEGER UNIQUE REFERENCES document (id) CHECK (corrects_id < id),
    purpose_nonce BLOB             CHECK (length(purpose_nonce) = 24),
    purpose       BLOB,
    content_nonce BLOB             CHECK (length(content_nonce) = 24),
    content       BLOB,
    UNIQUE (series, year, serial),
    CHECK ((content IS NULL) = (content_nonce IS NULL)),
    CHECK ((purpose IS NULL) = (purpose_nonce IS NULL))
) STRICT;

-- Whom a document concerns.
CREATE TABLE document_participant (
    document_id    INTEGER NOT NULL REFERENCES document (id),
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    PRIMARY KEY (document_id, participant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_participant ON document_participant (participant_id);

-- Each time that one was made again.
CREATE TABLE document_copy (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    made_at     INTEGER NOT NULL,
    actor       TEXT    NOT NULL,
    reason      TEXT    NOT NULL CHECK (reason IN ('duplicate', 'copy')),
    form        TEXT    NOT NULL
) STRICT;
CREATE INDEX document_copy_by_document ON document_copy (document_id);

-- Only a disposal that names it (disposal_item) touches a document: it takes content and purpose
-- away, and nothing else.
CREATE TRIGGER document_is_only_disposed BEFORE UPDATE ON document
WHEN NOT EXISTS (SELECT 1 FROM disposal_item i WHERE i.class = 'document' AND i.subject_id = OLD.id)
     OR NEW.content IS NOT NULL OR NEW.purpose IS NOT NULL OR NEW.id <> OLD.id OR
     NEW.series <> OLD.series OR NEW.year <> OLD.year OR NEW.serial <> OLD.serial OR
     NEW.as_of_at <> OLD.as_of_at OR NEW.issued_at <> OLD.issued_at OR NEW.actor <> OLD.actor OR
     NEW.second IS NOT OLD.second OR NEW.parameters <> OLD.parameters OR
     NEW.digest <> OLD.digest OR NEW.key_id <> OLD.key_id OR NEW.signature <> OLD.signature OR
     NEW.chain <> OLD.chain OR NEW.corrects_id IS NOT OLD.corrects_id
BEGIN SELECT RAISE(ABORT, 'issued documents are only disposed of'); END;
CREATE TRIGGER document_is_never_deleted BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'issued documents stay in the register'); END;
CREATE TRIGGER document_key_is_never_changed BEFORE UPDATE ON document_key
BEGIN SELECT RAISE(ABORT, 'keys are never changed'); END;
CREATE TRIGGER document_key_is_never_deleted BEFORE DELETE ON document_key
BEGIN SELECT RAISE(ABORT, 'keys are never deleted'); END;
CREATE TRIGGER document_copy_is_never_changed BEFORE UPDATE ON document_copy
BEGIN SELECT RAISE(ABORT, 'copies stay in the register'); END;
CREATE TRIGGER document_copy_is_never_deleted BEFORE DELETE ON document_copy
BEGIN SELECT RAISE(ABORT, 'copies stay in the register'); END;
CREATE TRIGGER document_participant_is_never_changed BEFORE UPDATE ON document_participant
BEGIN SELECT RAISE(ABORT, 'issued documents stay in the register'); END;
CREATE TRIGGER document_participant_is_never_deleted BEFORE DELETE ON document_participant
BEGIN SELECT RAISE(ABORT, 'issued documents stay in the register'); END;
