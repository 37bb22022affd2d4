# How tests, lint, the demonstration and measurements are built and run.

TEST_OUT := $(OUT)/tests
UNIT_TESTS     := $(patsubst tests/unit/%.c,$(TEST_OUT)/unit/%,$(wildcard tests/unit/test_*.c))
DOCUMENT_TESTS := $(patsubst tests/documents/%.c,$(TEST_OUT)/documents/%,$(wildcard tests/documents/test_*.c))
KIOSK_TESTS    := $(patsubst tests/kiosk/%.c,$(TEST_OUT)/kiosk/%,$(wildcard tests/kiosk/test_*.c))
TEST_LIBS = $(call libs,cmocka $(LIBRARIES_kiosk) $(LIBRARIES_base) $(LIBRARIES_store) \
  $(LIBRARIES_trust) $(LIBRARIES_club) $(LIBRARIES_document) $(LIBRARIES_paper) $(LIBRARIES_exchange)) -lm
KIOSK_PARTS = $(filter-out $(OUT)/kiosk/main.o,$(KIOSK_OBJECTS))

$(eval $(call compile,tests,tests))
$(UNIT_TESTS): $(TEST_OUT)/unit/%: $(OUT)/tests/unit/%.o $(OUT)/tests/unit/fixture.o $(OUT)/libcore.a
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(BASE_LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(TEST_LIBS)
$(TEST_OUT)/unit/test_month: $(OUT)/tests/unit/month_world.o
# These look into the command line's part as well.
ADMIN_TESTS := $(addprefix $(TEST_OUT)/unit/test_,paper_rows listing participant_heat)
$(ADMIN_TESTS): TEST_LIBS := $(OUT)/libcore.a $(TEST_LIBS)
$(ADMIN_TESTS): $(filter-out $(OUT)/admin/main.o,$(ADMIN_OBJECTS))
$(DOCUMENT_TESTS): $(TEST_OUT)/documents/%: $(OUT)/tests/documents/%.o $(OUT)/tests/documents/tools.o $(OUT)/libcore.a
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(BASE_LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(TEST_LIBS)
$(TEST_OUT)/documents/sheet_gallery: $(TEST_OUT)/documents/%: $(OUT)/tests/documents/%.o $(OUT)/libcore.a
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(BASE_LDFLAGS) -o $@ $^ $(TEST_LIBS)
$(TEST_OUT)/documents/test_sheet_pdf $(TEST_OUT)/documents/test_sheet_pages $(TEST_OUT)/documents/sheet_gallery: $(OUT)/tests/documents/sheet_samples.o
$(TEST_OUT)/documents/test_sheet_pdf $(TEST_OUT)/documents/test_sheet_pages $(TEST_OUT)/documents/test_document_lists: $(OUT)/tests/documents/sheet_print.o
$(TEST_OUT)/kiosk/test_voice: | $(OUT)/obecni-voice
$(TEST_OUT)/kiosk/test_desk_health: | $(OUT)/obecni-kiosk
$(KIOSK_TESTS) $(TEST_OUT)/kiosk/kiosk_gallery: $(TEST_OUT)/kiosk/%: $(OUT)/tests/kiosk/%.o \
  $(patsubst tests/kiosk/%.c,$(OUT)/tests/kiosk/%.o,$(filter-out tests/kiosk/test_% tests/kiosk/kiosk_gallery.c,$(wildcard tests/kiosk/*.c))) \
  $(KIOSK_PARTS) $(OUT)/libcore.a
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(BASE_LDFLAGS) -o $@ $^ $(TEST_LIBS)

# Every screen in every state, language, theme and size, as pictures on one page to be looked at.
GALLERY ?= build/gallery
.PHONY: gallery
gallery: $(TEST_OUT)/kiosk/kiosk_gallery $(CATALOGUES)
	@rm -rf $(GALLERY) && mkdir -p $(GALLERY)
	@OBECNI_CATALOGUES=$(OUT)/locale $(TEST_OUT)/kiosk/kiosk_gallery $(GALLERY)
	@echo "$(GALLERY)/index.html"

# Sample sheets with everything that can stand on paper, to be looked at.
PAPERS ?= build/papers
.PHONY: papers
papers: $(TEST_OUT)/documents/sheet_gallery $(CATALOGUES)
	@rm -rf $(PAPERS) && mkdir -p $(PAPERS)
	@OBECNI_CATALOGUES=$(OUT)/locale $(TEST_OUT)/documents/sheet_gallery $(PAPERS)
	@echo "$(PAPERS)"

TEST_PROGRAMS := $(UNIT_TESTS) $(DOCUMENT_TESTS) $(KIOSK_TESTS)
.PHONY: test-build demo test lint
test-build: all $(TEST_PROGRAMS)

# The set-up first, alone: what is compiled depends on what pkg-config finds.
test: packages
	@$(MAKE) --no-print-directory test-build
	@OUT=$(OUT) sh tests/run.sh $(TEST_PROGRAMS)

demo: packages
	@$(MAKE) --no-print-directory all
	@OUT=$(OUT) sh tests/demo.sh

lint:
	@sh tests/lint.sh

# After looking at the differences: takes what the programs say now as right.
.PHONY: transcripts-accept
transcripts-accept: all
	@OUT=$(OUT) sh tests/transcripts/run.sh --accept tests/transcripts/*.txt tests/transcripts/workflows/*.txt

# Writes the command table into the README.
.PHONY: reference
reference: $(OUT)/obecni
	@$(OUT)/obecni help --form reference > $(OUT)/reference.md
	@sed -i -e '/<!-- reference -->/,/<!-- end of reference -->/{/<!-- reference -->/{p;r $(OUT)/reference.md' -e '};/<!-- end of reference -->/p;d}' README.md

include tests/fuzz/fuzz.mk
include tests/bench/bench.mk
include tests/camera/camera.mk
include tests/torture/torture.mk
