#include "engine/kept_row.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/identity.h"
#include "list/place.h"

#include <stdlib.h>
#include <string.h>

struct sayings {
    struct arena *arena;
    struct text *items;
    size_t count, capacity;
};

static void add_word(struct sayings *sayings, struct text word)
{
    bool is_url = text_find(word, TEXT("://"), 0) != TEXT_NOT_FOUND;
    struct text name = is_url ? identity_of_paper(sayings->arena, word) : utf8_folded_letters(sayings->arena, word);
    if (name.length)
        *array_add(sayings->arena, sayings) = name;
}

static void add_words(struct sayings *sayings, struct text text)
{
    for (size_t start = 0, end; start < text.length; start = end + 1) {
        for (end = start; end < text.length && !strchr(" \t[]()<>|*", text.bytes[end]);)
            end++;
        add_word(sayings, text_slice(text, start, end));
    }
}

static int compare_texts(const void *left, const void *right)
{
    return text_compare(*(const struct text *)left, *(const struct text *)right);
}

static bool says(const struct sayings *sayings, struct text word)
{
    return sayings->count && bsearch(&word, sayings->items, sayings->count, sizeof word, compare_texts);
}

/* What the row says; a link's label says nothing where the row goes. */
static struct sayings read_row(const struct list *list, const struct row *row, bool with_labels,
                               struct arena *arena)
{
    struct sayings sayings = {.arena = arena};
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct list_cell *cell = &row->cells[i];
        struct text text = list_text(list, cell->range);
        const struct column *column = i < row->table->column_count ? &row->table->columns[i] : NULL;
        if (column && column_is_none_word(column, text_trim(list_text(list, cell->inner))))
            continue;
        if (!with_labels && (cell->form == CELL_LINK || cell->form == CELL_BOLD_LINK))
            text = list_text(list, list->links.items[cell->first_link].url);
        add_words(&sayings, text);
    }
    if (sayings.count)
        qsort(sayings.items, sayings.count, sizeof *sayings.items, compare_texts);
    return sayings;
}

static bool stays(const struct proof *proof, const struct row *row)
{
    size_t edit = patch_first(proof->patch, row->range.end);
    return edit == proof->patch->count || !range_contains(proof->patch->items[edit].edit->range, row->range);
}

bool row_is_kept(const struct proof *proof, const struct edit *edit, struct arena *arena)
{
    const struct list *list = proof->before.list;
    struct text content = list->source->content, kept = edit->effect.after;
    /* The effect names the row by where it stands. */
    uintptr_t start = (uintptr_t)content.bytes, place = (uintptr_t)kept.bytes;
    if (place < start || place >= start + content.length || edit->replacement.length)
        return false;
    const struct row *other = list_row_at(list, (uint32_t)(place - start));
    uint32_t end = edit->range.end;
    while (end > edit->range.start && (content.bytes[end - 1] == '\n' || content.bytes[end - 1] == '\r'))
        end--;
    const struct row *row = list_row_at(list, end);
    if (!other || !row || other == row || row == &row->table->header || !range_contains(edit->range, row->range) ||
        !stays(proof, other))
        return false;
    /* Quote marks and indentation. */
    struct text around = text_slice(content, edit->range.start, row->range.start);
    for (size_t i = 0; i < around.length; i++)
        if (utf8_is_letter_or_digit((unsigned char)around.bytes[i]) || around.bytes[i] == '|')
            return false;
    struct sayings gone = read_row(list, row, false, arena), left = read_row(list, other, true, arena);
    for (size_t i = 0; i < gone.count; i++)
        if (!says(&left, gone.items[i]))
            return false;
    return true;
}
