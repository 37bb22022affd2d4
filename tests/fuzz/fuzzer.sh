#!/bin/sh
# Says what can fuzz here: "libfuzzer" where clang has it, else "mutator".
if printf '#include <stddef.h>\nint LLVMFuzzerTestOneInput(const char *b, size_t n) { return n && *b; }\n' |
    clang -fsanitize=fuzzer,address,undefined -x c -o /dev/null - 2> /dev/null; then
    echo libfuzzer
else
    echo mutator
fi
