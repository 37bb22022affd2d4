/* Bytes from cairo, and its state as an error. */
#include "paper/drawing.h"

#include "base/language.h"

cairo_status_t drawing_collect(void *buffer, const unsigned char *bytes, unsigned int length)
{
    buffer_append(buffer, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

bool drawing_check(cairo_status_t status, struct error *err)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    return error_set(err, ERROR_STORAGE, _("The document could not be drawn (%s)."),
                     cairo_status_to_string(status));
}
