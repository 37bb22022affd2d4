/* zbar's video agrees with the camera on a size and format, and converts. It does not say why a
 * camera cannot be used, and waits for a picture for ever: both is done here, with the device. */
#include "kiosk/camera/video.h"

#include "base/clock.h"
#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <zbar.h>

enum { WIDTH = 800, HEIGHT = 600, PATIENCE_MS = 5000 };

static bool refuse(const char *device, int why, struct error *err)
{
    if (why == EBUSY)
        return error_set(err, ERROR_STORAGE, _("The camera %s is used by another program."), device);
    if (why == EACCES || why == EPERM)
        return error_set(err, ERROR_STORAGE,
                         _("The camera %s is closed to this user; the group “video” opens it."), device);
    if (why == ENOTTY)
        return error_set(err, ERROR_STORAGE, _("%s is no camera."), device);
    if (why == ENOENT || why == ENODEV || why == ENXIO)
        return error_set(err, ERROR_STORAGE, _("There is no camera %s."), device);
    return error_set(err, ERROR_STORAGE, _("The camera %s gives no pictures that can be read."), device);
}

/* 0, or why the device is none that pictures come from. */
static int examine(const char *device)
{
    struct v4l2_capability can = {0};
    int camera = open(device, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (camera < 0)
        return errno == EISDIR ? ENOTTY : errno;
    int why = ioctl(camera, VIDIOC_QUERYCAP, &can) == 0 ? 0 : errno == ENODEV ? ENODEV : ENOTTY;
    if (!why && !(can.device_caps & V4L2_CAP_VIDEO_CAPTURE))
        why = ENOTTY;
    close(camera);
    return why;
}

/* Formats that cameras have, those first that cost least; libv4l makes YU12 of what else there is.
 * (zbar's own way to choose ends in a crash when there is no window to choose for.) */
static bool agree(zbar_video_t *video)
{
    const unsigned long formats[] = {
        zbar_fourcc('G', 'R', 'E', 'Y'), zbar_fourcc('Y', 'U', 'Y', 'V'),
        zbar_fourcc('U', 'Y', 'V', 'Y'), zbar_fourcc('N', 'V', '1', '2'),
        zbar_fourcc('M', 'J', 'P', 'G'), zbar_fourcc('J', 'P', 'E', 'G'),
        zbar_fourcc('Y', 'U', '1', '2'),
    };
    bool has_agreed = false;
    for (size_t i = 0; !has_agreed && i < sizeof formats / sizeof *formats; i++)
        has_agreed = zbar_video_init(video, formats[i]) == 0;
    return has_agreed;
}

static bool start(zbar_video_t *video, const char *device, struct error *err)
{
    int why = examine(device);
    if (why)
        return refuse(device, why, err);
    zbar_set_verbosity(-1);
    zbar_video_request_size(video, WIDTH, HEIGHT);
    errno = 0;
    if (zbar_video_open(video, device) != 0 || !agree(video) || zbar_video_enable(video, 1) != 0)
        return refuse(device, errno, err);
    int camera = zbar_video_get_fd(video);
    return fcntl(camera, F_SETFL, fcntl(camera, F_GETFL) | O_NONBLOCK) == 0 || refuse(device, errno, err);
}

/* The next picture in grey, which the caller destroys; NULL when none came in time. */
static zbar_image_t *next(zbar_video_t *video)
{
    struct pollfd wait = {.fd = zbar_video_get_fd(video), .events = POLLIN};
    int64_t until_ms = clock_monotonic_ms() + PATIENCE_MS, left_ms = PATIENCE_MS;
    zbar_image_t *grey = NULL;
    for (; !grey && left_ms > 0; left_ms = until_ms - clock_monotonic_ms()) {
        int ready = poll(&wait, 1, (int)left_ms);
        if (ready == 1 && !(wait.revents & POLLIN))
            break;
        zbar_image_t *image = ready == 1 ? zbar_video_next_image(video) : NULL;
        if (image) {
            grey = zbar_image_convert(image, zbar_fourcc('Y', '8', '0', '0'));
            zbar_image_destroy(image);
        } else if (ready != 0 && errno != EAGAIN && errno != EINTR) {
            break;
        }
    }
    return grey;
}

static bool give(zbar_image_t *grey, bool (*look)(const struct picture *picture, void *given),
                 void *given)
{
    struct picture picture = {
        .grey = (unsigned char *)(uintptr_t)zbar_image_get_data(grey),
        .width = (int)zbar_image_get_width(grey), .height = (int)zbar_image_get_height(grey),
    };
    return look(&picture, given);
}

bool video_run(const char *device, bool (*look)(const struct picture *picture, void *given),
               void *given, struct error *err)
{
    zbar_video_t *video = zbar_video_create();
    bool ok = start(video, device, err), goes_on = ok, is_first = true;
    while (goes_on) {
        zbar_image_t *grey = next(video);
        if (!grey) {
            ok = is_first ? refuse(device, 0, err)
                          : error_set(err, ERROR_STORAGE, _("The camera %s has stopped."), device);
            break;
        }
        goes_on = (!is_first || look(NULL, given)) && give(grey, look, given);
        is_first = false;
        zbar_image_destroy(grey);
    }
    zbar_video_destroy(video);
    return ok;
}
