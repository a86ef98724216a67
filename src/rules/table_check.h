/* A table whose rows have other cell counts than its header. */
#ifndef RULES_TABLE_CHECK_H
#define RULES_TABLE_CHECK_H

#include "engine/finding.h"
#include "list/list.h"
#include "list/shape.h"

enum { MOST_COLUMNS = 32 }; /* of a table whose rows are worth telling apart */

struct table_check {
    const struct list *list;
    const struct table *table;
    struct profile profile;
    struct findings *out;
};

/* By cell, in the arena of the findings. */
enum shape *table_check_shapes(const struct table_check *check, const struct row *row);
/* The column that a row with one cell too few lacks; false when two would do as well. */
bool table_check_missing(const struct table_check *check, const struct row *row, size_t *missing);
/* Whether the row's cells from that one on say nothing. */
bool table_check_is_blank_from(const struct table_check *check, const struct row *row, size_t first);

struct text table_check_name(const struct table *table, size_t column); /* "(unnamed)" for none */
const char *table_check_cells_word(size_t count);                       /* "cell" or "cells" */

#endif
