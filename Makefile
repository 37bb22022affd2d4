# Obecni is built, tested, measured and installed from here.
#   make            build/release/obecni and build/release/obecni-kiosk
#   make demo       a demonstration club, and the kiosk on it
#   make test       every test; both do their own set-up
#   MODE=debug|asan builds into trees of their own; CC=clang works too

MODE ?= release
OUT  ?= build/$(MODE)
VERSION := 0.1.0

# What Debian 12 has to provide, in one list.
PACKAGES := build-essential pkg-config gettext jq sqlite3 tzdata \
  libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libsqlite3-dev libqrencode-dev libsodium-dev \
  libkeyutils-dev libcairo2-dev libpango1.0-dev librsvg2-dev libical-dev libicu-dev libjansson-dev \
  libxlsxwriter-dev libzip-dev libzbar-dev libespeak-ng-dev espeak-ng-data zlib1g-dev fonts-inter \
  libcmocka-dev bats xvfb xauth xdotool x11-utils x11-xkb-utils x11-xserver-utils poppler-utils \
  zbar-tools imagemagick librsvg2-bin cups-client p7zip-full openssl

# V=1 shows the commands whole.
ifneq ($(V),1)
Q := @
say = @echo "  $(1)  $(2)"
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla \
  -Wformat=2 -Wno-format-nonliteral -Wconversion -Wno-sign-conversion
ifneq ($(CI)$(WERROR),)
WARNINGS += -Werror
endif
CFLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
CFLAGS_debug   := -O0 -g3 -DOBECNI_DEBUG
CFLAGS_asan    := -O1 -g -DOBECNI_DEBUG -fsanitize=address,undefined -fno-omit-frame-pointer
CFLAGS  ?=
# Position-independent: the core stands in the programs and in a shared part as well.
BASE_CFLAGS := -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -DOBECNI_VERSION='"$(VERSION)"' \
  -fPIC $(WARNINGS) $(CFLAGS_$(MODE)) $(CFLAGS)
BASE_LDFLAGS := -pie -Wl,--as-needed -Wl,-z,relro $(filter -fsanitize%,$(CFLAGS_$(MODE))) $(LDFLAGS)

# The floors, and which of them each folder may look into. Each folder gets an include root
# of its own that holds nothing else, so an include from a higher floor does not compile.
FLOORS := base store trust club casework rights survey figures document paper exchange
SEES_base     := base
SEES_store    := base store
SEES_trust    := $(SEES_store) trust
SEES_club     := $(SEES_trust) club
SEES_casework := $(SEES_club) casework
SEES_rights   := $(SEES_casework) rights
SEES_survey   := $(SEES_club) survey
SEES_figures  := $(SEES_rights) survey figures
SEES_document := $(SEES_figures) document
SEES_paper    := $(SEES_document) paper
SEES_exchange := $(SEES_document) exchange
SEES_admin    := $(SEES_paper) exchange admin
SEES_kiosk    := $(SEES_club) survey figures kiosk
SEES_camera   := base kiosk
SEES_tests    := $(SEES_admin) kiosk tests

# Libraries by floor.
LIBRARIES_base     := icu-uc icu-i18n
LIBRARIES_store    := sqlite3
LIBRARIES_trust    := libsodium jansson libkeyutils
LIBRARIES_club     := libical jansson
LIBRARIES_casework := jansson
LIBRARIES_rights   := jansson
LIBRARIES_survey   := jansson
LIBRARIES_figures  := jansson
LIBRARIES_document := jansson zlib
LIBRARIES_paper    := cairo pangocairo librsvg-2.0 libqrencode jansson
LIBRARIES_exchange := jansson xlsxwriter libzip libical
LIBRARIES_admin    := jansson
LIBRARIES_kiosk    := sdl2 SDL2_ttf SDL2_image x11 xext jansson
LIBRARIES_voice    := sdl2 espeak-ng
LIBRARIES_camera   := zbar cairo
LIBRARIES_tests    := cmocka sdl2 cairo pangocairo jansson libsodium sqlite3
flags = $(shell pkg-config --cflags $(LIBRARIES_$(1)) 2>/dev/null)
libs  = $(shell pkg-config --libs $(1) 2>/dev/null)

