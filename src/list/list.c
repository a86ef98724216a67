#include "list/list.h"

#include "base/arena.h"
#include "list/build.h"
#include "markdown/anchor.h"
#include "markdown/bounds.h"

static size_t count_blocks(const struct document *document, enum block_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < document->block_count; i++)
        count += document->blocks[i].kind == kind;
    return count;
}

static void cut_list(struct list *list, struct range range, struct text reason)
{
    list->is_cut = true;
    list->cut = range;
    list->cut_reason = reason;
}

/* Tables are pointed to, so their array must not grow: it has room for all from the start. */
static void build_blocks(struct list *list, struct arena *arena)
{
    const struct document *document = list->document;
    list->tables.capacity = count_blocks(document, BLOCK_TABLE);
    list->tables.items = arena_allocate_array(arena, list->tables.capacity, sizeof *list->tables.items);
    struct slugger *slugger = slugger_new(arena, count_blocks(document, BLOCK_HEADING));
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->kind == BLOCK_TABLE)
            build_table(list, &list->tables.items[list->tables.count++], block, arena);
        else
            build_block(list, block, slugger, arena);
        if (build_is_full(list)) {
            cut_list(list, block->range, TEXT("the page has more than 500,000 links and headings by here"));
            return;
        }
        if (list->reference_bytes > BOUND_REFERENCE_BYTES) {
            cut_list(list, block->range,
                     TEXT("the page's links by reference have more than 4 MiB of addresses by here"));
            return;
        }
    }
}

/* The nearest heading above each table; headings and tables are both in page order. */
static void find_sections(struct list *list)
{
    size_t next = 0;
    for (size_t i = 0; i < list->tables.count; i++) {
        struct table *table = &list->tables.items[i];
        while (next < list->headings.count && list->headings.items[next].range.start < table->header.range.start)
            next++;
        table->section = next ? &list->headings.items[next - 1] : NULL;
    }
}

void row_forget_roles(struct list *list, struct row *row)
{
    row->is_unreliable = true;
    for (size_t c = 0; c < row->cell_count; c++)
        for (uint32_t k = 0; k < row->cells[c].link_count; k++)
            list->links.items[row->cells[c].first_link + k].role = ROLE_NONE;
}

void list_build(struct list *list, const struct source *source, const struct context *context, struct arena *arena)
{
    struct document *document = arena_allocate(arena, sizeof *document);
    document_parse(document, source, arena);
    *list = (struct list){.context = context, .source = source, .document = document};
    if (document->is_cut)
        cut_list(list, document->cut, document->cut_reason);
    build_blocks(list, arena);
    find_sections(list);
    build_short_rows(list, arena);
    build_conflicts(list, arena);
    build_malformed(list, arena);
    build_misplaced(list, arena);
    build_entries(list, arena);
    build_relations(list, arena);
    build_habits(list, arena);
    build_strays(list, arena);
    build_updates(list, arena);
    build_contents(list, arena);
    build_anchors(list, arena);
    build_malformed_fragments(list, arena);
    build_allows(list, arena);
}

bool list_has_tables(const struct list *list)
{
    return list->tables.count || list->strays.count || list->is_cut || list->source->too_large;
}

const struct column *table_column(const struct table *table, enum role role)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].role == role)
            return &table->columns[i];
    return NULL;
}

const struct list_cell *row_cell(const struct row *row, enum role role)
{
    const struct column *column = row->is_unreliable ? NULL : table_column(row->table, role);
    size_t index = column ? (size_t)(column - row->table->columns) : row->cell_count;
    return index < row->cell_count ? &row->cells[index] : NULL;
}

bool link_is_readable(const struct link *link)
{
    return !link->is_image && !(link->row && link->row->is_unreliable);
}

struct text list_text(const struct list *list, struct range range)
{
    return text_range(list->source->content, range);
}

bool column_is_none_word(const struct column *column, struct text text)
{
    const struct words *words = column->definition ? &column->definition->none_words : NULL;
    for (size_t i = 0; words && i < words->count; i++)
        if (text_equal_ignoring_case(words->items[i], text))
            return true;
    return false;
}
