/* zbar's video: it agrees with the camera on a size and format, and converts. */
#include "kiosk/camera/video.h"

#include "base/language.h"

#include <zbar.h>

enum { WIDTH = 800, HEIGHT = 600 };

static bool start(zbar_video_t *video, const char *device, struct error *err)
{
    const unsigned long grey = zbar_fourcc('Y', '8', '0', '0');
    /* Formats that cameras have, the simplest first. */
    const unsigned long formats[] = {
        grey, zbar_fourcc('G', 'R', 'E', 'Y'), zbar_fourcc('Y', 'U', 'Y', 'V'),
        zbar_fourcc('U', 'Y', 'V', 'Y'), zbar_fourcc('Y', 'U', '1', '2'),
        zbar_fourcc('J', 'P', 'E', 'G'),
    };
    zbar_video_request_size(video, WIDTH, HEIGHT);
    if (zbar_video_open(video, device) != 0)
        return error_set(err, ERROR_STORAGE, _("There is no camera %s."), device);
    bool has_format = zbar_negotiate_format(video, NULL) == 0;
    for (size_t i = 0; !has_format && i < sizeof formats / sizeof *formats; i++)
        has_format = zbar_video_init(video, formats[i]) == 0;
    return (has_format && zbar_video_enable(video, 1) == 0) ||
           error_set(err, ERROR_STORAGE, _("The camera %s gives no pictures that can be read."),
                     device);
}

static bool give(zbar_image_t *image, bool (*look)(const struct picture *picture, void *given),
                 void *given)
{
    bool goes_on = true;
    zbar_image_t *grey = zbar_image_convert(image, zbar_fourcc('Y', '8', '0', '0'));
    if (grey) {
        struct picture picture = {
            .grey = (unsigned char *)(uintptr_t)zbar_image_get_data(grey),
            .width = (int)zbar_image_get_width(grey), .height = (int)zbar_image_get_height(grey),
        };
        goes_on = look(&picture, given);
        zbar_image_destroy(grey);
    }
    return goes_on;
}

bool video_run(const char *device, bool (*look)(const struct picture *picture, void *given),
               void *given, struct error *err)
{
    zbar_video_t *video = zbar_video_create();
    bool ok = start(video, device, err);
    bool goes_on = ok && look(NULL, given);
    while (goes_on) {
        zbar_image_t *image = zbar_video_next_image(video);
        if (!image) {
            ok = error_set(err, ERROR_STORAGE, _("The camera %s has stopped."), device);
            break;
        }
        goes_on = give(image, look, given);
        zbar_image_destroy(image);
    }
    zbar_video_destroy(video);
    return ok;
}
