/* HTML with a picture for each state and variant, and a line of choices that needs nobody's
 * library. */
#include "gallery_page.h"

#include "variants.h"

#include <stdio.h>
#include <string.h>

static const char head[] =
    "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Obecni: the glass</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<style>\n"
    "body{font:16px/1.5 Inter,sans-serif;background:#e9e6df;color:#17181c;margin:0 32px 64px}\n"
    "h1{font-size:28px;margin:32px 0 0}h2{font-size:20px;margin:48px 0 12px}\n"
    "nav{position:sticky;top:0;background:#e9e6df;padding:16px 0;display:flex;gap:16px;"
    "flex-wrap:wrap;border-bottom:1px solid #bdb7aa}\n"
    "select{font:inherit;padding:4px 8px}\n"
    "section{display:flex;flex-wrap:wrap;gap:20px;align-items:flex-end}\n"
    "h2{width:100%}figure{margin:0}img{display:block;background:#fff}\n"
    "figcaption{font-size:12px;color:#4a4d54}[hidden]{display:none}\n"
    "</style>\n<h1>The glass</h1>\n<nav>\n";

static const char script[] =
    "<script>\n"
    "const all=[...document.querySelectorAll('figure')],chosen=[...document.querySelectorAll('select')];\n"
    "function show(){for(const f of all)f.hidden=chosen.some(s=>s.value&&f.dataset[s.name]!==s.value);\n"
    "for(const s of document.querySelectorAll('section'))s.hidden=!s.querySelector('figure:not([hidden])');}\n"
    "for(const s of chosen)s.onchange=show;show();\n"
    "</script>\n";

static void write_choice(FILE *file, const char *name, const char *words, const char *first)
{
    char list[200];
    snprintf(list, sizeof list, "%s", words);
    fprintf(file, "<label>%s <select name=\"%s\"><option value=\"\">all", name, name);
    for (char *word = strtok(list, " "); word; word = strtok(NULL, " "))
        fprintf(file, "<option%s>%s", strcmp(word, first) == 0 ? " selected" : "", word);
    fprintf(file, "</select></label>\n");
}

struct page {
    FILE *file;
    const char *part;
    const struct state *state;
    int count;
};

static void write_figure(const struct variant *variant, void *context)
{
    struct page *page = context;
    char variation[VARIANT_NAME_SIZE], name[200];
    const struct kiosk_preferences *wish = &variant->preferences;
    variant_name(variant, variation);
    snprintf(name, sizeof name, "%s-%s", page->state->name, variation);
    if (page->part && !strstr(name, page->part))
        return;
    if (page->count++ == 0)
        fprintf(page->file, "<section><h2>%s</h2>\n", page->state->name);
    fprintf(page->file,
            "<figure data-language=\"%s\" data-theme=\"%s\" data-window=\"%s\" data-text=\"%d\""
            " data-reach=\"%s\"><a href=\"%s.png\"><img loading=\"lazy\" src=\"small/%s.png\""
            " alt=\"%s\"></a><figcaption>%s</figcaption></figure>\n",
            language_code(wish->language), theme_word(wish->theme), variant->window->name,
            wish->text_percent, wish->low_reach ? "low" : "usual", name, name, name, variation);
}

bool gallery_page_write(const char *dir, const char *part)
{
    char path[512];
    size_t count;
    const struct state *states = states_list(&count);
    snprintf(path, sizeof path, "%s/index.html", dir);
    struct page page = {.file = fopen(path, "w"), .part = part};
    if (!page.file)
        return false;
    fputs(head, page.file);
    write_choice(page.file, "language", "pl uk en ru", "pl");
    write_choice(page.file, "theme", "light contrast-dark contrast-light", "");
    write_choice(page.file, "window", "1920x1080 1280x800 1024x600 1080x1920 1024x600-small", "");
    write_choice(page.file, "text", "100 150 200", "");
    write_choice(page.file, "reach", "usual low", "");
    fputs("</nav>\n", page.file);
    for (size_t i = 0; i < count; i++) {
        page.state = &states[i];
        page.count = 0;
        variants_each_picture(&states[i], write_figure, &page);
        if (page.count > 0)
            fputs("</section>\n", page.file);
    }
    fputs(script, page.file);
    return fclose(page.file) == 0;
}
