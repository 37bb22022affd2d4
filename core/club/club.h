/* An open club: its database, its clock, who acts, and whether the vault is open.
 * Every other file of this floor takes a `struct club *`. Changes are made between
 * club_begin and club_end: one change, one transaction, one ledger entry. */
#ifndef OBECNI_CLUB_CLUB_H
#define OBECNI_CLUB_CLUB_H

#include "base/clock.h"
#include "base/error.h"
#include "store/store.h"
#include "trust/ledger.h"
#include "trust/vault.h"

enum {
    NUMBER_SIZE = 8,   /* participant and card numbers: 6 characters and a check character */
    CODE_SIZE = 33,    /* staff, programme, activity codes: up to 32 of A-Z a-z 0-9 - _ . / */
    SESSION_CODE_SIZE = 48, /* "G1-2026-01-12", with "-2" … when there are more on one day */
    ROOM_SIZE = 121,   /* up to 120 bytes of UTF-8 */
    LABEL_SIZE = 241,  /* titles and names that are not secret, up to 240 bytes */
};

struct club {
    struct store *store;
    struct clock clock;
    struct ledger ledger;
    struct vault vault;
    bool needs_clock;      /* nothing is recorded while the clock is behind the records */
    char actor[CODE_SIZE]; /* staff code, "kiosk", or "unbound": never a name */
    /* The staff code of whoever confirms this change with the actor (four eyes), whose PIN was
     * right; "" for nobody. club_note puts it into each ledger entry. */
    char second[CODE_SIZE];
};

/* What the club is called; one row, written by club_init. */
struct club_identity {
    char institution[LABEL_SIZE]; /* the welfare centre: "Miejski Ośrodek Pomocy Społecznej w …" */
    char name[LABEL_SIZE];        /* the club: "Klub Integracji Społecznej" */
    char address[LABEL_SIZE];
    char zone[64];
    int node; /* 0..1023, this database's number among exchanging clubs */
};

/* How the database is opened. */
enum club_access {
    CLUB_READING, /* nothing can be written */
    CLUB_WRITING, /* the office */
    CLUB_KIOSK,   /* presence, ledger and openings only; waits under a second for a lock */
    CLUB_DESK,    /* a member of staff at the kiosk: that, and what they do there (authorizer) */
};

/* Opens the club in the file `path`, sets the zone and the clock. ERROR_STORAGE with one
 * sentence for a missing, foreign, newer, damaged or (when writing) read-only file. On
 * failure nothing stays open. */
bool club_open(struct club *club, const char *path, enum club_access access, struct error *err);

/* Makes a new club in a file that does not exist yet or is empty, and leaves it open for
 * writing, with the vault open. The passphrase is 8..1024 bytes. Nothing stays on failure. */
struct club_init {
    const struct club_identity *identity;
    const char *passphrase;
    enum vault_cost cost;
};
bool club_init(struct club *club, const char *path, const struct club_init *init,
               struct error *err);

/* Closes everything; wipes the vault's key. Accepts a club that was never opened (zeroed). */
void club_close(struct club *club);

/* Sets zone, clock and node from the identity: part of opening and of making a club. */
bool club_take_up(struct club *club, const struct club_identity *identity, struct error *err);

bool club_identity_get(struct club *club, struct club_identity *identity, struct error *err);

/* One change. club_begin may be called inside another change: only the outermost commits. */
bool club_begin_at(struct club *club, const char *where, struct error *err);
#define club_begin(club, err) club_begin_at((club), __func__, (err))

/* Ends the change: commits when `ok`, undoes it otherwise. True only when `ok` and, for the
 * outermost change, the commit has returned. */
bool club_end(struct club *club, bool ok, struct error *err);

/* A new row id: made of time, node number and a counter, larger than any this database has
 * given before. Only inside a change, and before its last club_note (assertion at the end). */
int64_t club_new_id(struct club *club);

/* Writes the change's ledger entry. `subject` names what is changed by code or number.
 * Takes over `body` (may be NULL for none). Never put a name or any sealed text in it. */
bool club_note(struct club *club, const char *action, const char *subject, json_t *body,
               struct error *err);

/* The same for who writes the object as it is to stand there, keys sorted and without spaces:
 * at the door, where making it from parts costs more than hashing it. */
bool club_note_text(struct club *club, const char *action, const char *subject, const char *body,
                    struct error *err);

/* Now, in UTC seconds, by the club's clock; and today's local day. */
int64_t club_now(const struct club *club);
int club_today(const struct club *club);

/* Whether the machine's clock is behind an entry made by it (ledger.last_at), beyond what is
 * tolerated. A fixed clock never is. */
bool club_clock_is_behind(const struct club *club, int64_t last_at);

#endif
