# `make torture`: the real programs killed, refused and crowded while they record who came.
#   MINUTES=5   how long      SEED=1   another course of it
MINUTES ?= 5
SEED ?= 1

TORTURE_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(wildcard tests/torture/*.c))
test-build: $(TORTURE_OBJECTS)
$(OUT)/tests/torture/torture: $(TORTURE_OBJECTS) $(addprefix $(BENCH_OUT)/,display.o keyboard.o measure.o) $(OUT)/libcore.a
	$(call say,LD,$@)
	$(Q)$(CC) $(BASE_LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(BENCH_LIBS)

torture: packages
	@$(MAKE) --no-print-directory all $(OUT)/tests/torture/torture $(BENCH)/small.db
	@sh tests/torture/torture.sh $(OUT) $(BENCH) $(MINUTES) $(SEED)
