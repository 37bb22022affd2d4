/* obecni-voice for real, its sound written to a file by SDL: every language is spoken and sounds
 * different, being told to be silent ends it, private words stay out of a loudspeaker, and a
 * machine without sound is told and no harm. */
#include "kiosk/sound/orders.h"
#include "kiosk/sound/pcm.h"
#include "kiosk/sound/voice_process.h"

#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct desk {
    struct voice_process voice;
    char program[4096];
    char sound[64]; /* the file that SDL writes */
};

static void begin(struct desk *desk, const char *driver, const char *delay_ms)
{
    setenv("SDL_AUDIODRIVER", driver, 1);
    setenv("SDL_DISKAUDIOFILE", desk->sound, 1);
    setenv("SDL_DISKAUDIODELAY", delay_ms, 1); /* between pieces of 23 ms */
    unlink(desk->sound);
    voice_process_init(&desk->voice, desk->program);
    assert_true(voice_process_start(&desk->voice));
}

static void check_answer(struct desk *desk, const char *expected)
{
    char answer[64] = "";
    for (int i = 0; i < 1000 && !voice_process_answer(&desk->voice, answer, sizeof answer); i++)
        usleep(10000);
    assert_string_equal(answer, expected);
}

static struct pcm read_sound(const struct desk *desk)
{
    struct pcm pcm = {0};
    int16_t sample;
    FILE *file = fopen(desk->sound, "r");
    while (file && fread(&sample, sizeof sample, 1, file) == 1)
        pcm_append(&pcm, &sample, 1);
    if (file)
        fclose(file);
    return pcm;
}

/* Where the last sample is that is not silent, and whether half a second of silence follows. */
static bool is_over(const struct pcm *pcm, size_t *end)
{
    size_t at = pcm->count;
    while (at > 0 && pcm->samples[at - 1] == 0)
        at--;
    *end = at;
    return at > 0 && pcm->count - at > PCM_RATE / 2;
}

/* Waits until that many samples and more have sounded and it is over. Without the silence around
 * them. */
static struct pcm hear_more_than(const struct desk *desk, size_t least)
{
    for (int i = 0; i < 1500; i++) {
        size_t from = 0, end;
        struct pcm pcm = read_sound(desk);
        while (from < pcm.count && pcm.samples[from] == 0)
            from++;
        if (is_over(&pcm, &end) && end - from > least) {
            pcm.count = end;
            pcm_drop(&pcm, from);
            return pcm;
        }
        pcm_free(&pcm);
        usleep(10000);
    }
    fail_msg("nothing was heard in %s", desk->sound);
    return (struct pcm){0};
}

static struct pcm hear(const struct desk *desk)
{
    return hear_more_than(desk, 0);
}

static void test_every_language_is_spoken(void **state)
{
    static const char *const words[] = {
        "pl Obecność jest zapisana. Godzina 15:28.", "uk Запис зроблено. Година 15:28.",
        "en Attendance is recorded. Time 15:28.", "ru Отметка сделана. Время 15:28.",
        "pl 15:28.", "uk 15:28.", "en 15:28.", "ru 15:28.", /* the same signs, other words */
    };
    enum { COUNT = sizeof words / sizeof *words };
    struct desk *desk = *state;
    struct pcm heard[COUNT];
    for (int i = 0; i < COUNT; i++) {
        begin(desk, "disk", "1");
        assert_true(voice_process_order(&desk->voice, ORDER_SAY, words[i]));
        check_answer(desk, ORDER_ANSWER_YES);
        heard[i] = hear(desk);
        voice_process_end(&desk->voice);
        if (pcm_loudness(&heard[i]) < 300.0 || heard[i].count < PCM_RATE / 2)
            fail_msg("“%s” is not heard: %.0f, %zu samples", words[i], pcm_loudness(&heard[i]),
                     heard[i].count);
    }
    for (int i = 4; i < COUNT; i++) {
        for (int j = i + 1; j < COUNT; j++)
            assert_int_not_equal(heard[i].count, heard[j].count);
    }
    for (int i = 0; i < COUNT; i++)
        pcm_free(&heard[i]);
}

