#include "rulebook/embed.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* The C source of one page. Texts that are no part of its content, such as a cell whose \| was turned into |,
 * stand in an array of their own, which is known last and written first. */
struct embedding {
    const struct page *page;
    size_t number;
    struct builder extra, source;
};

static void add_bytes(struct builder *source, const char *what, size_t number, struct text bytes)
{
    enum { BYTES_A_LINE = 24 };
    builder_format(source, "static const char %s_%zu[] = {", what, number);
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        builder_add(source, i % BYTES_A_LINE ? TEXT(" ") : TEXT("\n    "));
        if (byte >= ' ' && byte < 0x7F && byte != '\'' && byte != '\\')
            builder_format(source, "'%c',", byte);
        else
            builder_format(source, "'\\%03o',", (unsigned)byte);
    }
    builder_add(source, TEXT("\n    '\\0'};\n"));
}

static void add_text(struct embedding *embedding, struct text text)
{
    if (!text.length) {
        builder_add(&embedding->source, TEXT("{\"\", 0}"));
        return;
    }
    const char *array = "extra";
    size_t at = embedding->extra.length;
    if (page_holds(embedding->page, text)) {
        array = "content";
        at = (size_t)(text.bytes - embedding->page->content.bytes);
    } else {
        builder_add(&embedding->extra, text);
    }
    builder_format(&embedding->source, "{%s_%zu + %zu, %zu}", array, embedding->number, at, text.length);
}

static void add_cells(struct embedding *embedding, const struct page_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        builder_add(&embedding->source, TEXT("    {"));
        add_text(embedding, cells[i].value);
        builder_format(&embedding->source, ", %u},\n", cells[i].column);
    }
}

/* All cells of a page in one array, each table's header before its rows; likewise all rows. */
static void add_tables(struct embedding *embedding)
{
    const struct page *page = embedding->page;
    struct builder *source = &embedding->source;
    builder_format(source, "static const struct page_cell cells_%zu[] = {\n", embedding->number);
    for (size_t i = 0; i < page->table_count; i++) {
        add_cells(embedding, page->tables[i].header, page->tables[i].column_count);
        for (size_t j = 0; j < page->tables[i].row_count; j++)
            add_cells(embedding, page->tables[i].rows[j].cells, page->tables[i].column_count);
    }
    builder_format(source, "};\nstatic const struct page_row rows_%zu[] = {\n", embedding->number);
    for (size_t i = 0, cell = 0; i < page->table_count; i++) {
        cell += page->tables[i].column_count;
        for (size_t j = 0; j < page->tables[i].row_count; j++, cell += page->tables[i].column_count)
            builder_format(source, "    {cells_%zu + %zu, %u},\n", embedding->number, cell,
                           page->tables[i].rows[j].line);
    }
    /* A page whose tables have no rows would leave this array empty, which C does not allow. */
    builder_format(source, "    {NULL, 0}};\nstatic const struct page_table tables_%zu[] = {\n", embedding->number);
    for (size_t i = 0, cell = 0, row = 0; i < page->table_count; i++) {
        const struct page_table *table = &page->tables[i];
        builder_format(source, "    {cells_%zu + %zu, rows_%zu + %zu, %zu, %zu, %u},\n", embedding->number, cell,
                       embedding->number, row, table->column_count, table->row_count, table->line);
        cell += table->column_count * (1 + table->row_count);
        row += table->row_count;
    }
    builder_add(source, TEXT("};\n"));
}

static void add_fences(struct embedding *embedding)
{
    builder_format(&embedding->source, "static const struct page_fence fences_%zu[] = {\n", embedding->number);
    for (size_t i = 0; i < embedding->page->fence_count; i++) {
        const struct page_fence *fence = &embedding->page->fences[i];
        builder_add(&embedding->source, TEXT("    {"));
        add_text(embedding, fence->info);
        builder_add(&embedding->source, TEXT(", "));
        add_text(embedding, fence->body);
        builder_add(&embedding->source, TEXT(", "));
        add_text(embedding, fence->heading);
        builder_format(&embedding->source, ", %u},\n", fence->line);
    }
    builder_add(&embedding->source, TEXT("};\n"));
}

/* Adds the page's data to source and its struct page, which refers to them, to list. */
static void embed_page(const struct page *page, size_t number, struct builder *source, struct builder *list)
{
    struct arena *arena = source->arena;
    struct embedding embedding = {page, number, {.arena = arena}, {.arena = arena}};
    if (page->table_count)
        add_tables(&embedding);
    if (page->fence_count)
        add_fences(&embedding);
    struct builder *data = &embedding.source;
    size_t data_length = data->length;
    builder_format(data, "    {.path = path_%zu, .content = ", number);
    add_text(&embedding, page->content);
    builder_add(data, TEXT(", .title = "));
    add_text(&embedding, page->title);
    builder_add(data, TEXT(", .summary = "));
    add_text(&embedding, page->summary);
    if (page->table_count)
        builder_format(data, ", .tables = tables_%zu, .table_count = %zu", number, page->table_count);
    if (page->fence_count)
        builder_format(data, ", .fences = fences_%zu, .fence_count = %zu", number, page->fence_count);
    builder_add(data, TEXT("},\n"));

    struct text name = page_file_name(page);
    add_bytes(source, "path", number, text_format(arena, "rules/%.*s", TEXT_ARGUMENTS(name)));
    add_bytes(source, "content", number, page->content);
    if (embedding.extra.length)
        add_bytes(source, "extra", number, builder_text(&embedding.extra));
    builder_add(source, text_slice(builder_text(data), 0, data_length));
    builder_add(list, text_slice(builder_text(data), data_length, data->length));
}

static int compare_pages(const void *left, const void *right)
{
    const struct page *first = left, *second = right;
    return text_compare(page_file_name(first), page_file_name(second));
}

struct text embed_pages(const struct page *pages, size_t count, struct arena *arena)
{
    struct builder source = {.arena = arena}, list = {.arena = arena};
    struct page *sorted = arena_allocate_array(arena, count, sizeof *sorted);
    memcpy(sorted, pages, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_pages);
    builder_add(&source, TEXT("/* Made from the pages under rules/ by compile-pages. */\n"
                              "#include \"rulebook/page.h\"\n\n#include <stddef.h>\n\n"));
    for (size_t i = 0; i < count; i++)
        embed_page(&sorted[i], i, &source, &list);
    builder_add(&source, TEXT("const struct page embedded_pages[] = {\n"));
    builder_add(&source, builder_text(&list));
    builder_add(&source, TEXT("};\n"));
    builder_format(&source, "const size_t embedded_page_count = %zu;\n", count);
    return builder_text(&source);
}
