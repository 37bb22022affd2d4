/* PNG by cairo, SVG by librsvg, which keeps lines and letters as such. An SVG has no address, so
 * whatever it names outside itself is not fetched. */
#include "paper/logo.h"

#include "base/language.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#define HEIGHT_MM 12.0
#define GAP_MM 9.0

/* One of the two, and how large it is in its own measure. */
struct image {
    cairo_surface_t *picture;
    RsvgHandle *drawing;
    double width, height;
};

struct source {
    const unsigned char *bytes;
    size_t left;
};

static cairo_status_t read_bytes(void *from, unsigned char *bytes, unsigned int length)
{
    struct source *source = from;
    if (source->left < length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, source->bytes, length);
    source->bytes += length;
    source->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static void close_image(struct image *image)
{
    if (image->picture)
        cairo_surface_destroy(image->picture);
    g_clear_object(&image->drawing);
    memset(image, 0, sizeof *image);
}

static bool open_png(struct image *image, const struct sheet_logo *logo)
{
    struct source source = {.bytes = logo->bytes, .left = logo->length};
    image->picture = cairo_image_surface_create_from_png_stream(read_bytes, &source);
    if (cairo_surface_status(image->picture) != CAIRO_STATUS_SUCCESS)
        return false;
    image->width = cairo_image_surface_get_width(image->picture);
    image->height = cairo_image_surface_get_height(image->picture);
    return true;
}

/* Its size in pixels where it has one, otherwise by its view box. */
static void measure_svg(struct image *image)
{
    gboolean has_width, has_height, has_box;
    RsvgLength width, height;
    RsvgRectangle box;
    if (rsvg_handle_get_intrinsic_size_in_pixels(image->drawing, &image->width, &image->height))
        return;
    rsvg_handle_get_intrinsic_dimensions(image->drawing, &has_width, &width, &has_height, &height,
                                         &has_box, &box);
    image->width = has_box ? box.width : 0;
    image->height = has_box ? box.height : 0;
}

static bool open_svg(struct image *image, const struct sheet_logo *logo)
{
    image->drawing = rsvg_handle_new_from_data(logo->bytes, logo->length, NULL);
    if (!image->drawing)
        return false;
    measure_svg(image);
    return true;
}

static bool open_image(struct image *image, const struct sheet_logo *logo)
{
    memset(image, 0, sizeof *image);
    bool ok = logo->bytes && logo->length &&
              (strcmp(logo->format, "svg") == 0 ? open_svg(image, logo) : open_png(image, logo));
    if (ok && image->width > 0 && image->height > 0)
        return true;
    close_image(image);
    return false;
}

bool logo_check(const struct sheet *sheet, struct error *err)
{
    for (size_t i = 0; i < sheet->logo_count; i++) {
        struct image image;
        if (!open_image(&image, &sheet->logos[i]))
            return error_set(err, ERROR_STORAGE,
                             _("The logo “%s” cannot be read: it is missing or no PNG or SVG "
                               "image. Add it to the programme again."),
                             sheet->logos[i].name);
        close_image(&image);
    }
    return true;
}

static void paint(cairo_t *cr, struct image *image, double x, double y, double width, double height)
{
    cairo_save(cr);
    if (image->drawing) {
        const RsvgRectangle place = {.x = x, .y = y, .width = width, .height = height};
        rsvg_handle_render_document(image->drawing, cr, &place, NULL);
    } else {
        cairo_translate(cr, x, y);
        cairo_scale(cr, width / image->width, height / image->height);
        cairo_set_source_surface(cr, image->picture, 0, 0);
        cairo_paint(cr);
    }
    cairo_restore(cr);
}

/* How wide each is at a height of one. */
static double proportion(const struct sheet_logo *logo)
{
    struct image image;
    double width = 0;
    if (open_image(&image, logo))
        width = image.width / image.height;
    close_image(&image);
    return width;
}

static double row_height(const struct sheet_page *page)
{
    const struct sheet *sheet = page->sheet;
    double gaps = type_mm(GAP_MM) * (double)(sheet->logo_count - 1), widths = 0;
    for (size_t i = 0; i < sheet->logo_count; i++)
        widths += proportion(&sheet->logos[i]);
    return fmin(type_mm(HEIGHT_MM), (page->width - gaps) / fmax(widths, 0.01));
}

double logo_draw_row(struct sheet_page *page, double top)
{
    double height = row_height(page), x = page->left;
    for (size_t i = 0; i < page->sheet->logo_count && !page->pdf.type.is_measuring; i++) {
        const struct sheet_logo *logo = &page->sheet->logos[i];
        struct image image;
        if (!open_image(&image, logo))
            continue;
        double width = height * image.width / image.height;
        sheet_page_tag(page, "Figure");
        pdf_notes_figure(&page->notes, logo->name);
        paint(page->pdf.cr, &image, x, top, width, height);
        sheet_page_untag(page, "Figure");
        x += width + type_mm(GAP_MM);
        close_image(&image);
    }
    return top + height;
}
