/* Readers that send lines, on a pseudo-terminal in a serial port's place: cards in one piece and
 * in many, garbage, the plug pulled and put back; and programs in the camera's place. Nothing is
 * timed: each step waits for what it caused. */
#include "base/language.h"
#include "base/memory.h"
#include "kiosk/input/readers.h"
#include "kiosk/input/serial.h"
#include "tests/unit/files.h"
#include "trust/start.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

enum { PATIENCE_MS = 20000 };

struct desk {
    struct folder folder;
    char port[200]; /* a link to the pseudo-terminal: its name stays */
    char good[2][TOKEN_SIZE];
    int master;
    int wakes[2];
    struct reader *reader;
    struct scanner scanner;
    int64_t now_ms;
    int bytes, cards, unreadables;
    char last[TOKEN_SIZE];
};

static void wake(void *given)
{
    struct desk *desk = given;
    char byte = 0;
    if (write(desk->wakes[1], &byte, 1) != 1)
        abort();
}

static void plug(struct desk *desk)
{
    int slave;
    char name[128];
    assert_int_equal(openpty(&desk->master, &slave, name, NULL, NULL), 0);
    close(slave);
    assert_int_equal(symlink(name, desk->port), 0);
}

static void unplug(struct desk *desk)
{
    assert_int_equal(unlink(desk->port), 0);
    close(desk->master);
    desk->master = -1;
}

static int set_up(void **state)
{
    struct desk *desk = memory_new(1, sizeof *desk);
    *state = desk;
    folder_make(&desk->folder);
    snprintf(desk->port, sizeof desk->port, "%s/port", desk->folder.dir);
    desk->now_ms = 10000;
    for (int i = 0; i < 2; i++)
        token_new(desk->good[i]);
    return pipe(desk->wakes);
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    reader_free(desk->reader);
    if (desk->master > 0)
        close(desk->master);
    close(desk->wakes[0]);
    close(desk->wakes[1]);
    folder_remove(&desk->folder);
    free(desk);
    return 0;
}

static void start(struct desk *desk, const struct reader_setup *wish)
{
    struct error err = {0};
    struct reader_setup setup = *wish;
    setup.retry_ms = 20;
    setup.wake = wake;
    setup.given = desk;
    if (!reader_new(&desk->reader, &setup, &err))
        fail_msg("%s", err.text);
}

static void listen_to_port(struct desk *desk)
{
    start(desk, &(struct reader_setup){.kind = READER_SERIAL, .name = desk->port});
}

static void wait_for_wake(struct desk *desk)
{
    char bytes[64];
    struct pollfd wait = {.fd = desk->wakes[0], .events = POLLIN};
    if (poll(&wait, 1, PATIENCE_MS) != 1)
        fail_msg("nothing came");
    assert_true(read(desk->wakes[0], bytes, sizeof bytes) > 0);
}

static void read_all(struct desk *desk)
{
    char byte;
    struct scan scan;
    while (reader_take(desk->reader, &byte, 1) == 1) {
        scanner_byte(&desk->scanner, byte, desk->now_ms, &scan);
        desk->bytes++;
        desk->cards += scan.kind == SCAN_CARD;
        desk->unreadables += scan.kind == SCAN_UNREADABLE;
        if (scan.kind == SCAN_CARD)
            memcpy(desk->last, scan.payload, sizeof desk->last);
    }
}

static void wait_until_there(struct desk *desk, bool is_there)
{
    while (reader_is_there(desk->reader) != is_there)
        wait_for_wake(desk);
}

static void wait_for(struct desk *desk, int cards, int unreadables)
{
    for (read_all(desk); desk->cards < cards || desk->unreadables < unreadables; read_all(desk))
        wait_for_wake(desk);
    assert_int_equal(desk->cards, cards);
    assert_int_equal(desk->unreadables, unreadables);
}

static void wait_for_bytes(struct desk *desk, int bytes)
{
    for (read_all(desk); desk->bytes < bytes; read_all(desk))
        wait_for_wake(desk);
}

static void send(struct desk *desk, const char *text)
{
    size_t length = strlen(text);
    assert_int_equal(write(desk->master, text, length), length);
}

static void send_line(struct desk *desk, const char *prefix, const char *text, const char *suffix)
{
    send(desk, prefix);
    send(desk, text);
    send(desk, suffix);
}

static void a_line_is_a_card(void **state)
{
    static const char *const ends[] = {"\r", "\n", "\r\n", "\n\r", ""};
    struct desk *desk = *state;
    plug(desk);
    listen_to_port(desk);
    wait_until_there(desk, true);
    for (int i = 0; i < 5; i++) {
        send_line(desk, i % 2 ? "" : "]Q1", desk->good[i % 2], ends[i]);
        wait_for(desk, i + 1, 0);
        assert_string_equal(desk->last, desk->good[i % 2]);
    }
}

