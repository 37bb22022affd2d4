/* Writing and reading sealed records. Whoever looks for a name reads twenty thousand of them
 * at once, so a record without escapes, as nearly all are, is read in place. */
#include "club/people/person_record.h"

#include "base/text.h"

#include <string.h>

static const struct field {
    const char *key;
    size_t offset, size;
} fields[] = {
#define FIELD(name)                                                                                \
    {                                                                                              \
        .key = #name, .offset = offsetof(struct person, name),                                     \
        .size = sizeof((struct person *)NULL)->name                                                \
    }
    FIELD(given_names), FIELD(surname), FIELD(form_of_address), FIELD(birth_on),
    FIELD(case_sign),   FIELD(phone),
#undef FIELD
};
enum { FIELDS = sizeof fields / sizeof *fields };

char *person_record_write(const struct person *person)
{
    json_t *record = json_object();
    for (int i = 0; i < FIELDS; i++) {
        const char *value = (const char *)person + fields[i].offset;
        if (value[0])
            json_object_set_new(record, fields[i].key, json_string(value));
    }
    char *text = json_dumps(record, JSON_COMPACT | JSON_SORT_KEYS);
    json_decref(record);
    return text;
}

/* The text between the quotation marks that begin at `*at`, which is left behind them. */
static bool take_string(const char **at, const char **begin, size_t *length)
{
    const char *end = **at == '"' ? strchr(*at + 1, '"') : NULL;
    if (!end)
        return false;
    *begin = *at + 1;
    *length = (size_t)(end - *begin);
    *at = end + 1;
    return true;
}

/* The next key and value of a record without escapes; false at its end and at anything else
 * than {"key":"value",…}. `*at` begins behind the {. */
struct pair {
    const char *key, *value;
    size_t key_length, length;
};
static bool next_pair(const char **at, struct pair *pair)
{
    if (!take_string(at, &pair->key, &pair->key_length) || **at != ':')
        return false;
    (*at)++; /* never over the terminator */
    if (!take_string(at, &pair->value, &pair->length) || (**at != ',' && **at != '}'))
        return false;
    *at += **at == ',';
    return true;
}

static bool is_key(const struct pair *pair, const char *key)
{
    return strlen(key) == pair->key_length && memcmp(key, pair->key, pair->key_length) == 0;
}

static bool keep(struct person *person, const struct pair *pair)
{
    for (int i = 0; i < FIELDS; i++) {
        if (!is_key(pair, fields[i].key))
            continue;
        if (pair->length >= fields[i].size)
            return false;
        char *text = (char *)person + fields[i].offset;
        memcpy(text, pair->value, pair->length);
        text[pair->length] = '\0';
    }
    return true;
}

static bool is_plain(const char *text)
{
    return *text == '{' && !strchr(text, '\\');
}

/* False, with *person filled in part, for anything that json_loads has to look at. */
static bool read_plain(const char *text, struct person *person)
{
    struct pair pair;
    const char *at = text + 1;
    if (!is_plain(text))
        return false;
    while (next_pair(&at, &pair)) {
        if (!keep(person, &pair))
            return false;
    }
    return strcmp(at, "}") == 0;
}

bool person_record_read(const char *text, struct person *person)
{
    memset(person, 0, sizeof *person);
    if (read_plain(text, person))
        return true;
    json_t *record = json_loads(text, 0, NULL);
    for (int i = 0; i < FIELDS; i++) {
        const char *value = json_string_value(json_object_get(record, fields[i].key));
        text_copy((char *)person + fields[i].offset, fields[i].size, value ? value : "");
    }
    bool is_object = json_is_object(record);
    json_decref(record);
    return is_object;
}

bool person_record_read_name(const char *text, char name[NAME_SIZE])
{
    struct pair pair, given = {0}, surname = {0};
    struct person person;
    const char *at = text + 1;
    bool was_read = is_plain(text);
    while (was_read && next_pair(&at, &pair)) {
        if (is_key(&pair, "given_names"))
            given = pair;
        else if (is_key(&pair, "surname"))
            surname = pair;
    }
    if (was_read && strcmp(at, "}") == 0 && given.length < PERSON_NAME_SIZE &&
        surname.length < PERSON_NAME_SIZE) {
        size_t gap = given.length && surname.length ? 1 : 0;
        memcpy(name, surname.length ? surname.value : "", surname.length);
        name[surname.length] = ' ';
        memcpy(name + surname.length + gap, given.length ? given.value : "", given.length);
        name[surname.length + gap + given.length] = '\0';
        return true;
    }
    was_read = person_record_read(text, &person);
    person_name_list_order(&person, name);
    person_wipe(&person);
    return was_read;
}
