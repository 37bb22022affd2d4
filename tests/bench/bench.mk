# Measures: `make bench` makes the large club (kept in build/bench until the schema or its
# generator changes) and prints the table of what is measured against its budget.
SEES_bench      := base store trust club
LIBRARIES_bench := sqlite3 jansson
$(eval $(call compile,bench,tests/bench))

BENCH      := build/bench
BENCH_OUT  := $(OUT)/tests/bench
BENCH_LIBS  = $(OUT)/libcore.a $(call libs,$(LIBRARIES_base) $(LIBRARIES_store) \
  $(LIBRARIES_trust) $(LIBRARIES_club)) -lm
BENCH_PROGRAMS := $(addprefix $(BENCH_OUT)/,large_club bench_checkin bench_command bench_kiosk \
  bench_reading)

$(BENCH_OUT)/large_club: $(addprefix $(BENCH_OUT)/,large_club.o large_club_people.o \
  large_club_history.o large_club_register.o measure.o) $(OUT)/libcore.a
	$(CC) $(BASE_LDFLAGS) -o $@ $(filter %.o,$^) $(BENCH_LIBS)
$(BENCH_OUT)/bench_checkin: $(addprefix $(BENCH_OUT)/,bench_checkin.o cards.o measure.o) \
  $(OUT)/libcore.a
	$(CC) $(BASE_LDFLAGS) -o $@ $(filter %.o,$^) $(BENCH_LIBS)
$(BENCH_OUT)/bench_command: $(addprefix $(BENCH_OUT)/,bench_command.o measure.o) $(OUT)/libcore.a
	$(CC) $(BASE_LDFLAGS) -o $@ $(filter %.o,$^) $(BENCH_LIBS)
$(BENCH_OUT)/bench_reading: $(addprefix $(BENCH_OUT)/,bench_reading.o measure.o) $(OUT)/libcore.a
	$(CC) $(BASE_LDFLAGS) -o $@ $(filter %.o,$^) $(BENCH_LIBS)
$(BENCH_OUT)/bench_kiosk: $(addprefix $(BENCH_OUT)/,bench_kiosk.o kiosk_process.o display.o \
  keyboard.o cards.o measure.o) $(OUT)/libcore.a
	$(CC) $(BASE_LDFLAGS) -o $@ $(filter %.o,$^) $(BENCH_LIBS)

# The clubs depend on what they are made of, not on the program's every relinking.
BENCH_MADE_OF := $(wildcard data/schema/*.sql tests/bench/large_club*)
$(BENCH)/large.db: $(BENCH_MADE_OF) | $(BENCH_OUT)/large_club
	@mkdir -p $(BENCH) && rm -f $@ $@-wal $@-shm
	$(BENCH_OUT)/large_club --db $@ --cards $(BENCH)/large.cards
$(BENCH)/small.db: $(BENCH_MADE_OF) | $(BENCH_OUT)/large_club
	@mkdir -p $(BENCH) && rm -f $@ $@-wal $@-shm
	$(BENCH_OUT)/large_club --db $@ --cards $(BENCH)/small.cards --participants 4000 --presences 0

bench: $(OUT)/obecni $(OUT)/obecni-kiosk $(CATALOGUES) $(BENCH_PROGRAMS) \
  $(BENCH)/large.db $(BENCH)/small.db
	@sh tests/bench/bench.sh $(OUT) $(BENCH)

# Every reading command, with names locked and open: takes some minutes.
bench-reading: $(OUT)/obecni $(CATALOGUES) $(BENCH_OUT)/bench_reading $(BENCH)/large.db
	@sh tests/bench/reading.sh $(OUT) $(BENCH)
