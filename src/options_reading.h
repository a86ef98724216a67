/* How an option of the command line is read: for the files that share that work. */
#ifndef OPTIONS_READING_H
#define OPTIONS_READING_H

#include "options.h"

struct reading {
    struct options *options;
    const struct option *option;
    struct text value;
    struct arena *arena;
    struct error *error;
};

struct option {
    const char *name; /* NULL: a heading of --help */
    char letter;
    const char *value; /* as --help shows it, words to choose from with | between; NULL: takes none */
    const char *help;
    const char *elsewhere; /* what other linters call it */
    bool (*take)(struct reading *reading);
    bool value_is_optional; /* and only behind = */
    /* In place of take: where in struct options true goes, or the value as it is; 0 is none. */
    size_t flag, word;
};

/* Says what the option takes, in place of its value. */
bool refuse_value(struct reading *reading);

#endif
