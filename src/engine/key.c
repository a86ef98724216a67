#include "engine/key.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/identity.h"
#include "list/place.h"

static void add_escaped(struct builder *builder, struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        switch (text.bytes[i]) {
        case '\t':
            builder_add(builder, TEXT("\\t"));
            break;
        case '\n':
            builder_add(builder, TEXT("\\n"));
            break;
        case '\r':
            builder_add(builder, TEXT("\\r"));
            break;
        case '\\':
            builder_add(builder, TEXT("\\\\"));
            break;
        default:
            builder_add_byte(builder, text.bytes[i]);
        }
}

/* Folded title, else name, else paper, else the whole row. */
static struct text entry_subject(const struct list *list, const struct row *row, struct arena *arena)
{
    const struct entry *entry = row->entry;
    struct text subject = TEXT("");
    if (entry)
        subject = utf8_folded_letters(arena, entry->title);
    if (entry && !subject.length)
        subject = utf8_folded_letters(arena, entry->name);
    if (entry && !subject.length && entry->paper)
        subject = identity_of_paper(arena, entry->paper->address);
    return subject.length ? subject : utf8_folded_letters(arena, list_text(list, row->range));
}

static struct text table_subject(const struct list *list, const struct table *table, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    builder_add(&builder, TEXT("table:"));
    for (size_t i = 0; i < table->column_count; i++) {
        if (i)
            builder_add_byte(&builder, '|');
        builder_add(&builder, utf8_folded(arena, text_trim(list_text(list, table->header.cells[i].value))));
    }
    return builder_text(&builder);
}

static struct text page_subject(const struct list *list, uint32_t offset, struct arena *arena)
{
    const struct link *link = list_contents_link_at(list, offset);
    if (link)
        return text_format(arena, "contents:%.*s", TEXT_ARGUMENTS(list_text(list, link->label)));
    const struct update *update = list_update_at(list, offset);
    if (update)
        return text_format(arena, "update:%.*s", TEXT_ARGUMENTS(list_text(list, update->date_range)));
    const struct heading *heading = list_heading_at(list, offset);
    if (heading && offset <= heading->range.end)
        return text_format(arena, "heading:%.*s", TEXT_ARGUMENTS(heading->slug));
    const struct document_row *row = list_stray_row_at(list, offset);
    return row ? utf8_folded_letters(arena, list_text(list, row->range)) : TEXT("page");
}

struct text key_of_finding(const struct list *list, const struct finding *finding, struct arena *arena)
{
    const struct row *row = list_row_at(list, finding->range.start);
    struct builder builder = {.arena = arena};
    struct text subject = !row                         ? page_subject(list, finding->range.start, arena)
                          : row == &row->table->header ? table_subject(list, row->table, arena)
                                                       : entry_subject(list, row, arena);
    builder_add(&builder, finding->rule->name);
    builder_add_byte(&builder, '\t');
    add_escaped(&builder, subject);
    builder_add_byte(&builder, '\t');
    add_escaped(&builder, utf8_folded(arena, finding->key_detail));
    return builder_text(&builder);
}

bool key_is_about(const struct list *list, const struct finding *finding, struct text entry, struct arena *arena)
{
    const struct row *row = list_row_at(list, finding->range.start);
    if (!row || !row->entry)
        return false;
    return text_equal(entry, utf8_folded_letters(arena, row->entry->title)) ||
           text_equal(entry, utf8_folded_letters(arena, row->entry->name));
}
