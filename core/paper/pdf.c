/* cairo's PDF surface, collected in memory. */
#include "paper/pdf.h"

#include "paper/document_file.h"
#include "paper/drawing.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void set_properties(cairo_surface_t *surface, const char *title, int64_t made_at)
{
    char date[32];
    time_t at = (time_t)made_at;
    struct tm utc;
    gmtime_r(&at, &utc);
    strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &utc);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Obecni");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

void pdf_open(struct pdf *pdf, const char *title, int64_t made_at)
{
    memset(pdf, 0, sizeof *pdf);
    pdf->bytes = memory_new(1, sizeof *pdf->bytes);
    pdf->surface = cairo_pdf_surface_create_for_stream(
        drawing_collect, pdf->bytes, type_mm(PDF_A4_WIDTH_MM), type_mm(PDF_A4_HEIGHT_MM));
    set_properties(pdf->surface, title, made_at);
    pdf->cr = cairo_create(pdf->surface);
    type_init(&pdf->type, pdf->cr);
}

void pdf_size(struct pdf *pdf, double width, double height)
{
    cairo_pdf_surface_set_size(pdf->surface, width, height);
}

bool pdf_take(struct pdf *pdf, bool ok, struct buffer *bytes, struct error *err)
{
    type_finish(&pdf->type);
    ok = ok && drawing_check(cairo_status(pdf->cr), err);
    cairo_destroy(pdf->cr);
    cairo_surface_finish(pdf->surface);
    ok = ok && drawing_check(cairo_surface_status(pdf->surface), err);
    cairo_surface_destroy(pdf->surface);
    if (ok)
        *bytes = *pdf->bytes;
    else
        buffer_free(pdf->bytes);
    free(pdf->bytes);
    memset(pdf, 0, sizeof *pdf);
    return ok;
}

bool pdf_close(struct pdf *pdf, bool ok, const char *path, struct error *err)
{
    struct buffer bytes = {0};
    ok = pdf_take(pdf, ok, &bytes, err) && document_file_write(path, &bytes, err);
    buffer_free(&bytes);
    return ok;
}
