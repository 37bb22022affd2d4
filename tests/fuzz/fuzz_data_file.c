/* Rows of dictionaries and of the demonstration club: fields lie in the room, each ends, and the
 * text is read to its end. */
#include "club/data_file.h"
#include "tests/fuzz/fuzz.h"

enum { FIELDS = 12 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size + FIELDS >= DATA_ROW_SIZE) /* a row is shorter, that is part of the contract */
        return 0;
    char *text = fuzz_text(bytes, size), room[DATA_ROW_SIZE];
    const char *fields[FIELDS], *at = text, *before = NULL;
    for (int count; (count = data_file_row(&at, room, fields, FIELDS)) > 0; before = at) {
        fuzz_need(count <= FIELDS && at != before && at <= text + strlen(text));
        for (int i = 0; i < count; i++)
            fuzz_need(fields[i] >= room && fields[i] + strlen(fields[i]) < room + DATA_ROW_SIZE);
    }
    free(text);
    return 0;
}
