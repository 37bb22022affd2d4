/* Disposing of what has been kept long enough: on a protocol's number, by two people, never
 * silently. What leads from a number to a person is destroyed, and sealed words are; numbers,
 * presences, signed lists, figures and the ledger stay and verify as before.
 *
 *   refusal    the reason of a refused entry becomes the word “disposed”
 *   contract   each sealed text is emptied; days, thresholds and the sign stay
 *   casework   the sealed text goes; kind and day stay
 *   household  each sealed label goes; the code stays
 *   request, incident  each sealed text is emptied; days, kinds and decisions stay
 *   document   content and purpose go; number, digest and signature stay
 *   person     every version of the identity goes with its mark of the case sign; the secrets
 *              of cards are replaced by chance, so that no card is found again; words of
 *              corrections and reasons of refusals become “disposed”
 *
 *   groups     every sealed statement of the person's target groups goes
 *
 * The target groups of a disposed person stay, sealed, with the number, for a time of their own:
 * figures of earlier years are made of them, and they lead to nobody once the identity is gone.
 * When they go too, figures by target group of the periods in which the person came are n/d
 * from then on (figure_values), never another number than the one that was published.
 *
 * The row of disposal_item comes first: the schema's triggers let only that go which it names.
 * Reasons are really replaced, not hidden: hashes of signed lists do not cover them and the
 * ledger never held them. What is left in free pages and in the log is store/scrub's, to be
 * called afterwards; copies made before are beyond reach, and people are told of them. */
#ifndef OBECNI_RIGHTS_DISPOSAL_H
#define OBECNI_RIGHTS_DISPOSAL_H

#include "rights/retention.h"
#include "trust/digest.h"

enum { DISPOSAL_PROTOCOL_SIZE = 33 };

struct disposal {
    int64_t id;
    char protocol[DISPOSAL_PROTOCOL_SIZE];
    int disposed_on;
    int64_t noted_at;
    unsigned char digest[DIGEST_SIZE]; /* of the list: class, subject, closing, day, by lines */
    char actor[CODE_SIZE], second[CODE_SIZE];
    int counts[RETENTION_CLASS_COUNT];
    int count; /* together */
    int held;  /* due, but held back; of a run only */
};

/* What would be disposed of today, without changing anything: ERROR_USAGE for a protocol that is
 * no code, ERROR_REFUSED for one that was used already, and when nothing is due that is not held
 * back. */
bool disposal_check(struct club *club, const char *protocol, struct disposal *disposal,
                    struct error *err);

/* Disposes of everything that is due today and not held. Needs club.second (four eyes):
 * ERROR_REFUSED without, and as disposal_check. Cannot be undone. */
bool disposal_run(struct club *club, const char *protocol, struct disposal *disposal,
                  struct error *err);

/* Zero state is empty. */
struct disposals {
    struct disposal *items;
    size_t count, capacity;
};
/* By day. */
bool disposal_list(struct club *club, int from, int until, struct disposals *list,
                   struct error *err);
void disposals_free(struct disposals *list);

/* ERROR_REFUSED when there is none of that protocol; its list, as it was disposed of. */
bool disposal_get(struct club *club, const char *protocol, struct disposal *disposal,
                  struct retention_items *list, struct error *err);

#endif
