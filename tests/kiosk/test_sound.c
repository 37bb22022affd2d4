/* What is to be heard: the tones, the words of each screen, who begins speech and what ends it, and
 * the orders that obecni-voice gets. Run with OBECNI_TEST_ORDERS=FILE this program is that voice
 * and writes the orders down. */
#include "states.h"

#include "kiosk/sound/orders.h"
#include "kiosk/sound/sound.h"
#include "kiosk/sound/speech_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { F1 = 0x3a, LOUDER = 0x80, SOFTER = 0x81, TAB = 0x2b };

struct desk {
    struct kiosk kiosk;
    struct fonts *fonts;
    struct ui *ui;
    struct sound *sound;
    char orders[64]; /* where the voice writes them */
    int64_t now_ms;
};

/* The voice of these tests. */
static int write_orders(const char *path)
{
    char order[ORDER_SIZE];
    ssize_t length;
    while ((length = recv(0, order, sizeof order - 1, 0)) > 0) {
        FILE *file = fopen(path, "a");
        order[length] = '\0';
        fprintf(file, "%s\n", order);
        fclose(file);
        send(0, ORDER_ANSWER_YES, strlen(ORDER_ANSWER_YES), MSG_NOSIGNAL);
    }
    return 0;
}

static void begin(struct desk *desk, const char *name)
{
    size_t count, windows;
    const struct state *states = states_list(&count);
    size_t i = 0;
    while (i < count && strcmp(states[i].name, name) != 0)
        i++;
    assert_true(i < count);
    state_make(&desk->kiosk, &states[i], windows_list(&windows), LANGUAGE_POLISH, desk->fonts);
    desk->now_ms = 1000000;
    desk->kiosk.now_ms = desk->kiosk.entered_ms = desk->now_ms;
    desk->kiosk.wish.shown_count = 1;
}

/* Another screen than before, as if a card had brought it. */
static void show(struct desk *desk, const char *name)
{
    struct sound_wish wish = desk->kiosk.wish;
    struct kiosk_preferences preferences = desk->kiosk.preferences;
    begin(desk, name);
    desk->kiosk.wish = wish;
    desk->kiosk.wish.shown_count++;
    preferences_apply(&desk->kiosk, &preferences);
}

static void follow(struct desk *desk)
{
    state_draw(&desk->kiosk, desk->ui);
    sound_follow(desk->sound, &desk->kiosk, desk->ui);
}

static void deliver(struct desk *desk, const struct event *event)
{
    desk->now_ms += 1000;
    kiosk_deliver(&desk->kiosk, event, desk->now_ms);
    follow(desk);
}

static void key(struct desk *desk, int usage)
{
    deliver(desk, &(struct event){.kind = EVENT_KEY, .key = usage});
}

static void press_corner(struct desk *desk)
{
    deliver(desk, &(struct event){.kind = EVENT_SPEECH});
}

/* Waits until the voice has written as many bytes as are expected, then compares. */
static void check_orders(const struct desk *desk, const char *expected)
{
    char written[8000] = "";
    for (int i = 0; i < 1000 && strlen(written) < strlen(expected); i++) {
        FILE *file = fopen(desk->orders, "r");
        size_t length = file ? fread(written, 1, sizeof written - 1, file) : 0;
        written[length] = '\0';
        if (file)
            fclose(file);
        usleep(10000);
    }
    assert_string_equal(written, expected);
    unlink(desk->orders);
}

static void check_no_orders(const struct desk *desk)
{
    assert_int_not_equal(access(desk->orders, F_OK), 0);
}

#define STARTED(percent) "volume " percent "\njack 0\ndevice \n"

static void make(enum tone tone, struct pcm *pcm)
{
    *pcm = (struct pcm){0};
    tones_make(tone, pcm);
}

static void test_tones_are_soft_short_and_two(void **state)
{
    struct pcm tones[TONE_COUNT];
    (void)state;
    for (enum tone tone = TONE_NONE; tone < TONE_COUNT; tone++)
        make(tone, &tones[tone]);
    assert_int_equal(tones[TONE_NONE].count, 0);
    for (enum tone tone = TONE_RECORDED; tone < TONE_COUNT; tone++) {
        const struct pcm *pcm = &tones[tone];
        assert_true(pcm->count * 1000 <= (size_t)TONE_MOST_MS * PCM_RATE);
        assert_true(pcm_loudness(pcm) > 1500.0 && pcm_loudness(pcm) < 9000.0);
        for (size_t i = 1; i < pcm->count; i++) /* nothing starts or ends with a click */
            assert_true(abs(pcm->samples[i] - pcm->samples[i - 1]) < 4000);
        assert_true(abs(pcm->samples[0]) < 100 && abs(pcm->samples[pcm->count - 1]) < 100);
    }
    assert_int_not_equal(tones[TONE_RECORDED].count, tones[TONE_ASK].count);
    for (enum tone tone = TONE_NONE; tone < TONE_COUNT; tone++)
        pcm_free(&tones[tone]);
}

