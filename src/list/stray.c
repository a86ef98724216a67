#include "base/arena.h"
#include "list/build.h"
#include "list/delimiter.h"
#include "list/hidden.h"
#include "list/stray_line.h"

#include <string.h>

/* Consecutive lines of one block that look like rows. */
struct group {
    const struct block *block;
    LIST_ARRAY(struct document_row) rows;
    size_t delimiter; /* its index; rows.count when there is none */
    bool starts_block, ends_block;
};

/* The walk down the page: what the next group may belong to. */
struct walk {
    struct list *list;
    struct arena *arena;
    const struct table *table; /* whose rows could go on here, with nothing but blank lines and comments since … */
    uint32_t last_line;        /* … this line; also the last line of header */
    struct document_row header; /* a row-like line that waits for a delimiter row, when has_header … */
    const struct block *header_block; /* … and where it stands */
    bool has_header;
    size_t open_stray;         /* index of the stray that the next group may add to; count when none */
    uint32_t first_free;       /* the lines above are told already */
    struct comments comments;  /* of the block */
};

/* Reads the next group that starts at or after *line. A line without a leading pipe counts next to a delimiter
 * row. */
static bool next_group(struct walk *walk, const struct block *block, uint32_t *line, struct group *group)
{
    const struct list *list = walk->list;
    *group = (struct group){.block = block, .delimiter = SIZE_MAX};
    for (; *line <= block->last_line; (*line)++) {
        struct document_row row = stray_row_on_line(list, block, *line);
        struct text text = list_text(list, row.range);
        bool is_shown = !comments_hide(&walk->comments, list, row.range.start);
        bool is_delimiter = is_shown && line_is_like_delimiter(text);
        /* So it does behind rows that were cut off: all lines of their paragraph were rows. */
        bool is_cut_off = walk->table && group->rows.count && group->rows.items[0].line == block->first_line;
        bool follows = is_shown && (group->delimiter != SIZE_MAX || is_cut_off) &&
                       text_find_byte(text, '|', 0) != TEXT_NOT_FOUND;
        if (is_delimiter && !group->rows.count && *line > block->first_line) {
            struct document_row above = stray_row_on_line(list, block, *line - 1);
            if (!text_starts_with(list_text(list, above.range), TEXT("<")))
                *array_add(walk->arena, &group->rows) = above;
        }
        if (!is_delimiter && !follows && (!is_shown || !line_is_like_row(text))) {
            if (group->rows.count)
                break;
            continue;
        }
        if (is_delimiter && group->delimiter == SIZE_MAX)
            group->delimiter = group->rows.count;
        *array_add(walk->arena, &group->rows) = row;
    }
    if (!group->rows.count)
        return false;
    if (group->delimiter == SIZE_MAX)
        group->delimiter = group->rows.count;
    group->starts_block = group->rows.items[0].line == block->first_line;
    group->ends_block = group->rows.items[group->rows.count - 1].line == block->last_line;
    return true;
}

static struct stray *add_stray(struct walk *walk, enum stray_kind kind, const struct group *group)
{
    bool has_header = group->delimiter && group->delimiter < group->rows.count;
    struct stray *stray = array_add(walk->arena, &walk->list->strays);
    stray->kind = kind;
    stray->gaps_are_blank = true;
    stray->is_nested = group->block->list_depth + group->block->quote_depth > 0;
    for (size_t i = 0; i < group->rows.count; i++)
        *array_add(walk->arena, &stray->rows) = group->rows.items[i];
    stray->delimiter = group->delimiter;
    stray->header = has_header ? group->delimiter - 1 : group->rows.count;
    return stray;
}

/* Definitions and empty quotes leave no block: only the bytes say whether nothing stands in between. */
static bool is_blank_gap(const struct walk *walk, struct range gap, const struct block *block)
{
    struct text text = list_text(walk->list, gap);
    for (size_t i = 0; i < text.length; i++)
        if (!strchr(block->quote_depth ? " \t\r\n>" : " \t\r\n", text.bytes[i]) || !text.bytes[i])
            return false;
    return true;
}

/* The lines between the walk's last line and the group. */
static void add_gap(struct walk *walk, struct stray *stray, const struct group *group)
{
    const struct source *source = walk->list->source;
    uint32_t next_line = group->rows.items[0].line;
    struct range gap = {source_line_end(source, walk->last_line), source->line_starts[next_line]};
    if (gap.start >= gap.end)
        return;
    *array_add(walk->arena, &stray->gaps) = gap;
    stray->gaps_are_blank &= is_blank_gap(walk, gap, group->block);
}

