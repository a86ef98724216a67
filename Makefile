# make lint              builds the linter and lints an example list
# make lint LIST=path    lints that list, and fails where the linter does
# make test              runs every test
# make fuzz              feeds what reads strangers' input, FUZZ_SECONDS each, by clang's libFuzzer
# make install           puts the program into PREFIX/bin
# What the compiler and the tests need is installed first where it is missing: hooks/install-dependencies.sh.

VERSION = 0.1.0
PREFIX = /usr/local
BUILD = build
CONFIGURATION = release
CLANG = clang
FUZZ_SECONDS = 60

# valgrind does not read the newer debugging information that clang writes.
CFLAGS = -O2 -gdwarf-4
flags_release = $(CFLAGS)
flags_sanitized = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -Werror
flags_fuzz = $(flags_sanitized) -fsanitize=fuzzer-no-link
# gcc 11 sees fields missing behind a compound literal in a designated initialiser.
warnings = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wformat=2 -Wno-format-nonliteral \
	-Wno-missing-field-initializers
homebrew := $(if $(filter Darwin,$(shell uname)),$(shell brew --prefix 2>/dev/null))
override CPPFLAGS += $(homebrew:%=-I%/include)
override LDFLAGS += $(homebrew:%=-L%/lib)

# The link prober is a program of its own, and left out where libcurl is missing.
has_libcurl := $(shell $(CC) $(CPPFLAGS) -include curl/curl.h -E -x c /dev/null >/dev/null 2>&1 && echo yes)

# Only relative paths, so that the path of the checkout may hold spaces.
output = $(BUILD)/$(CONFIGURATION)
program = $(output)/rsfm-lint
found = $(basename $(sort $(wildcard $(1))))
sources := $(sort $(filter-out src/main.c src/probe/main.c src/rulebook/compile.c,\
	$(shell find src -name '*.c' $(if $(has_libcurl),,! -path 'src/probe/*'))))
pages := $(sort $(filter-out rules/README.md,$(wildcard rules/*.md)))
tests := $(call found,tests/*.c tests/peers/*.c tests/unit/test_*.c $(if $(has_libcurl),tests/probe/test_*.c))
fuzz := $(filter-out tests/fuzz/driver $(if $(has_libcurl),,tests/fuzz/probe_%),$(call found,tests/fuzz/*.c))

# The static library where there is one: the program then needs no other file, and starts sooner.
library = $(or $(wildcard $(shell $(CC) -print-file-name=lib$(1).a) $(homebrew)/lib/lib$(1).a),-l$(1))
libraries = $(eval libraries := $(foreach name,cmark-gfm-extensions cmark-gfm pcre2-8 utf8proc jansson,\
	$(call library,$(name))))$(libraries)
network = $(if $(has_libcurl),-lcurl -lpthread)

# Where all of them are static, the C library too: the program then runs on any Linux, and starts sooner.
starter = $(wildcard $(shell $(CC) -print-file-name=rcrt1.o))
static = $(eval static := $(if $(starter),$(if $(filter -l%,$(libraries) $(call library,c)),,-static-pie)))$(static)

# A second make, so that it sees what was installed, and builds side by side unless it was told how.
build = $(MAKE) -s --no-print-directory $(if $(findstring jobserver,$(MAKEFLAGS)),,\
	-j$(shell getconf _NPROCESSORS_ONLN))

.PHONY: all lint test fuzz bench install uninstall clean check-style index deps cases-accept program programs
.SUFFIXES:
.SECONDARY:
.DELETE_ON_ERROR:

all: $(BUILD)/ready-build
	+@$(build) program

lint: all
	@$(if $(LIST),$(program) -- "$$LIST",$(program) --fail-on never tests/example/README.md)

test: all $(BUILD)/ready-test
	+@$(build) $(program)-dynamic $(output)/tests/repairs
	+@$(build) programs CONFIGURATION=sanitized
	@BUILD='$(BUILD)' tests/run

fuzz: $(BUILD)/ready-build
	+@BUILD='$(BUILD)' CLANG='$(CLANG)' MAKE='$(build)' tests/fuzz/run $(FUZZ_SECONDS) $(notdir $(fuzz))

bench: all $(BUILD)/ready-bench
	@BUILD='$(BUILD)' tests/bench

deps: $(BUILD)/ready-build $(BUILD)/ready-test

$(BUILD)/ready-test $(BUILD)/ready-bench: $(BUILD)/ready-build
$(BUILD)/ready-%: Makefile hooks/install-dependencies.sh
	@CC='$(CC)' CPPFLAGS='$(CPPFLAGS)' LDFLAGS='$(LDFLAGS)' hooks/install-dependencies.sh $* $(BUILD)

install: all
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -s -m 755 $(program) $(if $(has_libcurl),$(program)-probe) '$(DESTDIR)$(PREFIX)/bin'

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

program: $(program) $(if $(has_libcurl),$(program)-probe)
programs: program $(addprefix $(output)/,$(tests) $(fuzz))

# Of a module that a test stands in for, nothing is taken out of the archive.
parts = $(output)/embedded.o $(output)/objects.a
link = @echo "  link  $@"; $(CC) $(flags_$(CONFIGURATION)) $(LDFLAGS) -o $@ $^

$(output)/objects.a: $(sources:%.c=$(output)/%.o)
	@rm -f $@ && $(AR) rcs $@ $^

# The dynamic one is for valgrind, which follows the memory of a C library that it can replace.
$(program) $(program)-dynamic: $(output)/src/main.o $(parts)
	$(link) $(if $(filter %/release/rsfm-lint,$@),$(static)) $(libraries)

$(program)-probe: $(output)/src/probe/main.o $(output)/objects.a
	$(link) $(libraries) $(network)

$(BUILD)/fuzz/tests/fuzz/%: $(BUILD)/fuzz/tests/fuzz/%.o $(parts)
	$(link) $(libraries) $(network) -fsanitize=fuzzer

$(output)/tests/fuzz/%: $(output)/tests/fuzz/%.o $(output)/tests/fuzz/driver.o $(parts)
	$(link) $(libraries) $(network)

$(output)/tests/%: $(output)/tests/%.o $(parts)
	$(link) $(libraries) $(network) -lcmocka

$(output)/compile-pages: $(output)/src/rulebook/compile.o $(output)/objects.a
	$(link) $(libraries)

# The pages, and the git hook as a C string for --install-hook.
$(output)/embedded.o: $(output)/compile-pages $(pages) rules hooks/pre-commit
	@echo "  pages $@" && $(output)/compile-pages $(pages) >$(@:.o=.c)
	@{ echo 'extern const char hook_text[]; const char hook_text[] =' && \
		sed 's/[\\"]/\\&/g; s/.*/"&\\n"/' hooks/pre-commit && echo ';'; } >>$(@:.o=.c)
	@$(compile) $(@:.o=.c)

$(output)/%.o: %.c Makefile
	@echo "  cc    $<" && mkdir -p $(@D)
	@$(compile) $<

compile = $(CC) -std=gnu11 $(warnings) $(flags_$(CONFIGURATION)) -Isrc -DRSFM_LINT_VERSION='"$(VERSION)"' \
	$(CPPFLAGS) -MMD -MP -c -o $@

-include $(shell find $(output) -name '*.d' 2>/dev/null)
