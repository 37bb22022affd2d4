/* Finds cards' codes in grey pictures (zbar), and says each once: one that stays before the camera
 * is one scan, until it was out of sight for DECODER_ABSENT pictures in a row. Nothing of a picture
 * is kept; what is kept of a code is a few bytes of digest. */
#ifndef OBECNI_KIOSK_DECODER_H
#define OBECNI_KIOSK_DECODER_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DECODER_ABSENT = 3, DECODER_KNOWN = 4, DECODER_TEXT_MOST = 200 };

/* One byte for each pixel, row after row, without gaps. */
struct picture {
    unsigned char *grey;
    int width, height;
};

struct decoder {
    void *scanner; /* zbar's */
    struct picture other; /* the picture in another size or contrast */
    struct {
        uint64_t digest; /* 0: unused */
        int absent;      /* pictures in a row without it */
    } known[DECODER_KNOWN];
    uint64_t secret; /* of this run: the digests mean nothing elsewhere */
    void (*say)(const char *text, void *given); /* printable ASCII, at most DECODER_TEXT_MOST */
    void *given;
};

bool decoder_start(struct decoder *decoder, void (*say)(const char *text, void *given),
                   void *given, struct error *err);
void decoder_finish(struct decoder *decoder);

/* Looks at one picture. Returns how many codes are in it. */
int decoder_look(struct decoder *decoder, const struct picture *picture);

#endif