/* Whatever the reason is why nothing was recorded: one and the same tone. */
static void test_no_tone_tells_a_reason(void **state)
{
    static const struct {
        const char *state;
        enum tone tone;
    } tones[] = {
        {"recorded", TONE_RECORDED}, {"already", TONE_RECORDED}, {"cancelled", TONE_RECORDED},
        {"early", TONE_ASK}, {"none-today", TONE_ASK}, {"none-more", TONE_ASK},
        {"unreadable", TONE_ASK}, {"staff", TONE_ASK}, {"choose-two", TONE_ASK}, {"survey-used", TONE_ASK},
        {"survey-over", TONE_ASK}, {"survey-unknown", TONE_ASK}, {"survey-thanks", TONE_RECORDED},
        {"idle", TONE_NONE}, {"about", TONE_NONE}, {"out-of-order", TONE_NONE},
        {"staff-roster", TONE_NONE}, {"survey-faces", TONE_NONE},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof tones / sizeof *tones; i++) {
        begin(desk, tones[i].state);
        if (sound_tone_of(&desk->kiosk) != tones[i].tone)
            fail_msg("the tone of %s", tones[i].state);
    }
}

static void test_words_of_a_screen(void **state)
{
    static const struct {
        const char *state, *words;
    } screens[] = {
        {"recorded", "Zapisano obecność. Godzina 15:28. Zajęcia o 15:30, sala 2."},
        {"none-today", "Dzisiaj nie ma zajęć. Następne: środa, 28 stycznia, 14:00."},
        {"staff", "Proszę podejść do pracownika. Nic złego się nie stało."},
        {"idle", "Przyłóż kartę do czytnika. 15:12. poniedziałek, 12 stycznia 2026. "
                 "Najbliższe zajęcia. 15:30 sala 2. 16:00 sala 4."},
    };
    struct desk *desk = *state;
    char words[SPEECH_TEXT_SIZE];
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        begin(desk, screens[i].state);
        state_draw(&desk->kiosk, desk->ui);
        speech_text_of(desk->ui, words);
        assert_string_equal(words, screens[i].words);
    }
    speech_main_of(desk->ui, words);
    assert_string_equal(words, "Przyłóż kartę do czytnika."); /* not the clock, which goes on */
}

/* Every button that a participant can come to has words, in each language. */
static void test_words_of_every_button(void **state)
{
    struct desk *desk = *state;
    size_t count, windows;
    const struct state *states = states_list(&count);
    char words[SPEECH_TEXT_SIZE];
    for (size_t i = 0; i < count; i++) {
        for (int l = 0; l < LANGUAGE_COUNT && !states[i].is_for_staff; l++) {
            state_make(&desk->kiosk, &states[i], windows_list(&windows), (enum language)l,
                       desk->fonts);
            state_draw(&desk->kiosk, desk->ui);
            for (int n = 0; n < desk->ui->count; n++) {
                enum language language = (enum language)l;
                if (desk->ui->items[n].kind != UI_AREA)
                    continue;
                speech_label_of(desk->ui, desk->ui->items[n].text, &language, words);
                if (!words[0])
                    fail_msg("%s: “%s” cannot be said", states[i].name, desk->ui->items[n].text);
            }
        }
    }
    begin(desk, "idle");
    state_draw(&desk->kiosk, desk->ui);
    enum language language = LANGUAGE_POLISH;
    speech_label_of(desk->ui, "language-uk", &language, words);
    assert_int_equal(language, LANGUAGE_UKRAINIAN); /* said by whoever speaks it */
    assert_string_equal(words, "Українська");
}

static void test_a_card_sounds_once(void **state)
{
    struct desk *desk = *state;
    begin(desk, "idle");
    follow(desk);
    check_no_orders(desk);
    show(desk, "recorded");
    follow(desk);
    follow(desk); /* the same screen still */
    show(desk, "staff");
    follow(desk);
    check_orders(desk, STARTED("60") "tone 1\ntone 2\n");
}

static void test_nothing_is_started_when_it_is_off(void **state)
{
    struct desk *desk = *state;
    begin(desk, "recorded");
    desk->kiosk.wish.volume_percent = 0;
    follow(desk);
    key(desk, F1);
    show(desk, "staff");
    follow(desk);
    check_no_orders(desk);
    desk->kiosk.preferences.speech = false;
    desk->kiosk.wish.volume_percent = 60;
    desk->kiosk.wish.has_tones = false;
    show(desk, "recorded");
    follow(desk);
    check_no_orders(desk);
}

