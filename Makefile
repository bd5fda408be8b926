# baat: see README.md. Targets: all demo test check bench lint asan coverage install uninstall dist clean help
SHELL = /bin/sh
VERSION := 0.1.0

PREFIX ?= /usr/local
BINDIR = $(DESTDIR)$(PREFIX)/bin
DATADIR = $(DESTDIR)$(PREFIX)/share

CC ?= cc
CFLAGS ?= -O2 -g
BUILD ?= build
DEVELOPER ?=

WARNINGS = -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
	-Wformat=2 -Wundef -Wpointer-arith
ifneq ($(DEVELOPER),)
WARNINGS += -Werror
endif

BAAT_CPPFLAGS = -D_GNU_SOURCE -DBAAT_VERSION='"$(VERSION)"' -Iinclude -include src/base/banned.h
BAAT_CFLAGS = -std=gnu11 $(WARNINGS) -fvisibility=hidden -ffile-prefix-map=$(CURDIR)=.
BAAT_LDLIBS = -lcsv -lcjson -lunistring -lnettle -lgmp -lpthread

LIB_SOURCES := $(sort $(wildcard src/base/*.c src/io/*.c src/model/*.c src/calc/*.c))
LIB_OBJECTS := $(LIB_SOURCES:src/%.c=$(BUILD)/%.o)
CMD_SOURCES := $(sort $(filter-out src/cmd/baat-%.c,$(wildcard src/cmd/*.c)))
CMD_OBJECTS := $(CMD_SOURCES:src/%.c=$(BUILD)/%.o)
PROGRAMS := $(sort $(patsubst src/cmd/%.c,bin/%,$(wildcard src/cmd/baat-*.c)))

all: $(PROGRAMS)

$(BUILD)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(BAAT_CPPFLAGS) $(CPPFLAGS) $(BAAT_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libbaat.a: $(LIB_OBJECTS)
	rm -f $@
	$(AR) rcsD $@ $(LIB_OBJECTS)

bin/%: $(BUILD)/cmd/%.o $(CMD_OBJECTS) $(BUILD)/libbaat.a
	@mkdir -p bin
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(BUILD)/cmd/$*.o $(CMD_OBJECTS) $(BUILD)/libbaat.a $(BAAT_LDLIBS)

$(BUILD)/io/cut.o: BAAT_CFLAGS += -O3

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

clean:
	rm -rf $(BUILD) bin/baat-*

.PHONY: all clean
.SECONDARY:
