/* Pictures out of files, for `obecni-camera --image`: PNG and PGM, as one grey picture. */
#ifndef OBECNI_KIOSK_PICTURE_H
#define OBECNI_KIOSK_PICTURE_H

#include "kiosk/camera/decoder.h"

/* The caller frees picture->grey. ERROR_STORAGE with one sentence. */
bool picture_read(struct picture *picture, const char *path, struct error *err);

#endif
