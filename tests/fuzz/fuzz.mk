# `make fuzz`: readers of bytes that come from outside, asked with what nobody meant them to get.
#   SECONDS_EACH=60   how long each
#   READERS="csv …"   which
# By libFuzzer where clang has it; else, or with FUZZER=mutator, by tests/fuzz/mutator.c.
SECONDS_EACH ?= 60
READERS ?= scanner csv calendar records rules words data_file settings ledger database

.PHONY: fuzz fuzz-build
fuzz: packages
	@FUZZER=$${FUZZER:-$$(sh tests/fuzz/fuzzer.sh)}; out=build/fuzz-$$FUZZER; \
	case $$FUZZER in libfuzzer) CC=clang; parts=-fsanitize=fuzzer-no-link; link=-fsanitize=fuzzer ;; \
	  *) CC="$(CC)"; parts=; link= ;; esac; \
	$(MAKE) --no-print-directory MODE=asan OUT=$$out CC="$$CC" CFLAGS=$$parts FUZZ_LINK=$$link \
	  FUZZER=$$FUZZER fuzz-build && \
	sh tests/fuzz/run.sh $$out $(SECONDS_EACH) $(READERS)

# Compiled with the tests, so that it does not rot.
test-build: $(patsubst %.c,$(OUT)/%.o,$(wildcard tests/fuzz/*.c))
FUZZ_PROGRAMS := $(READERS:%=$(OUT)/fuzz_%)
FUZZ_PARTS_mutator := $(OUT)/tests/fuzz/mutator.o
fuzz-build: $(FUZZ_PROGRAMS)
$(OUT)/fuzz_words: $(filter-out $(OUT)/admin/main.o,$(ADMIN_OBJECTS))
$(OUT)/fuzz_scanner: $(OUT)/kiosk/input/scanner.o
$(OUT)/fuzz_ledger $(OUT)/fuzz_database: $(OUT)/tests/fuzz/damage.o
$(OUT)/fuzz_settings $(OUT)/fuzz_ledger $(OUT)/fuzz_database: $(OUT)/tests/unit/fixture.o
$(FUZZ_PROGRAMS): $(OUT)/fuzz_%: $(OUT)/tests/fuzz/fuzz_%.o $(FUZZ_PARTS_$(FUZZER)) $(OUT)/libcore.a
	$(call say,LD,$@)
	$(Q)$(CC) $(BASE_LDFLAGS) $(FUZZ_LINK) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(TEST_LIBS)
