/* Pictures from a camera, one after another, in grey. */
#ifndef OBECNI_KIOSK_VIDEO_H
#define OBECNI_KIOSK_VIDEO_H

#include "kiosk/camera/decoder.h"

/* Gives each picture to `look` until that says false or the camera fails; `look` is called once
 * without a picture (NULL) when the camera runs: with its first picture. A camera that gives none
 * for five seconds has failed. Returns only with an error, or true when `look`
 * was the one to end it. */
bool video_run(const char *device, bool (*look)(const struct picture *picture, void *given),
               void *given, struct error *err);

#endif