static void lower_case_is_the_same_card(void **state)
{
    struct desk *desk = *state;
    char lower[TOKEN_SIZE];
    plug(desk);
    listen_to_port(desk);
    wait_until_there(desk, true);
    for (size_t i = 0; i < sizeof lower; i++)
        lower[i] = desk->good[0][i] >= 'A' && desk->good[0][i] <= 'Z'
                       ? (char)(desk->good[0][i] + 'a' - 'A') : desk->good[0][i];
    send_line(desk, "", lower, "\n");
    wait_for(desk, 1, 0);
    assert_string_equal(desk->last, desk->good[0]);
}

/* The device may hand a line over in any pieces. */
static void a_split_line_is_one_card(void **state)
{
    struct desk *desk = *state;
    plug(desk);
    listen_to_port(desk);
    wait_until_there(desk, true);
    for (const char *at = desk->good[0]; *at; at++) {
        wait_for(desk, 0, 0);
        send(desk, (char[]){*at, '\0'});
        if (at[1])
            wait_for_wake(desk);
        read_all(desk);
    }
    send(desk, "\r\n");
    wait_for(desk, 1, 0);
}

static void two_lines_at_once_are_two_cards(void **state)
{
    struct desk *desk = *state;
    plug(desk);
    listen_to_port(desk);
    wait_until_there(desk, true);
    send_line(desk, desk->good[0], "\r\n", desk->good[1]);
    send(desk, "\r\n");
    wait_for(desk, 2, 0);
    assert_string_equal(desk->last, desk->good[1]);
}

/* Noise, a line without an end, another kind of code: answered once, and the next card is read. */
static void garbage_hinders_nobody(void **state)
{
    struct desk *desk = *state;
    char noise[700], wrong[TOKEN_SIZE];
    plug(desk);
    listen_to_port(desk);
    wait_until_there(desk, true);
    send(desk, "5901234123457\r\n");
    wait_for(desk, 0, 1);
    memcpy(wrong, desk->good[0], sizeof wrong);
    wrong[TOKEN_LENGTH - 1] = wrong[TOKEN_LENGTH - 1] == '7' ? '8' : '7';
    send_line(desk, "", wrong, "\r\n");
    wait_for(desk, 0, 2);
    send_line(desk, "\x01\x80\xff\x1b[?", desk->good[0], "\x1d\r\n");
    wait_for(desk, 1, 2);
    memset(noise, '\xaa', sizeof noise);
    noise[sizeof noise - 1] = '\0';
    send(desk, noise);
    send_line(desk, "\n", desk->good[1], "\n");
    wait_for(desk, 2, 3);
}

/* A minute later what was left without an end is no part of a card any more. */
static void a_torn_line_is_forgotten(void **state)
{
    struct desk *desk = *state;
    char half[8];
    plug(desk);
    listen_to_port(desk);
    wait_until_there(desk, true);
    snprintf(half, sizeof half, "%.7s", desk->good[0]);
    send(desk, half);
    wait_for_bytes(desk, 7);
    desk->now_ms += 60000;
    send_line(desk, "", desk->good[0] + 7, "\r\n");
    wait_for(desk, 0, 1);
    send_line(desk, "", desk->good[0], "\r\n");
    wait_for(desk, 1, 1);
}

static void pulled_and_put_back(void **state)
{
    struct desk *desk = *state;
    plug(desk);
    listen_to_port(desk);
    wait_until_there(desk, true);
    for (int i = 0; i < 3; i++) {
        unplug(desk);
        wait_until_there(desk, false);
        plug(desk);
        wait_until_there(desk, true);
        send_line(desk, "", desk->good[i % 2], "\r\n");
        wait_for(desk, i + 1, 0);
    }
}

/* What was half read when the plug was pulled is no part of the next card, and hides none. */
static void pulled_out_in_a_line(void **state)
{
    struct desk *desk = *state;
    char half[8];
    plug(desk);
    listen_to_port(desk);
    wait_until_there(desk, true);
    snprintf(half, sizeof half, "%.7s", desk->good[0]);
    send(desk, half);
    wait_for_bytes(desk, 7);
    unplug(desk);
    wait_until_there(desk, false);
    plug(desk);
    wait_until_there(desk, true);
    send_line(desk, "", desk->good[1], "\r\n");
    wait_for(desk, 1, 0);
    assert_string_equal(desk->last, desk->good[1]);
}

static void never_plugged_then_plugged(void **state)
{
    struct desk *desk = *state;
    listen_to_port(desk);
    assert_false(reader_is_there(desk->reader));
    plug(desk);
    wait_until_there(desk, true);
    send_line(desk, "", desk->good[0], "\n");
    wait_for(desk, 1, 0);
}

