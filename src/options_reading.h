/* How one option of the command line is read, whatever it means. */
#ifndef OPTIONS_READING_H
#define OPTIONS_READING_H

#include "options.h"

struct reading;

/* A row of --help: an option, or with name NULL a heading that stands in help. What it does is one of three:
 * take it, or put true at flag, or put the value as it is at word: offsets in struct options, and never 0. */
struct option {
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* as --help shows it, words to choose from with | between; NULL: takes none */
    const char *help;
    const char *elsewhere; /* what other linters call it */
    bool (*take)(struct reading *reading);
    bool value_is_optional; /* and only behind = */
    size_t flag, word;
};

struct option_table {
    const struct option *rows;
    size_t count;
};

struct reading {
    const struct option_table *table;
    struct options *options;
    struct arena *arena;
    struct error *error;
    /* What is being taken; value is empty for an option that has none. */
    const struct option *option;
    struct text value;
};

/* Reads the option at argv[*at] and moves *at to its last argument. */
bool reading_take(struct reading *reading, int argc, char **argv, int *at);

/* Sets an error that says what the option takes in place of its value. Returns false. */
bool reading_refuse(struct reading *reading);

/* Prints the rows of --help. */
void option_table_print(const struct option_table *table, FILE *stream);

#endif
