/* What a target of fuzzing is: one function, fed by libFuzzer (make fuzz) or by driver.c (make test). */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property that holds for every input. */
#define ALWAYS(condition) \
    ((condition) ? (void)0 : (fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition), abort()))

/* The input, which a target takes numbers and texts from, from its start on; when it is used up, zeros. */
struct feed {
    struct text rest;
};

static inline struct feed feed_of(const uint8_t *data, size_t size)
{
    return (struct feed){{(const char *)data, size}};
}

/* A number below limit, which is above 0. */
static inline size_t feed_below(struct feed *feed, size_t limit)
{
    size_t bytes = limit > 256 ? 2 : 1, number = 0;
    for (size_t i = 0; i < bytes && feed->rest.length; i++) {
        number = number << 8 | (unsigned char)feed->rest.bytes[0];
        feed->rest = text_slice(feed->rest, 1, feed->rest.length);
    }
    return number % limit;
}

/* So many bytes, or all that is left. */
static inline struct text feed_bytes(struct feed *feed, size_t most)
{
    struct text bytes = text_slice(feed->rest, 0, most < feed->rest.length ? most : feed->rest.length);
    feed->rest = text_slice(feed->rest, bytes.length, feed->rest.length);
    return bytes;
}

#endif
