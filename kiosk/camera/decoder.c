/* zbar's image scanner, with a second and third look at pictures in which it finds nothing. */
#include "kiosk/camera/decoder.h"

#include "base/language.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <zbar.h>

enum { LEAST_SIDE = 60 };

bool decoder_start(struct decoder *decoder, void (*say)(const char *text, void *given),
                   void *given, struct error *err)
{
    memset(decoder, 0, sizeof *decoder);
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    if (!scanner || getrandom(&decoder->secret, sizeof decoder->secret, 0) < 0)
        return error_set(err, ERROR_STORAGE, _("The camera’s pictures cannot be read."));
    /* Debian's zbar tells every code to the system's message bus unless it is told not to. */
    zbar_image_scanner_request_dbus(scanner, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    decoder->scanner = scanner;
    decoder->say = say;
    decoder->given = given;
    return true;
}

void decoder_finish(struct decoder *decoder)
{
    if (decoder->scanner)
        zbar_image_scanner_destroy(decoder->scanner);
    free(decoder->other.grey);
    memset(decoder, 0, sizeof *decoder);
}

static uint64_t digest(const struct decoder *decoder, const char *text)
{
    uint64_t sum = 0xcbf29ce484222325u ^ decoder->secret; /* FNV-1a */
    for (; *text; text++)
        sum = (sum ^ (unsigned char)*text) * 0x100000001b3u;
    return sum ? sum : 1;
}

/* Whether it was before the camera already; notes that it is now. */
static bool is_known(struct decoder *decoder, uint64_t sum)
{
    int oldest = 0;
    for (int i = 0; i < DECODER_KNOWN; i++) {
        if (decoder->known[i].digest == sum) {
            decoder->known[i].absent = 0;
            return true;
        }
        if (!decoder->known[i].digest || (decoder->known[oldest].digest &&
                                          decoder->known[i].absent > decoder->known[oldest].absent))
            oldest = i;
    }
    decoder->known[oldest].digest = sum;
    decoder->known[oldest].absent = 0;
    return false;
}

static void age(struct decoder *decoder)
{
    for (int i = 0; i < DECODER_KNOWN; i++) {
        if (++decoder->known[i].absent > DECODER_ABSENT)
            decoder->known[i].digest = 0;
    }
}

/* A code of somebody else's may hold anything: one line of plain characters goes on. */
static void take(struct decoder *decoder, const char *data, size_t length)
{
    char text[DECODER_TEXT_MOST + 1];
    size_t count = length < DECODER_TEXT_MOST ? length : DECODER_TEXT_MOST;
    for (size_t i = 0; i < count; i++)
        text[i] = data[i] > ' ' && data[i] <= '~' ? data[i] : '?';
    text[count] = '\0';
    if (count > 0 && !is_known(decoder, digest(decoder, text)))
        decoder->say(text, decoder->given);
    explicit_bzero(text, sizeof text);
}

static int scan(struct decoder *decoder, const struct picture *picture)
{
    zbar_image_t *image = zbar_image_create();
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, (unsigned)picture->width, (unsigned)picture->height);
    zbar_image_set_data(image, picture->grey,
                        (unsigned long)picture->width * (unsigned long)picture->height, NULL);
    int count = zbar_scan_image(decoder->scanner, image);
    const zbar_symbol_t *symbol = count > 0 ? zbar_image_first_symbol(image) : NULL;
    for (; symbol; symbol = zbar_symbol_next(symbol))
        take(decoder, zbar_symbol_get_data(symbol), zbar_symbol_get_data_length(symbol));
    zbar_image_destroy(image);
    return count > 0 ? count : 0;
}

/* The darkest and lightest tones, but for a hundredth of the pixels each way. */
static void find_tones(const struct picture *picture, int *dark, int *light)
{
    size_t counts[256] = {0}, size = (size_t)picture->width * (size_t)picture->height, sum = 0;
    for (size_t i = 0; i < size; i++)
        counts[picture->grey[i]]++;
    *dark = 0;
    for (sum = counts[0]; *dark < 254 && sum < size / 100; sum += counts[*dark])
        ++*dark;
    *light = 255;
    for (sum = counts[255]; *light > *dark + 1 && sum < size / 100; sum += counts[*light])
        --*light;
}

/* The picture with full contrast, each pixel the mean of a square of `step` by `step`. */
static void stretch(struct decoder *decoder, const struct picture *from, int step)
{
    struct picture *to = &decoder->other;
    int dark, light;
    find_tones(from, &dark, &light);
    to->width = from->width / step;
    to->height = from->height / step;
    for (int y = 0; y < to->height; y++) {
        for (int x = 0; x < to->width; x++) {
            int sum = 0;
            for (int i = 0; i < step * step; i++)
                sum += from->grey[(y * step + i / step) * from->width + x * step + i % step];
            int tone = (sum / (step * step) - dark) * 255 / (light - dark);
            to->grey[y * to->width + x] = (unsigned char)(tone < 0 ? 0 : tone > 255 ? 255 : tone);
        }
    }
}

int decoder_look(struct decoder *decoder, const struct picture *picture)
{
    size_t size = (size_t)picture->width * (size_t)picture->height;
    age(decoder);
    int count = scan(decoder, picture);
    for (int step = 1; count == 0 && step <= 3 && picture->width / step >= LEAST_SIDE; step++) {
        free(decoder->other.grey);
        decoder->other.grey = memory_new(size, 1);
        stretch(decoder, picture, step);
        count = scan(decoder, &decoder->other);
        explicit_bzero(decoder->other.grey, size);
    }
    return count;
}
