/* A page on its way into the rulebook: what the readers of its rows share. */
#ifndef RULEBOOK_READING_H
#define RULEBOOK_READING_H

#include "rulebook/layer.h"
#include "rulebook/lookup.h"

struct kind;

enum { KIND_COLUMNS = 8 }; /* that a kind of table has at most */

struct reading {
    struct rulebook *rulebook;
    const struct page *page;
    struct error *error;
    enum layer layer;
    bool has_rule, has_removed;
    const struct kind *kind; /* of the table that is being read */
    uint32_t line, column; /* of the row */
    const struct page_cell *cells[KIND_COLUMNS]; /* of the row, in the order of the kind; NULL: no such column */
};

/* A word that a cell may hold, and what it means. Arrays of them end in one without a word. */
struct choice {
    const char *word;
    int value;
};

/* The row's cell in that column; the empty text where the table has none. */
struct text reading_cell(const struct reading *reading, const char *column);
/* Sets the error at that cell, or where there is none at the row. Gives false. */
bool reading_fail(const struct reading *reading, const char *column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Cells that are empty change nothing. */
bool reading_choose(const struct reading *reading, const char *column, const char *what,
                    const struct choice *choices, int *value);
bool reading_number(const struct reading *reading, const char *column, unsigned least, unsigned most,
                    unsigned *number);
/* Words with commas between them; `off`: no words. */
void reading_words(const struct reading *reading, const char *column, struct words *words);
bool reading_is_off(const struct reading *reading, const char *column);

/* Enters the row's key and fails (NULL) when the page had it before. The entry is good until the next. */
struct lookup_entry *reading_enter(const struct reading *reading, enum lookup_space space, const char *column,
                                   struct text key);
/* The same by the folded letters of the cell, of which there must be some. */
struct lookup_entry *reading_enter_name(const struct reading *reading, enum lookup_space space, const char *column);
/* Sees to it that the aliases of the item at index lead to it, and that those it had before do not. */
bool reading_enter_aliases(const struct reading *reading, enum lookup_space space, uint32_t index,
                           struct words *aliases);
/* Takes the item that the entry leads to out of use: its name, the first of its fields, becomes empty, and
 * layer_read drops it in the end. Gives true. */
bool reading_remove(struct reading *reading, const struct lookup_entry *entry, struct text *name,
                    const struct words *aliases);

#endif