static void test_tones_are_heard_and_words_wait_for_them(void **state)
{
    struct desk *desk = *state;
    begin(desk, "disk", "1");
    voice_process_order(&desk->voice, ORDER_VOLUME, "100");
    voice_process_order(&desk->voice, ORDER_TONE, "1");
    struct pcm tone = hear(desk);
    voice_process_end(&desk->voice);
    begin(desk, "disk", "23");
    voice_process_order(&desk->voice, ORDER_VOLUME, "100");
    voice_process_order(&desk->voice, ORDER_TONE, "1");
    voice_process_order(&desk->voice, ORDER_SAY, "pl Obecność jest zapisana.");
    struct pcm both = hear_more_than(desk, tone.count + PCM_RATE / 2);
    assert_true(pcm_loudness(&tone) > 500.0);
    assert_memory_equal(both.samples, tone.samples, tone.count * sizeof *tone.samples);
    pcm_free(&tone);
    pcm_free(&both);
}

static void test_silence_is_at_once(void **state)
{
    struct desk *desk = *state;
    char words[3000] = "pl ";
    for (int i = 0; i < 60; i++) /* more than a minute */
        strcat(words, "Proszę podejść do pracownika. ");
    begin(desk, "disk", "23");
    voice_process_order(&desk->voice, ORDER_SAY, words);
    check_answer(desk, ORDER_ANSWER_YES);
    voice_process_order(&desk->voice, ORDER_TONE, "2"); /* another screen */
    voice_process_order(&desk->voice, ORDER_SAY, words);
    voice_process_order(&desk->voice, ORDER_HUSH, ""); /* a press */
    voice_process_order(&desk->voice, ORDER_TONE, "1");
    struct pcm pcm = hear(desk);
    assert_true(pcm.count < 30 * PCM_RATE);
    pcm_free(&pcm);
}

/* A loudspeaker never says what is private; a headset in the machine's socket does. */
static void test_private_words(void **state)
{
    struct desk *desk = *state;
    begin(desk, "disk", "1");
    voice_process_order(&desk->voice, ORDER_DEVICE, "A headset that is gone");
    voice_process_order(&desk->voice, ORDER_SAY_PRIVATE, "pl Ten miesiąc: trzy z czterech.");
    check_answer(desk, ORDER_ANSWER_YES);
    voice_process_order(&desk->voice, ORDER_TONE, "1");
    struct pcm alone = hear(desk);
    voice_process_end(&desk->voice);
    begin(desk, "disk", "1");
    voice_process_order(&desk->voice, ORDER_JACK, "1");
    voice_process_order(&desk->voice, ORDER_SAY_PRIVATE, "pl Ten miesiąc: trzy z czterech.");
    struct pcm heard = hear(desk);
    assert_true(alone.count < PCM_RATE); /* the tone */
    assert_true(heard.count > PCM_RATE);
    pcm_free(&alone);
    pcm_free(&heard);
}

static void test_a_machine_without_sound(void **state)
{
    struct desk *desk = *state;
    begin(desk, "there is no such driver", "1");
    voice_process_order(&desk->voice, ORDER_TONE, "1");
    check_answer(desk, ORDER_ANSWER_NO);
    voice_process_order(&desk->voice, ORDER_SAY, "pl Nic");
    check_answer(desk, ORDER_ANSWER_NO);
    assert_int_not_equal(access(desk->sound, F_OK), 0);
}

static void test_orders_that_are_none(void **state)
{
    static const char *const orders[] = {"", "nonsense", "say ", "say pl", "say xx words",
                                         "tone", "volume", "private"};
    struct desk *desk = *state;
    begin(desk, "disk", "1");
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (orders[i][0])
            assert_true(voice_process_order(&desk->voice, orders[i], ""));
    }
    voice_process_order(&desk->voice, ORDER_VOLUME, "60");
    voice_process_order(&desk->voice, ORDER_TONE, "1");
    struct pcm pcm = hear(desk); /* it goes on */
    pcm_free(&pcm);
}

static int end_test(void **state)
{
    struct desk *desk = *state;
    voice_process_end(&desk->voice);
    unlink(desk->sound);
    return 0;
}

/* obecni-voice lies two folders above the tests of the kiosk. */
static int set_up(void **state)
{
    struct desk *desk = memory_new(1, sizeof *desk);
    ssize_t length = readlink("/proc/self/exe", desk->program, sizeof desk->program - 32);
    char *slash = length > 0 ? strrchr(desk->program, '/') : NULL;
    if (!slash)
        return -1;
    strcpy(slash, "/../../obecni-voice");
    snprintf(desk->sound, sizeof desk->sound, "/tmp/obecni-sound-%d", (int)getpid());
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_teardown(name, end_test)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_language_is_spoken),
        TEST(test_tones_are_heard_and_words_wait_for_them),
        TEST(test_silence_is_at_once),
        TEST(test_private_words),
        TEST(test_a_machine_without_sound),
        TEST(test_orders_that_are_none),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
