# baat: see README.md. `make help` lists the targets.
SHELL = /bin/sh
VERSION := 0.1.0

PREFIX ?= /usr/local

CC ?= cc
CFLAGS ?= -O3 -g
BUILD ?= build
BIN ?= bin
FUZZ_SECONDS ?= 60
# DEVELOPER=1 makes warnings errors; users who build a release are not bothered by them
DEVELOPER ?=

WARNINGS = -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
	-Wformat=2 -Wundef -Wpointer-arith
ifneq ($(DEVELOPER),)
WARNINGS += -Werror
endif

# what this compiler does not know, or has no use for on this machine, it is not asked for
supported = $(foreach flag,$(1),$(shell $(CC) -Werror $(flag) -S -x c -o /dev/null /dev/null 2>/dev/null && echo $(flag)))
HARDENING := -fPIE -fstack-protector-strong $(call supported,-fstack-clash-protection -fcf-protection=full)

BAAT_CPPFLAGS = -D_GNU_SOURCE -DBAAT_VERSION='"$(VERSION)"' -Iinclude -Isrc -include src/base/fortify.h $(READ_FIRST) -include src/base/banned.h
# the folder of the build, and names made at random, stay out of what is built
BAAT_CFLAGS = -std=gnu11 $(WARNINGS) $(HARDENING) -fvisibility=hidden '-ffile-prefix-map=$(CURDIR)=.' -frandom-seed=$@
BAAT_LDFLAGS = -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code
BAAT_LDLIBS = -lcsv -lcjson -lxlsxwriter -lzip -lexpat -lunistring -lnettle -lgmp -lpthread
COMPILE = $(CC) $(BAAT_CPPFLAGS) $(CPPFLAGS) $(BAAT_CFLAGS) $(CFLAGS) -MMD -MP

