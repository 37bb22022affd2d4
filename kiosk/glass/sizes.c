/* How large a millimetre is on this screen, and the type scale. */
#include "kiosk/glass/sizes.h"

#include <math.h>

/* The reference: 22 inches, 16:9. Below the least size the whole arrangement shrinks. */
static const double long_mm = 487.0;
static const double short_mm = 274.0;
static const double least_long_mm = 345.0;
static const double least_short_mm = 194.0;
static const double base_cap_mm = 7.5;
static const double scale_step = 1.25;

static bool is_plausible(const struct screen_facts *facts)
{
    if (facts->dpi_x < 30.0 || facts->dpi_x > 400.0 || facts->dpi_y < 30.0 || facts->dpi_y > 400.0)
        return false;
    double ratio = facts->dpi_x / facts->dpi_y;
    double width_mm = facts->desk_width * 25.4 / facts->dpi_x;
    return ratio > 0.8 && ratio < 1.25 && width_mm > 120.0 && width_mm < 3000.0;
}

static double true_unit(const struct screen_facts *facts)
{
    int width = facts->desk_width > 0 ? facts->desk_width : facts->width;
    int height = facts->desk_height > 0 ? facts->desk_height : facts->height;
    if (facts->width_mm > 0)
        return (double)width / facts->width_mm;
    if (is_plausible(facts))
        return facts->dpi_x / 25.4;
    return hypot(width, height) / hypot(long_mm, short_mm);
}

struct sizes sizes_of(const struct screen_facts *facts)
{
    struct sizes sizes = {
        .width = facts->width,
        .height = facts->height,
        .true_unit = true_unit(facts),
        .is_portrait = facts->height > facts->width,
        .text = 1.0,
    };
    double longer = sizes.is_portrait ? facts->height : facts->width;
    double shorter = sizes.is_portrait ? facts->width : facts->height;
    double filling = fmin(longer / long_mm, shorter / short_mm);
    double most = fmin(longer / least_long_mm, shorter / least_short_mm);
    sizes.unit = fmin(fmax(filling, sizes.true_unit), most);
    return sizes;
}

struct screen_facts sizes_follow(const struct screen_facts *before, struct screen_facts now)
{
    bool is_turned = now.desk_width == before->desk_height && now.desk_height == before->desk_width;
    now.width_mm = before->width_mm;
    if (is_turned && before->desk_width > 0)
        now.width_mm = (int)lround((double)before->width_mm * now.desk_width / before->desk_width);
    return now;
}

int sizes_mm(const struct sizes *sizes, double mm)
{
    return (int)lround(mm * sizes->unit);
}

double sizes_width_mm(const struct sizes *sizes)
{
    return sizes->width / sizes->unit;
}

double sizes_height_mm(const struct sizes *sizes)
{
    return sizes->height / sizes->unit;
}

double sizes_cap_px(const struct sizes *sizes, int step)
{
    return base_cap_mm * pow(scale_step, step) * sizes->unit * sizes->text;
}

double sizes_main_cap_px(const struct sizes *sizes, int step)
{
    return base_cap_mm * pow(scale_step, step) * sizes->unit * (1.0 + sizes->text) / 2.0;
}

double sizes_most_text(const struct sizes *sizes)
{
    double shorter = fmin(sizes_width_mm(sizes), sizes_height_mm(sizes));
    return fmax(1.0, fmin(2.0, 3.0 * shorter / short_mm - 0.99));
}

int sizes_low_top(const struct sizes *sizes)
{
    return sizes->is_low ? sizes->height / 2 : 0;
}