static void forget_table(struct walk *walk)
{
    walk->table = NULL;
    walk->open_stray = walk->list->strays.count;
}

/* After rows that belong to the walk's table, so that further rows can be added to the same stray. */
static void go_on_after(struct walk *walk, const struct group *group, bool is_open)
{
    walk->last_line = group->rows.items[group->rows.count - 1].line;
    if (!is_open)
        forget_table(walk);
}

static void add_cut_off(struct walk *walk, const struct group *group, enum stray_kind kind)
{
    struct list *list = walk->list;
    struct stray *stray;
    bool is_open = walk->open_stray < list->strays.count;
    /* What comes behind an indented row is cut off by it. */
    if (is_open && (list->strays.items[walk->open_stray].kind == kind ||
                    list->strays.items[walk->open_stray].kind == STRAY_INDENTED)) {
        stray = &list->strays.items[walk->open_stray];
        for (size_t i = 0; i < group->rows.count; i++)
            *array_add(walk->arena, &stray->rows) = group->rows.items[i];
        stray->header = stray->delimiter = stray->rows.count;
    } else {
        walk->open_stray = list->strays.count;
        stray = add_stray(walk, kind, group);
        stray->table = walk->table;
    }
    add_gap(walk, stray, group);
    go_on_after(walk, group, group->ends_block);
}

static void add_separated(struct walk *walk, struct group *group)
{
    struct list *list = walk->list;
    /* The waiting header may be the last line of rows that seemed to have no delimiter row at all. */
    struct stray *last = list->strays.count ? &list->strays.items[list->strays.count - 1] : NULL;
    if (last && last->kind == STRAY_NO_DELIMITER &&
        last->rows.items[last->rows.count - 1].line == walk->header.line) {
        *last = (struct stray){0};
        list->strays.count--;
    }
    struct group whole = {.block = group->block, .delimiter = 1};
    *array_add(walk->arena, &whole.rows) = walk->header;
    for (size_t i = 0; i < group->rows.count; i++)
        *array_add(walk->arena, &whole.rows) = group->rows.items[i];
    add_gap(walk, add_stray(walk, STRAY_SEPARATED, &whole), group);
}

static size_t count_cells(const struct walk *walk, struct document_row row)
{
    return row_cell_count(list_text(walk->list, row.range));
}

/* A group with a header line and something like a delimiter row, which yet is no table. */
static void add_with_delimiter(struct walk *walk, const struct group *group)
{
    struct document_row header = group->rows.items[group->delimiter - 1];
    struct document_row delimiter = group->rows.items[group->delimiter];
    bool is_valid = row_is_delimiter(list_text(walk->list, delimiter.range));
    bool agrees = count_cells(walk, header) == count_cells(walk, delimiter);
    if (group->block->kind == BLOCK_HTML)
        add_stray(walk, STRAY_IN_HTML, group);
    else if (group->block->kind == BLOCK_CODE && is_valid && agrees)
        add_stray(walk, STRAY_INDENTED, group);
    else if (group->block->kind == BLOCK_PARAGRAPH && (!is_valid || !agrees))
        add_stray(walk, is_valid ? STRAY_WRONG_COUNT : STRAY_BAD_DELIMITER, group);
}

/* A group that begins with its delimiter row: nothing stands above it in its block. */
static void add_without_header(struct walk *walk, const struct group *group, const struct table *below)
{
    size_t cells = count_cells(walk, group->rows.items[0]);
    bool is_valid = cells > 1 && row_is_delimiter(list_text(walk->list, group->rows.items[0].range));
    uint32_t last_line = group->rows.items[group->rows.count - 1].line;
    bool stands_above = group->rows.count == 1 && below && below->block->first_line == last_line + 1;
    bool has_rows = group->rows.count > 1 && count_cells(walk, group->rows.items[1]) == cells;
    if (is_valid && (stands_above || has_rows))
        add_stray(walk, STRAY_NO_HEADER, group)->table = stands_above ? below : NULL;
}

static bool same_containers(const struct block *left, const struct block *right)
{
    return left->list_depth == right->list_depth && left->quote_depth == right->quote_depth;
}