CORE_SOURCES  := $(foreach floor,$(FLOORS),$(wildcard core/$(floor)/*.c core/$(floor)/*/*.c))
# What draws papers is loaded when a paper is drawn: these functions of core/paper are called
# through a file that has no place in anything but the program. Whoever calls another one finds
# cairo undefined when the program is linked, and adds it here and there.
PAPER_PART    := admin/line/paper_part.c
PAPER_CALLS   := card_face_png card_face_svg card_sheet_pdf command_sheet_draw poster_draw \
  sheet_pdf_draw slip_sheet_pdf paper_version
ADMIN_SOURCES := $(filter-out $(PAPER_PART),$(wildcard admin/*.c admin/*/*.c))
CAMERA_SOURCES := $(wildcard kiosk/camera/*.c)
KIOSK_SOURCES := $(filter-out $(CAMERA_SOURCES),$(wildcard kiosk/*.c kiosk/*/*.c))
# The kiosk’s sound is a program of its own.
VOICE_SOURCES := $(wildcard kiosk/sound/voice/*.c) kiosk/sound/pcm.c kiosk/sound/tones.c
CORE_OBJECTS  := $(CORE_SOURCES:%.c=$(OUT)/%.o) $(OUT)/generated/schema.o $(OUT)/generated/data.o
ADMIN_OBJECTS := $(ADMIN_SOURCES:%.c=$(OUT)/%.o)
CAMERA_OBJECTS := $(CAMERA_SOURCES:%.c=$(OUT)/%.o)
KIOSK_OBJECTS := $(KIOSK_SOURCES:%.c=$(OUT)/%.o) $(OUT)/generated/kiosk_assets.o
VOICE_OBJECTS := $(VOICE_SOURCES:%.c=$(OUT)/%.o)
LANGUAGES := pl uk en ru
CATALOGUES := $(LANGUAGES:%=$(OUT)/locale/C.UTF-8/LC_MESSAGES/obecni-%.mo)

.PHONY: all packages test lint bench bench-reading demo torture clean install
all: $(OUT)/obecni $(OUT)/obecni-paper.so $(OUT)/obecni-kiosk $(OUT)/obecni-camera $(OUT)/obecni-voice $(CATALOGUES)

$(OUT)/obecni: $(ADMIN_OBJECTS) $(PAPER_PART:%.c=$(OUT)/%.o) $(OUT)/libcore.a | $(OUT)/obecni-paper.so
	$(call say,LD,$@)
	$(Q)$(CC) $(BASE_LDFLAGS) -o $@ $^ $(call libs,$(LIBRARIES_base) $(LIBRARIES_store) \
	  $(LIBRARIES_trust) $(LIBRARIES_club) $(LIBRARIES_document) $(LIBRARIES_exchange)) -lm
# It has its own copy of what it needs of the core, which keeps nothing that changes.
$(OUT)/obecni-paper.so: $(OUT)/libcore.a
	$(call say,LD,$@)
	$(Q)echo '{ global:$(PAPER_CALLS:%= %;) local: *; };' > $(OUT)/generated/paper.map
	$(Q)$(CC) $(filter-out -pie,$(BASE_LDFLAGS)) -shared -Wl,-Bsymbolic -Wl,--version-script=$(OUT)/generated/paper.map \
	  $(PAPER_CALLS:%=-Wl,-u,%) -o $@ $^ $(call libs,$(LIBRARIES_base) $(LIBRARIES_store) \
	  $(LIBRARIES_trust) $(LIBRARIES_club) $(LIBRARIES_document) $(LIBRARIES_paper)) -lm
$(OUT)/obecni-kiosk: $(KIOSK_OBJECTS) $(OUT)/libcore.a
	$(call say,LD,$@)
	$(Q)$(CC) $(BASE_LDFLAGS) -o $@ $^ $(call libs,$(LIBRARIES_kiosk) $(LIBRARIES_base) \
	  $(LIBRARIES_store) $(LIBRARIES_trust) $(LIBRARIES_club)) -lm
$(OUT)/obecni-camera: $(CAMERA_OBJECTS) $(OUT)/libcore.a
	$(call say,LD,$@)
	$(Q)$(CC) $(BASE_LDFLAGS) -o $@ $^ $(call libs,$(LIBRARIES_camera))
$(OUT)/obecni-voice: $(VOICE_OBJECTS) $(OUT)/core/base/memory.o $(OUT)/core/base/language.o
	$(call say,LD,$@)
	$(Q)$(CC) $(BASE_LDFLAGS) -o $@ $^ $(call libs,$(LIBRARIES_voice)) -lm
$(OUT)/libcore.a: $(CORE_OBJECTS)
	$(call say,AR,$@)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

# $(1) = folder's name among the floors, $(2) = its path
define compile
$(OUT)/$(2)/%.o: $(2)/%.c $(OUT)/sees/$(1)/.made
	$$(call say,CC,$$<)
	@mkdir -p $$(@D)
	$$(Q)$$(CC) $$(BASE_CFLAGS) -iquote $(OUT)/sees/$(1) $$(call flags,$(1)) -MMD -MP -c -o $$@ $$<
$(OUT)/sees/$(1)/.made: Makefile
	@mkdir -p $$(@D)
	@for floor in $$(SEES_$(1)); do \
	  case $$$$floor in admin|kiosk|tests) path=$$$$floor ;; *) path=core/$$$$floor ;; esac; \
	  ln -sfn "$(CURDIR)/$$$$path" $$(@D)/$$$$floor; done
	@touch $$@
endef
$(foreach floor,$(FLOORS),$(eval $(call compile,$(floor),core/$(floor))))
$(eval $(call compile,admin,admin))
$(eval $(call compile,camera,kiosk/camera))
$(eval $(call compile,kiosk,kiosk))

# What is made from data and assets.
$(OUT)/generated/schema.c: core/store/embed_schema.sh $(sort $(wildcard data/schema/*.sql))
	@mkdir -p $(@D)
	$(Q)sh core/store/embed_schema.sh $(filter %.sql,$^) > $@.part && mv $@.part $@
$(OUT)/generated/data.c: core/club/embed_data.sh $(sort $(wildcard data/dictionary/*.csv data/demo/*.csv data/survey/*.csv))
	@mkdir -p $(@D)
	$(Q)sh core/club/embed_data.sh $(filter %.csv,$^) > $@.part && mv $@.part $@
$(OUT)/generated/kiosk_assets.c: kiosk/embed.sh $(sort $(wildcard assets/icons/*.svg assets/themes/*.theme))
	@mkdir -p $(@D)
	$(Q)sh kiosk/embed.sh $(filter assets/%,$^) > $@.part && mv $@.part $@
$(OUT)/generated/schema.o: $(OUT)/generated/schema.c $(OUT)/sees/store/.made
	$(call say,CC,$<)
	$(Q)$(CC) $(BASE_CFLAGS) -Wno-overlength-strings -iquote $(OUT)/sees/store -c -o $@ $<
$(OUT)/generated/data.o: $(OUT)/generated/data.c $(OUT)/sees/club/.made
	$(call say,CC,$<)
	$(Q)$(CC) $(BASE_CFLAGS) -Wno-overlength-strings -iquote $(OUT)/sees/club -c -o $@ $<
$(OUT)/generated/kiosk_assets.o: $(OUT)/generated/kiosk_assets.c $(OUT)/sees/kiosk/.made
	$(call say,CC,$<)
	$(Q)$(CC) $(BASE_CFLAGS) -Wno-overlength-strings -iquote $(OUT)/sees/kiosk -c -o $@ $<

# Each program's part has its own catalogue in assets/po; a language is all of them together.
$(OUT)/locale/C.UTF-8/LC_MESSAGES/obecni-%.mo: $(wildcard assets/po/*.po)
	@mkdir -p $(@D)
	$(Q)msgcat --use-first $(wildcard assets/po/*-$*.po) | msgfmt --check-format --check-domain -o $@ -

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
include tests/tests.mk

# make install PREFIX=/usr/local [DESTDIR=…]
PREFIX ?= /usr/local
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/obecni \
	  $(DESTDIR)$(PREFIX)/lib/obecni
	install $(OUT)/obecni $(OUT)/obecni-kiosk $(OUT)/obecni-camera $(OUT)/obecni-voice $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(OUT)/obecni-paper.so $(DESTDIR)$(PREFIX)/lib/obecni
	cp -r $(OUT)/locale $(DESTDIR)$(PREFIX)/share/obecni/
	$(OUT)/obecni help --form man > $(DESTDIR)$(PREFIX)/share/man/man1/obecni.1
	$(OUT)/obecni completion bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/obecni

packages:
	@sh tests/packages.sh $(PACKAGES)

clean:
	rm -rf build