static void what_is_no_port_is_left_alone(void **state)
{
    struct desk *desk = *state;
    bytes_write(desk->port, "text", 4);
    assert_int_equal(serial_open(desk->port), -1);
    assert_int_equal(serial_open("/dev/null"), -1);
    assert_true(serial_is_name("/dev/ttyACM0"));
    assert_true(serial_is_name("/dev/ttyS0:115200"));
    assert_false(serial_is_name("/dev/ttyS0:31"));
    assert_false(serial_is_name("/dev/ttyS0:"));
    assert_false(serial_is_name(""));
}

/* A program in the camera's place: each line it writes is a scan; it is started anew. */
static void write_program(struct desk *desk, char *path, size_t size, const char *body)
{
    snprintf(path, size, "%s/camera", desk->folder.dir);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", body);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0700), 0);
}

static void a_program_that_dies_is_started_again(void **state)
{
    struct desk *desk = *state;
    char path[200], body[200];
    snprintf(body, sizeof body, "echo; echo \"$1\"; echo x >>%s/runs", desk->folder.dir);
    write_program(desk, path, sizeof path, body);
    start(desk, &(struct reader_setup){
                    .kind = READER_CAMERA, .name = desk->good[0], .program = path});
    wait_for(desk, 1, 0);
    while (desk->cards < 3) {
        wait_for_wake(desk);
        read_all(desk);
    }
    assert_int_equal(desk->unreadables, 0);
}

static int count_lines(const char *path)
{
    struct bytes text = bytes_read(path);
    int count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += text.data[i] == '\n';
    free(text.data);
    return count;
}

/* Lets the program be started `runs` times, and returns how many of its errors were told. */
static int complaints(struct desk *desk, const char *body, int runs)
{
    char path[200], told[200], count[200], whole[400];
    snprintf(told, sizeof told, "%s/told", desk->folder.dir);
    snprintf(count, sizeof count, "%s/runs", desk->folder.dir);
    snprintf(whole, sizeof whole, "%s; echo gone >&2; echo x >>%s", body, count);
    write_program(desk, path, sizeof path, whole);
    bytes_write(told, "", 0);
    bytes_write(count, "", 0);
    int before = dup(STDERR_FILENO), file = open(told, O_WRONLY | O_APPEND);
    dup2(file, STDERR_FILENO);
    start(desk, &(struct reader_setup){.kind = READER_CAMERA, .name = "x", .program = path});
    for (int i = 0; i < PATIENCE_MS && count_lines(count) < runs; i++)
        poll(NULL, 0, 1);
    reader_free(desk->reader);
    desk->reader = NULL;
    dup2(before, STDERR_FILENO);
    close(before);
    close(file);
    assert_true(count_lines(count) >= runs);
    return count_lines(told);
}

static void why_it_does_not_work_is_told_once(void **state)
{
    assert_int_equal(complaints(*state, "true", 4), 1);
}

static void why_it_stopped_is_told_each_time(void **state)
{
    assert_true(complaints(*state, "echo", 4) >= 3);
}

static void a_program_that_stays_is_ended_with_the_kiosk(void **state)
{
    struct desk *desk = *state;
    char path[200], body[400], pid_path[200];
    snprintf(pid_path, sizeof pid_path, "%s/pid", desk->folder.dir);
    snprintf(body, sizeof body, "echo $$ >%s; echo; exec sleep 1000", pid_path);
    write_program(desk, path, sizeof path, body);
    start(desk, &(struct reader_setup){.kind = READER_CAMERA, .name = "x", .program = path});
    wait_until_there(desk, true);
    struct bytes text = bytes_read(pid_path);
    pid_t pid = (pid_t)strtol((char *)text.data, NULL, 10);
    free(text.data);
    assert_int_equal(kill(pid, 0), 0);
    reader_free(desk->reader);
    desk->reader = NULL;
    assert_int_equal(kill(pid, 0), -1);
}

static void without_the_program_there_is_no_camera(void **state)
{
    struct desk *desk = *state;
    start(desk, &(struct reader_setup){
                    .kind = READER_CAMERA, .name = "x", .program = "/nowhere/obecni-camera"});
    assert_false(reader_is_there(desk->reader));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_line_is_a_card),
        TEST(lower_case_is_the_same_card),
        TEST(a_split_line_is_one_card),
        TEST(two_lines_at_once_are_two_cards),
        TEST(garbage_hinders_nobody),
        TEST(a_torn_line_is_forgotten),
        TEST(pulled_and_put_back),
        TEST(pulled_out_in_a_line),
        TEST(never_plugged_then_plugged),
        TEST(what_is_no_port_is_left_alone),
        TEST(a_program_that_dies_is_started_again),
        TEST(why_it_does_not_work_is_told_once),
        TEST(why_it_stopped_is_told_each_time),
        TEST(a_program_that_stays_is_ended_with_the_kiosk),
        TEST(without_the_program_there_is_no_camera),
    };
    struct error err = {0};
    language_start();
    if (!trust_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
