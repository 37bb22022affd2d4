/* JSON that was sealed or signed and is read back: a person's record, by the quick way and by the
 * whole one, and a sheet, whose text is the same when it is written again. */
#include "base/text.h"
#include "club/people/person_record.h"
#include "document/sheet_text.h"
#include "tests/fuzz/fuzz.h"

static void read_person(const char *text)
{
    struct person person, again;
    char name[NAME_SIZE], whole[NAME_SIZE];
    bool ok = person_record_read(text, &person);
    bool has_name = person_record_read_name(text, name);
    json_t *record = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    bool is_record = json_is_object(record);
    json_decref(record);
    if (!is_record) /* nothing that was sealed: it is enough that both ways end */
        return;
    fuzz_need(ok && has_name);
    person_name_list_order(&person, whole);
    fuzz_need(strcmp(name, whole) == 0);
    char *written = person_record_write(&person);
    fuzz_need(person_record_read(written, &again));
    fuzz_need(strcmp(person.surname, again.surname) == 0);
    free(written);
}

static void read_sheet(const char *text)
{
    struct sheet sheet = {0}, again = {0};
    struct error err = {0};
    struct buffer first = {0}, second = {0};
    if (sheet_text_read(&sheet, text, &err)) {
        sheet_text_write(&sheet, &first);
        fuzz_need(sheet_text_read(&again, first.text, &err));
        sheet_text_write(&again, &second);
        fuzz_need(strcmp(first.text, second.text) == 0);
    } else {
        fuzz_need(err.kind == ERROR_STORAGE && err.text[0]);
    }
    buffer_free(&first);
    buffer_free(&second);
    sheet_free(&sheet);
    sheet_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *text = fuzz_text(bytes, size);
    if (text_is_utf8(text)) /* what was sealed is: the seal keeps every byte */
        read_person(text);
    read_sheet(text);
    free(text);
    return 0;
}