static void test_the_corner_begins_and_repeats(void **state)
{
    struct desk *desk = *state;
    begin(desk, "none-today");
    desk->kiosk.wish.has_tones = false;
    follow(desk);
    press_corner(desk);
    assert_true(desk->kiosk.preferences.speech);
    press_corner(desk);
    check_orders(desk, STARTED("60")
                 "say pl Dzisiaj nie ma zajęć. Następne: środa, 28 stycznia, 14:00.\n"
                 "hush\n"
                 "say pl Dzisiaj nie ma zajęć. Następne: środa, 28 stycznia, 14:00.\n");
    kiosk_rest(&desk->kiosk); /* whoever comes next is not spoken to */
    assert_false(desk->kiosk.preferences.speech);
}

/* Any press, key or card ends what is being said; the way back to the waiting screen does not. */
static void test_speech_is_interrupted(void **state)
{
    struct desk *desk = *state;
    begin(desk, "staff");
    desk->kiosk.wish.has_tones = false;
    key(desk, F1);
    key(desk, TAB);
    show(desk, "idle");
    desk->kiosk.entered_ms = desk->now_ms + 7000;
    follow(desk);
    key(desk, TAB);
    check_orders(desk, STARTED("60")
                 "say pl Proszę podejść do pracownika. Nic złego się nie stało.\n"
                 "hush\nsay pl Ciszej\nhush\nsay pl Polski\n");
}

static void test_another_language_is_spoken(void **state)
{
    struct desk *desk = *state;
    begin(desk, "staff");
    desk->kiosk.wish.has_tones = false;
    key(desk, F1);
    desk->kiosk.preferences.language = LANGUAGE_ENGLISH;
    follow(desk);
    check_orders(desk, STARTED("60")
                 "say pl Proszę podejść do pracownika. Nic złego się nie stało.\n"
                 "say en Please go to a member of staff. Nothing bad has happened.\n");
}

static void test_volume_is_the_persons(void **state)
{
    struct desk *desk = *state;
    begin(desk, "staff");
    follow(desk);
    key(desk, LOUDER);
    assert_int_equal(wish_percent(&desk->kiosk), 80);
    for (int i = 0; i < 5; i++)
        key(desk, LOUDER);
    assert_int_equal(wish_percent(&desk->kiosk), 100);
    check_orders(desk, STARTED("60") "tone 2\nvolume 80\nvolume 100\n");
    for (int i = 0; i < 9; i++)
        key(desk, SOFTER);
    assert_int_equal(wish_percent(&desk->kiosk), 20); /* never away */
    kiosk_rest(&desk->kiosk);
    assert_int_equal(wish_percent(&desk->kiosk), 60);
}

static void plug(struct desk *desk, enum headset_kind kind)
{
    struct headset headset = {.kind = kind};
    if (kind == HEADSET_CARD)
        snprintf(headset.name, sizeof headset.name, "Headset");
    deliver(desk, &(struct event){.kind = EVENT_HEADSET, .headset = &headset});
}

static void test_a_headset_begins_speech_and_ends_it(void **state)
{
    struct desk *desk = *state;
    begin(desk, "staff");
    desk->kiosk.wish.has_tones = false;
    follow(desk);
    plug(desk, HEADSET_JACK);
    check_orders(desk, "volume 60\njack 1\ndevice \n"
                       "say pl Proszę podejść do pracownika. Nic złego się nie stało.\n");
    kiosk_rest(&desk->kiosk);
    assert_true(desk->kiosk.preferences.speech); /* it is still there */
    plug(desk, HEADSET_CARD);
    check_orders(desk, "jack 0\ndevice Headset\n"
                       "say pl Przyłóż kartę do czytnika. 15:12. poniedziałek, 12 stycznia 2026.\n");
    plug(desk, HEADSET_NONE);
    assert_false(desk->kiosk.preferences.speech);
}

/* What is private is said into a headset alone; a loudspeaker asks for one. */
static void test_private_words_need_a_headset(void **state)
{
    struct desk *desk = *state;
    begin(desk, "survey-faces");
    desk->kiosk.wish.has_tones = false;
    key(desk, F1);
    key(desk, TAB);
    assert_string_not_equal(desk->kiosk.focus.name, "");
    show(desk, "staff");
    follow(desk);
    check_orders(desk, STARTED("60") "say pl Aby to usłyszeć, proszę podłączyć słuchawki.\nhush\n"
                       "say pl Proszę podejść do pracownika. Nic złego się nie stało.\n");
    plug(desk, HEADSET_JACK);
    show(desk, "survey-faces");
    follow(desk);
    key(desk, TAB);
    check_orders(desk, "jack 1\ndevice \n"
                       "say pl Proszę podejść do pracownika. Nic złego się nie stało.\n"
                       "private pl Jakie były te spotkania? 1: bardzo złe. 2: złe. 3: takie sobie. "
                       "4: dobre. 5: bardzo dobre. Pytanie 1 z 6.\n"
                       "hush\nprivate pl bardzo złe\n");
}