/* below: the next table, if there is one. */
static void add_group(struct walk *walk, struct group *group, const struct table *below)
{
    bool has_delimiter = group->delimiter < group->rows.count;
    bool is_paragraph = group->block->kind == BLOCK_PARAGRAPH;
    bool is_cut_off = walk->table && !has_delimiter && (group->starts_block || group->block->kind == BLOCK_HTML) &&
                      same_containers(walk->table->block, group->block) &&
                      !stray_is_known_header(walk->list, group->rows.items[0], walk->arena);
    if (is_cut_off) {
        add_cut_off(walk, group, group->block->kind == BLOCK_CODE ? STRAY_INDENTED : STRAY_CUT_OFF);
        return;
    }
    forget_table(walk);
    if (group->delimiter == 0 && walk->has_header && is_paragraph &&
        same_containers(walk->header_block, group->block))
        add_separated(walk, group);
    else if (has_delimiter && group->delimiter > 0)
        add_with_delimiter(walk, group);
    else if (has_delimiter && is_paragraph)
        add_without_header(walk, group, below);
    else if (!has_delimiter && group->rows.count > 1 && is_paragraph)
        add_stray(walk, STRAY_NO_DELIMITER, group);
    walk->has_header = !has_delimiter && is_paragraph;
    if (walk->has_header) {
        walk->header = group->rows.items[group->rows.count - 1];
        walk->header_block = group->block;
        walk->last_line = walk->header.line;
    }
}

static void walk_heading(struct walk *walk, const struct block *block, const struct block *next)
{
    struct stray stray;
    forget_table(walk);
    walk->has_header = false;
    if (!stray_read_underlined(walk->list, block, next, &stray, walk->arena))
        return;
    walk->first_free = stray.rows.items[stray.rows.count - 1].line + 1;
    *array_add(walk->arena, &walk->list->strays) = stray;
}

static bool speaks_of_examples(struct text text)
{
    static const char *const words[] = {"like this", "example",  "format", "follow", "template", "syntax",
                                        "\xE4\xBE\x8B", /* example */ "\xE6\xA0\xBC\xE5\xBC\x8F", /* format */
                                        "\xE5\xA6\x82\xE4\xB8\x8B" /* as follows */};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct text word = text_from(words[i]);
        for (size_t at = 0; at + word.length <= text.length; at++)
            if (text_equal_ignoring_case(text_slice(text, at, at + word.length), word))
                return true;
    }
    return false;
}

/* A few indented lines behind "like this:" show how a row is written. */
static bool is_example(const struct list *list, const struct block *block)
{
    enum { MOST_LINES = 4 };
    if (block->kind != BLOCK_CODE || block == list->document->blocks ||
        block->last_line - block->first_line >= MOST_LINES)
        return false;
    struct text before = text_trim(list_text(list, block[-1].range));
    return block[-1].kind == BLOCK_PARAGRAPH && speaks_of_examples(before) &&
           (text_ends_with(before, TEXT(":")) || text_ends_with(before, TEXT("\xEF\xBC\x9A")));
}

static void walk_block(struct walk *walk, const struct block *block, const struct table *below)
{
    struct group group;
    bool found = false, ends_block = false;
    walk->comments = comments_of(block);
    bool may_hold_rows = block->kind == BLOCK_PARAGRAPH ||
                         (block->kind == BLOCK_CODE && block->is_indented && !is_example(walk->list, block)) ||
                         (block->kind == BLOCK_HTML && !block_is_verbatim(walk->list, block));
    uint32_t line = block->first_line > walk->first_free ? block->first_line : walk->first_free;
    while (may_hold_rows && next_group(walk, block, &line, &group)) {
        add_group(walk, &group, below);
        found = true;
        ends_block = group.ends_block;
    }
    bool is_separator = block->kind == BLOCK_HTML && !found;
    bool may_go_on = block_is_comment(walk->list, block) || (is_separator && walk->has_header);
    if (!ends_block && !may_go_on) {
        forget_table(walk);
        walk->has_header = false;
    }
}

static void start_table(struct walk *walk, const struct table *table)
{
    walk->table = table;
    walk->last_line = table->block->last_line;
    walk->has_header = false;
    walk->open_stray = walk->list->strays.count;
}

void build_strays(struct list *list, struct arena *arena)
{
    const struct document *document = list->document;
    struct walk walk = {.list = list, .arena = arena};
    size_t next_table = 0;
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        /* What stands at the edge of a cut page may be a table that was cut. */
        if (list->is_cut && (i + 1 == document->block_count || block->range.end >= list->cut.start))
            break;
        const struct block *next = i + 1 < document->block_count ? block + 1 : NULL;
        if (block->kind == BLOCK_TABLE)
            start_table(&walk, &list->tables.items[next_table++]);
        else if (block->kind == BLOCK_HEADING)
            walk_heading(&walk, block, next);
        else
            walk_block(&walk, block, next_table < list->tables.count ? &list->tables.items[next_table] : NULL);
    }
}
