/* What most unit tests need. */
#ifndef TESTS_UNIT_SUPPORT_H
#define TESTS_UNIT_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"

#include <string.h>

/* Shows both texts where they differ. */
#define assert_text(actual, expected) assert_text_at((actual), (expected), __FILE__, __LINE__)

static inline void assert_text_at(struct text actual, const char *expected, const char *file, int line)
{
    if (text_equal(actual, text_from(expected)))
        return;
    print_error("\"%.*s\" is not \"%s\"\n", TEXT_ARGUMENTS(actual), expected);
    _fail(file, line);
}

#endif
