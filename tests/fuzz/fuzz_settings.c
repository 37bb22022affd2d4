/* Settings as typed, "name=value", in a real club: what is taken is in force and can be set again as
 * it stands; what is refused leaves what was there. Nothing is committed. */
#include "club/settings.h"
#include "tests/fuzz/fuzz.h"
#include "tests/unit/fixture.h"

static void set(struct club *club, const char *name, const char *typed)
{
    struct error err = {0};
    char before[SETTING_VALUE_SIZE], value[SETTING_VALUE_SIZE], again[SETTING_VALUE_SIZE];
    bool is_known = setting_find(name);
    if (is_known)
        fuzz_need(settings_get_text(club, name, before, &err));
    bool ok = settings_set(club, name, typed, &err);
    fuzz_need(ok ? is_known : err.kind == ERROR_USAGE && err.text[0]);
    if (!is_known)
        return;
    err = (struct error){0};
    fuzz_need(settings_get_text(club, name, value, &err));
    if (!ok) {
        fuzz_need(strcmp(before, value) == 0);
        return;
    }
    fuzz_need(settings_set(club, name, value, &err));
    fuzz_need(settings_get_text(club, name, again, &err) && strcmp(value, again) == 0);
    const struct setting *setting = setting_find(name);
    int64_t number;
    if (setting->type == SETTING_INTEGER)
        fuzz_need(settings_get_integer(club, name, &number, &err) && number >= setting->least &&
                  number <= setting->most);
}

static struct fixture fixture;

static void put_away(void)
{
    fixture_close(&fixture);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct error err = {0};
    if (!fixture.club.store) {
        fixture_open(&fixture);
        atexit(put_away);
    }
    char *text = fuzz_text(bytes, size);
    char *value = strchr(text, '=');
    if (value)
        *value++ = '\0';
    fuzz_need(club_begin(&fixture.club, &err));
    set(&fixture.club, text, value ? value : "");
    fuzz_need(!club_end(&fixture.club, false, &err));
    free(text);
    return 0;
}
