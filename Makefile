# make lint              builds the linter and lints an example list
# make lint LIST=path    lints that list, and fails where the linter does
# make test              runs every test
# make install           puts the program into PREFIX/bin
# What the compiler and the tests need is installed first where it is missing: hooks/install-dependencies.sh.

VERSION = 0.1.0
PREFIX = /usr/local
BUILD = build
CONFIGURATION = release

# valgrind does not read the newer debugging information that clang writes.
CFLAGS = -O2 -gdwarf-4
flags_release = $(CFLAGS)
flags_sanitized = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -Werror
# gcc 11 sees fields missing behind a compound literal in a designated initialiser.
warnings = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wformat=2 -Wno-format-nonliteral \
	-Wno-missing-field-initializers
ifeq ($(shell uname),Darwin)
homebrew := $(shell brew --prefix 2>/dev/null)
override CPPFLAGS += -I$(homebrew)/include
override LDFLAGS += -L$(homebrew)/lib
endif

# Only relative paths, so that the path of the checkout may hold spaces.
output = $(BUILD)/$(CONFIGURATION)
program = $(output)/rsfm-lint
objects_of = $(patsubst %.c,$(output)/%.o,$(1))
compiler_of_pages = src/rulebook/compile.c
sources := $(sort $(filter-out $(compiler_of_pages) src/probe/%,$(shell find src -name '*.c')))
pages := $(sort $(filter-out rules/README.md,$(wildcard rules/*.md)))
tests := $(basename $(sort $(wildcard tests/*.c tests/peers/*.c tests/unit/test_*.c)))
prober_sources := $(wildcard src/probe/*.c)
prober_tests := $(basename $(sort $(wildcard tests/probe/test_*.c)))
prober_objects = $(call objects_of,$(filter-out src/probe/main.c,$(prober_sources)) src/base/arena.c \
	src/base/error.c src/base/text.c src/base/utf8.c)
objects = $(call objects_of,$(filter-out src/main.c,$(sources))) $(output)/embedded_pages.o $(output)/embedded_hook.o

# The static library where there is one: the program then needs no other file, and starts sooner.
library = $(or $(wildcard $(shell $(CC) -print-file-name=lib$(1).a) $(homebrew)/lib/lib$(1).a),-l$(1))
libraries = $(eval libraries := $(foreach name,cmark-gfm-extensions cmark-gfm pcre2-8 utf8proc jansson,\
	$(call library,$(name))))$(libraries)

# Where all of them are static, the C library too: the program then runs on any Linux, and starts sooner.
starter = $(wildcard $(shell $(CC) -print-file-name=rcrt1.o))
static = $(eval static := $(if $(starter),$(if $(filter -l%,$(libraries) $(call library,c)),,-static-pie)))$(static)

# The link prober is a program of its own, and left out where libcurl is missing.
has_libcurl = $(shell $(CC) $(CPPFLAGS) -include curl/curl.h -E -x c /dev/null >/dev/null 2>&1 && echo yes)
prober = $(if $(has_libcurl),$(output)/rsfm-lint-probe)
prober_libraries = $(libraries) -lcurl -lpthread

# A second make, so that it sees what was installed, and builds side by side unless it was told how.
build = $(MAKE) -s --no-print-directory $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(jobs))
jobs := $(shell getconf _NPROCESSORS_ONLN)

.PHONY: all lint test bench install uninstall clean check-style index deps cases-accept program programs
.SUFFIXES:
.SECONDARY:
.DELETE_ON_ERROR:

all: $(BUILD)/ready-build
	+@$(build) program

lint: all
	@$(if $(LIST),$(program) -- "$$LIST",$(program) --fail-on never tests/example/README.md)

test: all $(BUILD)/ready-test
	+@$(build) $(program)-dynamic
	+@$(build) programs CONFIGURATION=sanitized
	+@$(build) $(output)/tests/repairs
	@BUILD='$(BUILD)' tests/run

bench: all $(BUILD)/ready-bench
	@BUILD='$(BUILD)' tests/bench

deps: $(BUILD)/ready-build $(BUILD)/ready-test

$(BUILD)/ready-test $(BUILD)/ready-bench: $(BUILD)/ready-build
$(BUILD)/ready-%: Makefile hooks/install-dependencies.sh
	@CC='$(CC)' CPPFLAGS='$(CPPFLAGS)' LDFLAGS='$(LDFLAGS)' hooks/install-dependencies.sh $* $(BUILD)

install: all
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -s -m 755 $(BUILD)/release/rsfm-lint '$(DESTDIR)$(PREFIX)/bin/rsfm-lint'
	$(if $(prober),install -s -m 755 $(prober) '$(DESTDIR)$(PREFIX)/bin/rsfm-lint-probe')

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/rsfm-lint' '$(DESTDIR)$(PREFIX)/bin/rsfm-lint-probe'

clean:
	rm -rf $(BUILD)

check-style: $(BUILD)/ready-test
	@bats tests/layering.bats

# The table of all rules.
index: $(BUILD)/ready-build
	+@$(build) $(output)/compile-pages
	@$(output)/compile-pages --index $(pages) >$(output)/README.md && mv $(output)/README.md rules/README.md

# Takes what the case prints now for what it is expected to print.
cases-accept: all
	+@$(build) program CONFIGURATION=sanitized
	@BUILD='$(BUILD)' tests/tools/run-case --accept '$(CASE)'

program: $(program) $(prober)
programs: $(program) $(addprefix $(output)/,$(tests)) $(prober) $(if $(prober),$(addprefix $(output)/,$(prober_tests)))

$(program): $(output)/src/main.o $(objects)
	@echo "  link  $@"
	@$(CC) $(flags_$(CONFIGURATION)) $(if $(filter release,$(CONFIGURATION)),$(static)) $(LDFLAGS) -o $@ $^ $(libraries)

# valgrind follows the memory of a C library that it can replace.
$(program)-dynamic: $(program)
	@$(CC) $(flags_$(CONFIGURATION)) $(LDFLAGS) -o $@ $(output)/src/main.o $(objects) $(libraries)

$(output)/rsfm-lint-probe: $(output)/src/probe/main.o $(prober_objects)
	@echo "  link  $@"
	@$(CC) $(flags_$(CONFIGURATION)) $(LDFLAGS) -o $@ $^ $(prober_libraries)

$(output)/tests/probe/%: $(output)/tests/probe/%.o $(prober_objects)
	@echo "  link  $@"
	@$(CC) $(flags_$(CONFIGURATION)) $(LDFLAGS) -o $@ $^ $(prober_libraries) -lcmocka

$(output)/tests/%: $(output)/tests/%.o $(objects)
	@echo "  link  $@"
	@$(CC) $(flags_$(CONFIGURATION)) $(LDFLAGS) -o $@ $^ $(libraries) -lcmocka

$(output)/compile-pages: $(call objects_of,$(compiler_of_pages) $(filter src/base/% src/rulebook/% \
		src/markdown/row.c src/markdown/source.c,$(filter-out src/rulebook/load.c,$(sources))))
	@$(CC) $(flags_$(CONFIGURATION)) $(LDFLAGS) -o $@ $^ $(libraries)

$(output)/embedded_pages.c: $(output)/compile-pages $(pages) rules
	@echo "  pages $@"
	@$(output)/compile-pages $(pages) >$@

# The git hook as a C string, for --install-hook.
$(output)/embedded_hook.c: hooks/pre-commit
	@mkdir -p $(@D)
	@{ echo 'extern const char hook_text[]; const char hook_text[] ='; sed 's/[\\"]/\\&/g; s/.*/"&\\n"/' $<; echo ';'; } >$@

$(output)/embedded_%.o: $(output)/embedded_%.c
	@$(compile)

$(output)/%.o: %.c Makefile
	@echo "  cc    $<"
	@mkdir -p $(@D)
	@$(compile)

compile = $(CC) -std=gnu11 $(warnings) $(flags_$(CONFIGURATION)) -Isrc -DRSFM_LINT_VERSION='"$(VERSION)"' \
	$(CPPFLAGS) -MMD -MP -c -o $@ $<

-include $(wildcard $(patsubst %.o,%.d,$(objects) $(call objects_of,src/main.c $(compiler_of_pages) \
	$(addsuffix .c,$(tests) $(prober_tests)) $(prober_sources))))
