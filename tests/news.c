/* Adds one correct row to every table of the lists named as arguments, and holds the findings' keys against those of
 * before: a correct row is no news. Prints one line, and what is news. */
#include "base/arena.h"
#include "engine/fix.h"
#include "engine/lint.h"
#include "list/identity.h"
#include "rules/rules.h"

#include <stdio.h>
#include <stdlib.h>

#define NEW_NAME "QuokkaNet"
#define NEW_TITLE "Quokkas Seen from Above: Counting Marsupials on Rottnest Island"

struct linted_page {
    struct source source;
    struct list list;
    struct findings findings;
};

static void lint_text(struct linted_page *page, const char *path, struct text text, const struct context *context,
                      struct arena *arena)
{
    struct error error;
    source_from_text(&page->source, path, text, arena);
    list_build(&page->list, &page->source, context, arena);
    if (!lint_run(&page->list, rules_all(), arena, &page->findings, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
}

/* An address that nothing on the page has: of a paper of the same month, or with more at its end. */
static struct text new_address(struct text address, struct arena *arena)
{
    struct text id = identity_arxiv(address);
    if (id.length == 10)
        return text_format(arena, "%.*s99871", (int)(id.bytes - address.bytes) + 5, address.bytes);
    struct text path = address;
    while (path.length && path.bytes[path.length - 1] == '/')
        path.length--;
    return text_format(arena, "%.*s9870", TEXT_ARGUMENTS(path));
}

static void add_edit(struct edit *edits, size_t *count, struct range range, struct text text)
{
    edits[(*count)++] = (struct edit){.range = range, .replacement = text};
}

/* The row with another name, title and addresses. */
static struct text new_row(const struct list *list, const struct row *row, struct arena *arena)
{
    struct edit *edits = arena_allocate_array(arena, row->cell_count * 2 + list->links.count * 2, sizeof *edits);
    size_t count = 0;
    for (size_t c = 0; c < row->cell_count; c++) {
        const struct list_cell *cell = &row->cells[c];
        enum role role = row->table->columns[c].role;
        bool is_text = cell->form == CELL_BOLD || cell->form == CELL_PLAIN;
        for (uint32_t i = 0; i < cell->link_count; i++) {
            const struct link *link = &list->links.items[cell->first_link + i];
            struct text label = list_text(list, link->label);
            add_edit(edits, &count, link->url, new_address(list_text(list, link->url), arena));
            if (row->entry && row->entry->name.length && text_equal(label, row->entry->name))
                add_edit(edits, &count, link->label, TEXT(NEW_NAME));
        }
        if (is_text && role == ROLE_ABBREVIATION)
            add_edit(edits, &count, cell->inner, TEXT(NEW_NAME));
        else if (is_text && (role == ROLE_TITLE || (role == ROLE_NONE && c == 0)))
            add_edit(edits, &count, cell->inner, TEXT(NEW_TITLE));
    }
    for (size_t i = 0; i < count; i++) {
        edits[i].range.start -= row->range.start;
        edits[i].range.end -= row->range.start;
    }
    return fix_apply(list_text(list, row->range), edits, count, arena);
}

static bool has_finding(const struct linted_page *page, struct range row)
{
    for (size_t i = 0; i < page->findings.count; i++)
        if (range_contains(row, page->findings.items[i].range))
            return true;
    return false;
}

/* The last row that nothing is wrong with, all of whose links lead somewhere. */
static const struct row *model_row(const struct linted_page *page, const struct table *table)
{
    for (size_t r = table->row_count; r > 0; r--)
        if (!table->rows[r - 1].is_unreliable && !has_finding(page, table->rows[r - 1].range))
            return &table->rows[r - 1];
    return NULL;
}

static size_t count_key(const struct findings *findings, struct text key)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += text_equal(findings->items[i].key, key);
    return count;
}

static size_t count_news(const struct linted_page *before, const struct linted_page *after)
{
    size_t news = 0;
    for (size_t i = 0; i < after->findings.count; i++) {
        const struct finding *finding = &after->findings.items[i];
        if (count_key(&after->findings, finding->key) <= count_key(&before->findings, finding->key))
            continue;
        news++;
        printf("# %s:%u: %.*s [%.*s]\n", after->source.path, source_position(&after->source, finding->range.start).line,
               TEXT_ARGUMENTS(finding->message), TEXT_ARGUMENTS(finding->rule->name));
    }
    return news;
}

static size_t try_table(const struct linted_page *before, const struct table *table, const struct context *context,
                        struct arena *arena)
{
    const struct row *model = model_row(before, table);
    struct linted_page after;
    if (!model)
        return 0;
    const struct source *source = &before->source;
    uint32_t last = table->rows[table->row_count - 1].line, at = source_line_range(source, last).end;
    struct text prefix = source_text(source, (struct range){source->line_starts[model->line], model->range.start});
    struct edit edit = {.range = {at, at},
                        .replacement = text_format(arena, "\n%.*s%.*s", TEXT_ARGUMENTS(prefix),
                                                   TEXT_ARGUMENTS(new_row(&before->list, model, arena)))};
    lint_text(&after, source->path, fix_apply(source->content, &edit, 1, arena), context, arena);
    return count_news(before, &after);
}

int main(int argc, char **argv)
{
    struct arena book = {0};
    struct rulebook rulebook;
    struct error error;
    size_t tables = 0, news = 0;
    if (!rulebook_load(&rulebook, &book, &error) || !rulebook_compile(&rulebook, &error))
        return 1;
    struct context context = {.rulebook = &rulebook, .today = {2026, 11, 23}};
    for (int i = 1; i < argc; i++) {
        struct arena arena = {0};
        struct linted_page before;
        struct source file;
        if (!source_read(&file, argv[i], -1, &arena, &error))
            return 1;
        lint_text(&before, argv[i], file.content, &context, &arena);
        for (size_t t = 0; t < before.list.tables.count; t++, tables++)
            news += try_table(&before, &before.list.tables.items[t], &context, &arena);
        arena_free(&arena);
    }
    printf("a correct row in each of %zu tables: %zu news\n", tables, news);
    rulebook_free(&rulebook);
    arena_free(&book);
    return news > 0;
}