# the floors of the library, and the command line that stands on them; a program is a folder of src/programs
LIB_SOURCES := $(sort $(wildcard src/base/*.c src/io/*/*.c src/model/*/*.c src/calc/*.c src/calc/*/*.c src/run/*.c))
LIB_OBJECTS := $(LIB_SOURCES:src/%.c=$(BUILD)/%.o)
CLI_SOURCES := $(sort $(wildcard src/cli/*.c))
CLI_OBJECTS := $(CLI_SOURCES:src/%.c=$(BUILD)/%.o)
NAMES := $(sort $(patsubst %.c,%,$(notdir $(wildcard src/programs/*/baat-*.c))))
# the front door, which has all of them in it, and the manual as text
FRONT_OBJECTS := $(patsubst src/%.c,$(BUILD)/%.o,$(sort $(wildcard src/front/*.c))) $(BUILD)/front/pages.o
PROGRAMS := $(BIN)/baat $(NAMES:%=$(BIN)/%)
objects_of = $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/programs/$(1)/*.c))
UNIT_TESTS := $(sort $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c)))
FUZZ_TARGETS := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAYS := $(FUZZ_TARGETS:%=$(BUILD)/fuzz/replay_%)
CATALOGUE := $(BUILD)/locale/nl/LC_MESSAGES/baat.mo

all: $(PROGRAMS) $(CATALOGUE)

help:
	@echo 'make all        build the programs into bin/'
	@echo 'make demo       install what is missing, build, and show the programs at work on example data'
	@echo 'make test       install what is missing, build, and run all tests'
	@echo 'make check      run all tests, installing nothing'
	@echo 'make hostile    input made to be hard, at its true size; takes some minutes'
	@echo 'make lint       formatting, static analysis, man pages, catalogue, shell scripts'
	@echo 'make asan       the tests under AddressSanitizer and UndefinedBehaviorSanitizer'
	@echo 'make analyze    the analyser of gcc on all sources; make clang: the warnings of clang'
	@echo 'make coverage   line coverage of the library and the programs by the tests'
	@echo 'make fuzz       random input thrown at the readers and the programs, for FUZZ_SECONDS each'
	@echo 'make bench      speed, as ratios against other programs on the same input; what is missing is skipped'
	@echo '                bench-setup installs those programs; bench-scaling: time and memory a line, 10^5 to 10^8 lines;'
	@echo '                bench-zeker: draws, against numpy and R doing the same'
	@echo '                bench-workbook: reading an .xlsx and .ods beside xlsx2csv, openpyxl and bare libzip and expat'
	@echo 'make test-slurm the job array of baat-groot(7), on a Slurm cluster of this one machine'
	@echo 'make po         bring po/nl.po up to date with the messages in the source'
	@echo 'make install    install programs, manual, data and libbaat below PREFIX (/usr/local); DESTDIR is put in front'
	@echo 'make uninstall  remove what make install has put there'
	@echo 'make dist       a source tarball of the last commit'
	@echo 'make distcheck  whether that tarball builds, passes, installs and goes away again'
	@echo 'make clean      remove everything that was built'
	@echo 'CC, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX and DESTDIR are honoured; DEVELOPER=1 makes warnings errors.'

# the headers of libxlsxwriter name banned functions in macros, and what is banned may not be named any more
$(BUILD)/io/out/workbook.o $(BUILD)/io/out/workbook-%.o $(BUILD)/unit/test_workbook: READ_FIRST = -include xlsxwriter.h

$(BUILD)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(BUILD)/libbaat.a: $(LIB_OBJECTS)
	@rm -f $@
	$(AR) rcsD $@ $(LIB_OBJECTS)

$(BUILD)/libcli.a: $(CLI_OBJECTS)
	@rm -f $@
	$(AR) rcsD $@ $(CLI_OBJECTS)

.SECONDEXPANSION:
# the archives give a program what it uses and no more; main() is that of src/cli/main.c
$(BIN)/baat-%: $$(call objects_of,$$*) $(BUILD)/libcli.a $(BUILD)/libbaat.a
	@mkdir -p $(BIN)
	$(CC) $(BAAT_CFLAGS) $(CFLAGS) $(BAAT_LDFLAGS) $(LDFLAGS) -Wl,--defsym=this_program=program_$* -o $@ $^ $(BAAT_LDLIBS)

every_object = $(foreach name,$(NAMES:baat-%=%),$(call objects_of,$(name)))
EVERY_PROGRAM = '-DBAAT_PROGRAMS(X)=$(foreach name,$(NAMES:baat-%=%),X($(name)))'

$(BIN)/baat: $(FRONT_OBJECTS) $(every_object) $(BUILD)/libcli.a $(BUILD)/libbaat.a
	@mkdir -p $(BIN)
	$(CC) $(BAAT_CFLAGS) $(CFLAGS) $(BAAT_LDFLAGS) $(LDFLAGS) -o $@ $^ $(BAAT_LDLIBS)

# made anew when a program comes or goes
$(BUILD)/front/programs.o: src/front/programs.c Makefile $(wildcard src/programs)
	@mkdir -p $(@D)
	$(COMPILE) $(EVERY_PROGRAM) -c -o $@ $<

$(BUILD)/front/pages.c: src/tools/pages.sh $(wildcard man/*.[157] man/nl/*.[157])
	@mkdir -p $(@D)
	sh src/tools/pages.sh >$@.new
	@mv $@.new $@

$(BUILD)/front/pages.o: $(BUILD)/front/pages.c src/front/manual.h Makefile
	$(COMPILE) -c -o $@ $<

$(CATALOGUE): po/nl.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libbaat.a Makefile
	@mkdir -p $(@D)
	$(COMPILE) -Itests/unit $(BAAT_LDFLAGS) $(LDFLAGS) -o $@ $< $(BUILD)/libbaat.a $(BAAT_LDLIBS) -lcmocka

# all programs, so that one process can run them
$(BUILD)/fuzz/libprograms.a: $(every_object) $(CLI_OBJECTS)
	@rm -f $@
	$(AR) rcsD $@ $^

# a target of tests/fuzz on the inputs that are given; fuzz_% finds inputs by itself (clang only)
FUZZ_LIBS = $(BUILD)/fuzz/libprograms.a $(BUILD)/libbaat.a
$(BUILD)/fuzz/%.o: tests/fuzz/%.c Makefile
	@mkdir -p $(@D)
	$(COMPILE) $(EVERY_PROGRAM) -c -o $@ $<

$(BUILD)/fuzz/replay_%: $(BUILD)/fuzz/fuzz_%.o $(BUILD)/fuzz/replay.o $(FUZZ_LIBS)
	$(CC) $(CFLAGS) $(BAAT_LDFLAGS) $(LDFLAGS) -o $@ $(BUILD)/fuzz/fuzz_$*.o $(BUILD)/fuzz/replay.o $(FUZZ_LIBS) $(BAAT_LDLIBS)

$(BUILD)/fuzz/fuzz_%: $(BUILD)/fuzz/fuzz_%.o $(FUZZ_LIBS)
	$(CC) $(CFLAGS) $(BAAT_LDFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $(BUILD)/fuzz/fuzz_$*.o $(FUZZ_LIBS) $(BAAT_LDLIBS)

$(BUILD)/fault.so: $(wildcard tests/fault/*.[ch]) Makefile
	@mkdir -p $(@D)
	$(CC) -D_GNU_SOURCE -std=gnu11 $(WARNINGS) -O2 -fno-builtin -fPIC -shared -o $@ $(filter %.c,$^) -ldl

# these come with the objects, and are not made by themselves
%.d: ;
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

# --- what a person runs ------------------------------------------------------------------------------------------

setup-build:
	@sh src/tools/packages.sh build

setup-test:
	@sh src/tools/packages.sh build test

demo: setup-build
	@$(MAKE) -s all
	@sh examples/demo.sh $(BIN)

test: setup-test
	@$(MAKE) -s -j "$$(nproc)" check

check: export BUILT_BY = $(CC) $(CPPFLAGS) $(CFLAGS)
check: all unit-tests $(BUILD)/libbaat.a $(BUILD)/fault.so $(REPLAYS)
	@sh tests/run-all.sh $(BIN) $(BUILD)

unit-tests: $(UNIT_TESTS)

hostile: all
	@python3 tests/hostile/sizes.py $(BIN) all
	@python3 tests/hostile/books.py $(BIN) all
	@python3 tests/hostile/growth.py $(BIN) all

# FUZZ_SECONDS=600 for each target; TARGETS='csv number' runs some only
fuzz:
	@sh src/tools/packages.sh build test lint
	@$(MAKE) -s fuzz-targets DEVELOPER=1 CC=clang BUILD=build-fuzz CFLAGS='-O1 -g -fno-omit-frame-pointer \
		-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'
	@sh tests/fuzz/run.sh build-fuzz $(FUZZ_SECONDS) $(TARGETS)

replays: $(REPLAYS)

.PHONY: fuzz fuzz-targets replays
fuzz-targets: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/fuzz_%)

# --- what a developer runs ---------------------------------------------------------------------------------------

lint:
	@sh src/tools/packages.sh build test lint
	@sh tests/lint.sh

asan:
	@$(MAKE) -s check DEVELOPER=1 BUILD=build-asan BIN=bin-asan \
		CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' SUITES='unit fuzz bad'

# at -O1, which takes less time; -O2 finds the same
analyze:
	@$(MAKE) -s all DEVELOPER=1 BUILD=build-analyze BIN=bin-analyze CPPFLAGS=-DBAAT_ANALYSED CFLAGS='-O1 -fanalyzer'

clang:
	@$(MAKE) -s all unit-tests replays DEVELOPER=1 CC=clang BUILD=build-clang BIN=bin-clang

coverage:
	@$(MAKE) -s check DEVELOPER=1 BUILD=build-coverage BIN=bin-coverage CFLAGS='-O0 -g --coverage -fprofile-update=atomic' \
		SUITES='unit fuzz bad cases'
	@sh tests/coverage.sh build-coverage

bench: all
	@python3 tests/bench/run.py $(BIN) $(BUILD)

bench-setup:
	@sh tests/bench/setup.sh $(BUILD)

# LINES=100000 for as many lines with an uncertain quantity each
bench-zeker: all
	@python3 tests/bench/zeker.py $(BIN) $(BUILD)

bench-workbook: all
	@python3 tests/bench/bench-book.py $(BIN) $(BUILD)

bench-scaling: all
	@python3 tests/bench/scaling.py $(BIN) $(BUILD)

test-slurm: all
	@sh src/tools/packages.sh slurm
	@sh tests/slurm/run.sh $(BIN)

po:
	@sh po/update.sh

# their values reach the script as they are, spaces and all
install uninstall: export PREFIX := $(PREFIX)
install uninstall: export DESTDIR := $(DESTDIR)
install: export VERSION := $(VERSION)
install: export LIBS = $(BAAT_LDLIBS)
install: all $(BUILD)/libbaat.a
	@sh src/tools/install.sh install '$(BIN)' '$(BUILD)'

uninstall:
	@sh src/tools/install.sh uninstall '$(BIN)' '$(BUILD)'

dist:
	git -c tar.umask=0022 archive --format=tar --prefix=baat-$(VERSION)/ -o baat-$(VERSION).tar HEAD
	gzip -n -9 -f baat-$(VERSION).tar

distcheck:
	@sh tests/distcheck.sh $(VERSION)

clean:
	rm -rf build build-* bin-* bin/baat bin/baat-* baat-$(VERSION).tar.gz tests/*/__pycache__

.PHONY: all help setup-build setup-test demo test check unit-tests hostile lint asan analyze clang coverage bench bench-zeker \
	bench-setup bench-workbook bench-scaling test-slurm po install uninstall dist distcheck clean
.SECONDARY:
