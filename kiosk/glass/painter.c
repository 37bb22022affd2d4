/* Fills, rounded panels, lines of text and signs, clipped to the part that has changed. */
#include "kiosk/glass/painter.h"

#include "kiosk/glass/fonts_paint.h"

#include <math.h>
#include <string.h>

static SDL_Rect to_sdl(struct rect box)
{
    return (SDL_Rect){box.x, box.y, box.w, box.h};
}

static Uint32 pixel_of(const struct painter *painter, const SDL_Surface *surface,
                       enum colour colour)
{
    uint32_t rgb = painter->theme->colours[colour];
    return SDL_MapRGB(surface->format, (Uint8)(rgb >> 16), (Uint8)(rgb >> 8), (Uint8)rgb);
}

static void fill(const struct painter *painter, SDL_Surface *surface, struct rect box,
                 enum colour colour)
{
    SDL_Rect rect = to_sdl(box);
    SDL_FillRect(surface, &rect, pixel_of(painter, surface, colour));
}

/* How much of the pixel at that distance from a circle's middle lies inside: 0..1. */
static double coverage(double distance, double radius)
{
    return fmin(1.0, fmax(0.0, radius - distance + 0.5));
}

static Uint32 corner_pixel(const struct ui_item *item, const uint32_t *colours, double distance)
{
    double outer = coverage(distance, item->radius);
    double inner = coverage(distance, item->radius - item->edge);
    double share = outer > 0.0 ? inner / outer : 0.0;
    if (item->kind == UI_RING) {
        outer -= inner;
        share = 0.0;
    }
    Uint32 pixel = (Uint32)lround(outer * 255.0) << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
        double ground = colours[item->ground] >> shift & 0xff;
        double edge = colours[item->ink] >> shift & 0xff;
        pixel |= (Uint32)lround(edge + (ground - edge) * share) << shift;
    }
    return pixel;
}

/* All four corners in one picture of 2 × 2 radii. */
static SDL_Surface *draw_corners(const struct painter *painter, const struct ui_item *item)
{
    int size = 2 * item->radius;
    SDL_Surface *corners =
        SDL_CreateRGBSurfaceWithFormat(0, size, size, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; corners && y < size; y++) {
        Uint32 *row = (Uint32 *)(void *)((char *)corners->pixels + y * corners->pitch);
        for (int x = 0; x < size; x++) {
            double distance = hypot(x + 0.5 - item->radius, y + 0.5 - item->radius);
            row[x] = corner_pixel(item, painter->theme->colours, distance);
        }
    }
    return corners;
}

/* Corners of one kind are drawn once: buttons share them. */
static SDL_Surface *corners_get(struct painter *painter, const struct ui_item *item)
{
    const uint32_t *colours = painter->theme->colours;
    struct corners *oldest = &painter->corners[0];
    painter->turn++;
    for (int i = 0; i < PAINTER_CORNERS; i++) {
        struct corners *kept = &painter->corners[i];
        if (kept->surface && kept->radius == item->radius && kept->edge == item->edge &&
            kept->ink == colours[item->ink] && kept->ground == colours[item->ground] &&
            kept->is_hollow == (item->kind == UI_RING)) {
            kept->used = painter->turn;
            return kept->surface;
        }
        if (kept->used < oldest->used)
            oldest = kept;
    }
    SDL_FreeSurface(oldest->surface);
    *oldest = (struct corners){
        .radius = item->radius, .edge = item->edge, .ink = colours[item->ink],
        .ground = colours[item->ground], .is_hollow = item->kind == UI_RING,
        .surface = draw_corners(painter, item), .used = painter->turn,
    };
    return oldest->surface;
}

static void paint_corners(struct painter *painter, SDL_Surface *surface,
                          const struct ui_item *item)
{
    SDL_Surface *corners = corners_get(painter, item);
    if (!corners)
        return;
    int radius = item->radius;
    for (int i = 0; i < 4; i++) {
        SDL_Rect from = {i % 2 * radius, i / 2 * radius, radius, radius};
        SDL_Rect to = {item->box.x + i % 2 * (item->box.w - radius),
                       item->box.y + i / 2 * (item->box.h - radius), radius, radius};
        SDL_BlitSurface(corners, &from, surface, &to);
    }
}

/* Each pixel once: the middle, the bands beside the corners, the four edges. */
static void paint_panel(struct painter *painter, SDL_Surface *surface, const struct ui_item *item)
{
    int x = item->box.x, y = item->box.y, w = item->box.w, h = item->box.h;
    int r = item->radius, e = item->edge;
    if (item->kind == UI_PANEL) {
        fill(painter, surface, (struct rect){x + e, y + r, w - 2 * e, h - 2 * r}, item->ground);
        fill(painter, surface, (struct rect){x + r, y + e, w - 2 * r, r - e}, item->ground);
        fill(painter, surface, (struct rect){x + r, y + h - r, w - 2 * r, r - e}, item->ground);
    }
    fill(painter, surface, (struct rect){x + r, y, w - 2 * r, e}, item->ink);
    fill(painter, surface, (struct rect){x + r, y + h - e, w - 2 * r, e}, item->ink);
    fill(painter, surface, (struct rect){x, y + r, e, h - 2 * r}, item->ink);
    fill(painter, surface, (struct rect){x + w - e, y + r, e, h - 2 * r}, item->ink);
    paint_corners(painter, surface, item);
}

static SDL_Color ink_of(const struct painter *painter, const struct ui_item *item)
{
    uint32_t colour = painter->theme->colours[item->ink];
    return (SDL_Color){(Uint8)(colour >> 16), (Uint8)(colour >> 8), (Uint8)colour, 255};
}

static void paint_drawn(SDL_Surface *drawn, SDL_Surface *surface, int x, int y)
{
    SDL_Rect to = {x, y, 0, 0};
    if (drawn && surface)
        SDL_BlitSurface(drawn, NULL, surface, &to);
    SDL_FreeSurface(drawn);
}

static int widest_digit(TTF_Font *font)
{
    int widest = 0;
    for (Uint32 digit = '0'; digit <= '9'; digit++) {
        int advance = 0;
        TTF_GlyphMetrics32(font, digit, NULL, NULL, NULL, NULL, &advance);
        widest = advance > widest ? advance : widest;
    }
    return widest;
}

/* How far the ink of the first digit stands from the left edge of its cell. */
static int first_gap(TTF_Font *font, const char *text, int cell)
{
    Uint32 code;
    int bearing = 0, advance = 0;
    fonts_character(text, &code);
    TTF_GlyphMetrics32(font, code, &bearing, NULL, NULL, NULL, &advance);
    return (cell - advance) / 2 + bearing;
}

/* Digits stand in the middle of equal cells. */
static void paint_tabular(const struct painter *painter, SDL_Surface *surface,
                          const struct ui_item *item, TTF_Font *font)
{
    int cell = widest_digit(font);
    int x = item->box.x;
    const char *text = item->text;
    if (item->is_flush)
        x -= first_gap(font, text, cell);
    while (*text) {
        Uint32 code;
        int advance = 0;
        int length = fonts_character(text, &code);
        TTF_GlyphMetrics32(font, code, NULL, NULL, NULL, NULL, &advance);
        int room = code >= '0' && code <= '9' ? cell : advance;
        if (code != ' ' && code != 0xa0)
            paint_drawn(TTF_RenderGlyph32_Blended(font, code, ink_of(painter, item)), surface,
                        x + (room - advance) / 2, item->baseline - TTF_FontAscent(font));
        x += room;
        text += length;
    }
}

/* Large letters stand with their ink, not with their side bearing, at the left edge. */
static int left_bearing(TTF_Font *font, const char *text)
{
    Uint32 code;
    int bearing = 0;
    fonts_character(text, &code);
    TTF_GlyphMetrics32(font, code, &bearing, NULL, NULL, NULL, NULL);
    return bearing > 0 ? bearing : 0;
}

static void paint_text(const struct painter *painter, SDL_Surface *surface,
                       const struct ui_item *item)
{
    TTF_Font *font = fonts_open(painter->fonts, item->weight, item->font_px);
    if (!font || !item->text[0])
        return;
    if (item->is_tabular) {
        paint_tabular(painter, surface, item, font);
        return;
    }
    paint_drawn(TTF_RenderUTF8_Blended(font, item->text, ink_of(painter, item)), surface,
                item->box.x - left_bearing(font, item->text),
                item->baseline - TTF_FontAscent(font));
}

static void paint_icon(struct painter *painter, SDL_Surface *surface, const struct ui_item *item)
{
    const uint32_t *colours = painter->theme->colours;
    struct icon_wish wish = {
        .name = item->text, .width = item->box.w, .height = item->box.h,
        .ink = colours[item->ink], .ground = colours[item->ground], .tint = colours[item->tint],
    };
    SDL_Surface *icon = icons_get(&painter->icons, &wish);
    SDL_Rect to = to_sdl(item->box);
    if (icon && surface)
        SDL_BlitSurface(icon, NULL, surface, &to);
}

static void paint_item(struct painter *painter, SDL_Surface *surface, const struct ui_item *item)
{
    switch (item->kind) {
    case UI_FILL:
        fill(painter, surface, item->box, item->ink);
        break;
    case UI_PANEL:
    case UI_RING:
        paint_panel(painter, surface, item);
        break;
    case UI_TEXT:
        paint_text(painter, surface, item);
        break;
    case UI_ICON:
        paint_icon(painter, surface, item);
        break;
    case UI_SAID:
    case UI_AREA:
        break;
    }
}

void painter_paint(struct painter *painter, const struct ui *ui, SDL_Surface *surface,
                   struct rect part)
{
    SDL_Rect clip = to_sdl(part);
    painter->theme = &painter->themes[ui->theme];
    SDL_SetClipRect(surface, &clip);
    fill(painter, surface, part, ui->ground);
    for (int i = 0; i < ui->count; i++) {
        if (rect_meets(ui_reach(&ui->items[i]), part))
            paint_item(painter, surface, &ui->items[i]);
    }
    SDL_SetClipRect(surface, NULL);
}

void painter_warm(struct painter *painter, const struct ui *ui)
{
    painter->theme = &painter->themes[ui->theme];
    for (int i = 0; i < ui->count; i++) {
        if (ui->items[i].kind == UI_TEXT)
            paint_text(painter, NULL, &ui->items[i]);
        else if (ui->items[i].kind == UI_ICON)
            paint_icon(painter, NULL, &ui->items[i]);
    }
}

void painter_finish(struct painter *painter)
{
    icons_finish(&painter->icons);
    for (int i = 0; i < PAINTER_CORNERS; i++)
        SDL_FreeSurface(painter->corners[i].surface);
    memset(painter->corners, 0, sizeof painter->corners);
}
