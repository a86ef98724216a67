/* Patterns from rule pages, by PCRE2: UTF and UCP, on bytes that are known to be valid UTF-8, under limits.
 * This is the only file that includes pcre2.h. */
#ifndef BASE_PATTERN_H
#define BASE_PATTERN_H

#include "base/error.h"
#include "base/text.h"

enum {
    PATTERN_LENGTH_LIMIT = 4096,       /* bytes of a pattern's source */
    PATTERN_MATCH_LIMIT = 100000,      /* PCRE2's match limit: keeps a call under about 1 ms */
    PATTERN_DEPTH_LIMIT = 10000,       /* PCRE2's depth limit */
    PATTERN_HEAP_LIMIT = 20 * 1024,    /* kibibytes */
    PATTERN_REPLACEMENT_LIMIT = 65536, /* bytes that an expansion may have */
};

struct pattern;

/* The source must be valid UTF-8. On failure NULL, and the error's message says what PCRE2 says; *error_offset
 * (bytes of the source) says where. The pattern belongs to the caller: pattern_free. */
struct pattern *pattern_new(struct text source, struct error *error, size_t *error_offset);
void pattern_free(struct pattern *pattern);

/* Compiles to machine code: worth it for more than a few thousand subjects. Harmless where it cannot. */
void pattern_make_fast(struct pattern *pattern);

enum pattern_result { PATTERN_ABSENT, PATTERN_FOUND, PATTERN_LIMIT_HIT };

/* The first match at or after from; *match is filled when one is found. */
enum pattern_result pattern_match(struct pattern *pattern, struct text subject, size_t from, struct range *match);

/* What template (PCRE2's extended substitution) gives for the match that pattern_match found last, in
 * the same subject. false with the error's message set when the template is bad or the result too long. */
bool pattern_expand(struct pattern *pattern, struct text subject, struct text template, struct arena *arena,
                    struct text *result, struct error *error);

/* Whether the template is one that PCRE2 takes for a pattern of this source. */
bool pattern_check_template(struct text source, struct text template, struct error *error);

#endif
