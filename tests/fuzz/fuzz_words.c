/* The command line: words, a line of them for each. They are a command whose values were read, or
 * one sentence says why not. */
#include "admin/line/parse.h"
#include "tests/fuzz/fuzz.h"

enum { WORDS_MOST = 24 };

static void read_words(int count, char **words)
{
    static struct invocation invocation;
    struct error err = {0};
    struct clock clock = {.is_fixed = true, .fixed_at = 1768227600};
    enum parse_request request = PARSE_RUN;
    const struct noun *noun = NULL;
    memset(&invocation, 0, sizeof invocation);
    bool ok = parse_words(&invocation, count, words, &request, &noun, &err);
    if (ok && request == PARSE_RUN) {
        fuzz_need(invocation.command);
        ok = parse_values(&invocation, &clock, &err);
    }
    fuzz_need(ok || (err.kind == ERROR_USAGE && err.text[0]));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct error err = {0};
    int count = 0;
    char *words[WORDS_MOST + 1] = {0};
    fuzz_need(clock_use_zone("Europe/Warsaw", &err));
    char *text = fuzz_text(bytes, size), *rest = NULL;
    for (char *word = strtok_r(text, "\n", &rest); word && count < WORDS_MOST;
         word = strtok_r(NULL, "\n", &rest))
        words[count++] = word;
    read_words(count, words);
    free(text);
    return 0;
}
