#include "rulebook/embed.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* The C source of one page. */
struct embedding {
    const struct page *page;
    size_t number;
    struct builder source;
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

/* A text that is a piece of the page's content. */
static void add_text(struct embedding *embedding, struct text text)
{
    if (!text.length) {
        builder_add(&embedding->source, TEXT("{\"\", 0}"));
        return;
    }
    builder_format(&embedding->source, "{content_%zu + %zu, %zu}", embedding->number,
                   (size_t)(text.bytes - embedding->page->content.bytes), text.length);
}

/* All cells of a page in one array, all lines of rows in another. */
static void add_tables(struct embedding *embedding)
{
    const struct page *page = embedding->page;
    struct builder *source = &embedding->source;
    builder_format(source, "static const struct page_cell cells_%zu[] = {\n", embedding->number);
    for (size_t i = 0; i < page->table_count; i++)
        for (size_t j = 0; j < page->tables[i].column_count * (1 + page->tables[i].row_count); j++) {
            const struct page_cell *cell = &page->tables[i].cells[j];
            builder_format(source, "    {{%u, %u}, %u},\n", cell->text.start, cell->text.end, cell->column);
        }
    builder_format(source, "};\nstatic const uint32_t lines_%zu[] = {\n", embedding->number);
    for (size_t i = 0; i < page->table_count; i++)
        for (size_t j = 0; j < page->tables[i].row_count; j++)
            builder_format(source, "    %u,\n", page->tables[i].lines[j]);
    /* A page whose tables have no rows would leave this array empty, which C does not allow. */
    builder_format(source, "    0};\nstatic const struct page_table tables_%zu[] = {\n", embedding->number);
    for (size_t i = 0, cell = 0, row = 0; i < page->table_count; i++) {
        const struct page_table *table = &page->tables[i];
        builder_format(source, "    {cells_%zu + %zu, lines_%zu + %zu, %zu, %zu, %u},\n", embedding->number, cell,
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
    struct embedding embedding = {page, number, {.arena = arena}};
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
    builder_format(data, ", .summary = {summary_%zu, %zu}, .unescaped = {unescaped_%zu, %zu}", number,
                   page->summary.length, number, page->unescaped.length);
    if (page->table_count)
        builder_format(data, ", .tables = tables_%zu, .table_count = %zu", number, page->table_count);
    if (page->fence_count)
        builder_format(data, ", .fences = fences_%zu, .fence_count = %zu", number, page->fence_count);
    builder_add(data, TEXT("},\n"));

    struct text name = page_file_name(page);
    add_bytes(source, "path", number, text_format(arena, "rules/%.*s", TEXT_ARGUMENTS(name)));
    add_bytes(source, "content", number, page->content);
    add_bytes(source, "summary", number, page->summary);
    add_bytes(source, "unescaped", number, page->unescaped);
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
