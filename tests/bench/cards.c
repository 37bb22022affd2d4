/* Reading the cards' file, one payload a line. */
#include "cards.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool cards_read(struct cards *cards, const char *path, size_t skip, size_t least)
{
    char line[64];
    FILE *file = fopen(path, "r");
    *cards = (struct cards){0};
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (skip) {
            skip--;
            continue;
        }
        if (!token_check(line))
            break;
        cards->payloads = memory_grow(cards->payloads, cards->count, &cards->capacity,
                                      sizeof *cards->payloads);
        memcpy(cards->payloads[cards->count++], line, TOKEN_SIZE);
    }
    if (file)
        fclose(file);
    if (cards->count >= least && cards->count)
        return true;
    fprintf(stderr, "%s: %zu cards, %zu wanted\n", path, cards->count, least);
    return false;
}

void cards_free(struct cards *cards)
{
    free(cards->payloads);
    *cards = (struct cards){0};
}