/* Out of order tries again and again; it is said once. */
static void test_nothing_is_said_twice_unasked(void **state)
{
    struct desk *desk = *state;
    begin(desk, "out-of-order");
    key(desk, F1);
    for (int i = 0; i < 3; i++) {
        desk->kiosk.wish.shown_count++;
        follow(desk);
    }
    press_corner(desk);
    char words[SPEECH_TEXT_SIZE], expected[2 * SPEECH_TEXT_SIZE + 100];
    speech_text_of(desk->ui, words);
    snprintf(expected, sizeof expected, STARTED("60") "say pl %s\nhush\nsay pl %s\n", words, words);
    check_orders(desk, expected);
}

static void test_the_staff_area_is_silent(void **state)
{
    struct desk *desk = *state;
    begin(desk, "staff-roster");
    key(desk, F1);
    plug(desk, HEADSET_JACK);
    follow(desk);
    check_no_orders(desk);
}

static void test_devices_of_linux(void **state)
{
    static const char devices[] =
        "I: Bus=0003\nN: Name=\"Scanner\"\nH: Handlers=sysrq kbd event3 \nB: EV=120013\n\n"
        "I: Bus=0000\nN: Name=\"HDA Intel PCH Mic\"\nH: Handlers=event8 \nB: EV=21\nB: SW=10\n\n"
        "I: Bus=0000\nN: Name=\"HDA Intel PCH Headphone\"\nH: Handlers=event9 \nB: SW=4\n\n";
    static const char before[] = " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n"
                                 " 1 [Speaker        ]: USB-Audio - USB Speaker\n";
    static const char after[] = " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n"
                                " 1 [Speaker        ]: USB-Audio - USB Speaker\n"
                                " 2 [Headset        ]: USB-Audio - Logitech USB Headset\n"
                                "                      Logitech USB Headset at usb-1, full speed\n";
    char name[HEADSET_NAME_SIZE];
    (void)state;
    FILE *file = fmemopen((char *)devices, sizeof devices - 1, "r");
    assert_int_equal(headset_find_jack(file, 0), 9);
    rewind(file);
    assert_int_equal(headset_find_jack(file, 1), -1);
    fclose(file);
    assert_int_equal(headset_find_jack(NULL, 0), -1);
    assert_false(headset_find_card(after, after, name)); /* the house's own */
    assert_false(headset_find_card(after, before, name));
    assert_false(headset_find_card("", "", name));
    assert_true(headset_find_card(before, after, name));
    assert_string_equal(name, "Logitech USB Headset");
}

static void test_no_voice_is_no_error(void **state)
{
    struct desk *desk = *state;
    sound_free(desk->sound);
    desk->sound = sound_new("/nonexistent/obecni-voice");
    begin(desk, "recorded");
    follow(desk);
    assert_int_equal(desk->kiosk.wish.state, SOUND_NO_DEVICE);
    show(desk, "staff");
    follow(desk);
}

static int begin_test(void **state)
{
    struct desk *desk = *state;
    desk->sound = sound_new("/proc/self/exe");
    unlink(desk->orders);
    return 0;
}

static int end_test(void **state)
{
    struct desk *desk = *state;
    sound_free(desk->sound);
    unlink(desk->orders);
    return 0;
}

static int set_up(void **state)
{
    struct error err = {0};
    struct desk *desk = memory_new(1, sizeof *desk);
    desk->ui = memory_new(1, sizeof *desk->ui);
    language_start();
    desk->fonts = fonts_new(&err);
    snprintf(desk->orders, sizeof desk->orders, "/tmp/obecni-orders-%d", (int)getpid());
    setenv("OBECNI_TEST_ORDERS", desk->orders, 1);
    *state = desk;
    return desk->fonts ? 0 : -1;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    fonts_free(desk->fonts);
    free(desk->ui);
    free(desk);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_test, end_test)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_tones_are_soft_short_and_two),
        TEST(test_no_tone_tells_a_reason),
        TEST(test_words_of_a_screen),
        TEST(test_words_of_every_button),
        TEST(test_a_card_sounds_once),
        TEST(test_nothing_is_started_when_it_is_off),
        TEST(test_the_corner_begins_and_repeats),
        TEST(test_speech_is_interrupted),
        TEST(test_another_language_is_spoken),
        TEST(test_volume_is_the_persons),
        TEST(test_a_headset_begins_speech_and_ends_it),
        TEST(test_private_words_need_a_headset),
        TEST(test_nothing_is_said_twice_unasked),
        TEST(test_the_staff_area_is_silent),
        TEST(test_devices_of_linux),
        TEST(test_no_voice_is_no_error),
    };
    const char *orders = getenv("OBECNI_TEST_ORDERS");
    if (orders)
        return write_orders(orders);
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
