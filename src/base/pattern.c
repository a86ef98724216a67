#include "base/pattern.h"

#include "base/arena.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdlib.h>
#include <string.h>

struct pattern {
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *limits;
    bool needs_mark;
    char mark; /* a byte, no letter, that each match holds */
};

/* PCRE2 looks for such a byte too, but only when it has made itself ready to match. Whether a letter's case counts
 * it does not tell. */
static void find_mark(struct pattern *pattern)
{
    uint32_t is_known = 0, unit = 0;
    if (pcre2_pattern_info(pattern->code, PCRE2_INFO_LASTCODETYPE, &is_known) != 0 || is_known != 1 ||
        pcre2_pattern_info(pattern->code, PCRE2_INFO_LASTCODEUNIT, &unit) != 0)
        return;
    bool is_letter = (unit | 0x20) >= 'a' && (unit | 0x20) <= 'z';
    pattern->needs_mark = unit < 0x80 && !is_letter;
    pattern->mark = (char)unit;
}

static void set_message(struct error *error, int code)
{
    char message[256];
    if (pcre2_get_error_message(code, (PCRE2_UCHAR *)message, sizeof message) < 0)
        error_set(error, "PCRE2 error %d", code);
    else
        error_set(error, "%s", message);
}

static struct pattern *compile(struct text source, struct error *error, size_t *error_offset)
{
    int code = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)source.bytes, source.length,
                                         PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code, &offset, NULL);
    if (!compiled) {
        *error_offset = offset;
        set_message(error, code);
        return NULL;
    }
    struct pattern *pattern = calloc(1, sizeof *pattern);
    if (!pattern)
        out_of_memory();
    pattern->code = compiled;
    pattern->match = pcre2_match_data_create_from_pattern(compiled, NULL);
    pattern->limits = pcre2_match_context_create(NULL);
    if (!pattern->match || !pattern->limits)
        out_of_memory();
    find_mark(pattern);
    pcre2_set_match_limit(pattern->limits, PATTERN_MATCH_LIMIT);
    pcre2_set_depth_limit(pattern->limits, PATTERN_DEPTH_LIMIT);
    pcre2_set_heap_limit(pattern->limits, PATTERN_HEAP_LIMIT);
    return pattern;
}

struct pattern *pattern_new(struct text source, struct error *error, size_t *error_offset)
{
    *error_offset = 0;
    if (source.length <= PATTERN_LENGTH_LIMIT)
        return compile(source, error, error_offset);
    error_set(error, "the pattern is longer than %d bytes", PATTERN_LENGTH_LIMIT);
    return NULL;
}

void pattern_free(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_match_context_free(pattern->limits);
    pcre2_match_data_free(pattern->match);
    pcre2_code_free(pattern->code);
    free(pattern);
}

void pattern_make_fast(struct pattern *pattern)
{
    (void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
}

enum pattern_result pattern_match(struct pattern *pattern, struct text subject, size_t from, struct range *match)
{
    if (pattern->needs_mark && text_find_byte(subject, pattern->mark, 0) == TEXT_NOT_FOUND)
        return PATTERN_ABSENT;
    int result = pcre2_match(pattern->code, (PCRE2_SPTR)subject.bytes, subject.length, from, PCRE2_NO_UTF_CHECK,
                             pattern->match, pattern->limits);
    if (result == PCRE2_ERROR_NOMATCH)
        return PATTERN_ABSENT;
    if (result < 0)
        return PATTERN_LIMIT_HIT;
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(pattern->match);
    /* \K in a look-ahead can put the start behind the end. */
    if (offsets[0] > offsets[1])
        return PATTERN_ABSENT;
    *match = (struct range){(uint32_t)offsets[0], (uint32_t)offsets[1]};
    return PATTERN_FOUND;
}

enum { EXPANSION_OPTIONS = PCRE2_SUBSTITUTE_EXTENDED | PCRE2_SUBSTITUTE_MATCHED |
                           PCRE2_SUBSTITUTE_REPLACEMENT_ONLY | PCRE2_SUBSTITUTE_UNSET_EMPTY | PCRE2_NO_UTF_CHECK };

bool pattern_expand(struct pattern *pattern, struct text subject, struct text template, struct arena *arena,
                    struct text *result, struct error *error)
{
    char bytes[PATTERN_REPLACEMENT_LIMIT];
    PCRE2_SIZE length = PATTERN_REPLACEMENT_LIMIT;
    int code = pcre2_substitute(pattern->code, (PCRE2_SPTR)subject.bytes, subject.length, 0, EXPANSION_OPTIONS,
                                pattern->match, pattern->limits, (PCRE2_SPTR)template.bytes, template.length,
                                (PCRE2_UCHAR *)bytes, &length);
    if (code < 0) {
        set_message(error, code);
        return false;
    }
    *result = text_copy(arena, (struct text){bytes, length});
    return true;
}

/* PCRE2 looks at a template only when something matches. With an empty alternative in front something always
 * does, and the groups keep their numbers and names. */
bool pattern_check_template(struct text source, struct text template, struct error *error)
{
    struct arena arena = {0};
    struct text always = text_format(&arena, "(?:)|%.*s", TEXT_ARGUMENTS(source));
    size_t offset;
    struct range match;
    struct text result;
    struct pattern *pattern = compile(always, error, &offset);
    bool fine = pattern && pattern_match(pattern, TEXT(""), 0, &match) == PATTERN_FOUND &&
                pattern_expand(pattern, TEXT(""), template, &arena, &result, error);
    pattern_free(pattern);
    arena_free(&arena);
    return fine;
}
