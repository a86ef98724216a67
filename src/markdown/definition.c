#include "markdown/definition.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "markdown/byte.h"
#include "markdown/document.h"
#include "markdown/link_syntax.h"
#include "markdown/mark.h"

enum {
    SMALLEST_TABLE = 64,
    SLOTS_PER_NAME = 4,
    PROBE_LIMIT = 64, /* so full a neighbourhood is made on purpose: what finds no place in it is no definition */
    NAME_LIMIT = 3 * LINK_LABEL_LIMIT, /* bytes; folding makes at most three of one */
};

/* Folds case and collapses white space. */
static void fold_label(struct builder *name, struct text label)
{
    bool space_due = false;
    for (size_t at = 0; at < label.length;) {
        uint32_t code_point = utf8_next(label, &at);
        if (code_point < 0x80 && byte_is_space((char)code_point)) {
            space_due = name->length > 0;
            continue;
        }
        if (space_due)
            builder_add_byte(name, ' ');
        space_due = false;
        if (code_point < 0x80)
            builder_add_byte(name, (char)(code_point >= 'A' && code_point <= 'Z' ? code_point + 0x20 : code_point));
        else
            utf8_add_case_folded(name, code_point);
    }
}

/* The slot of the name: its own, or the empty one that it may have. NULL when the limit is reached. */
static uint32_t *find_slot(const struct definitions *definitions, struct text name)
{
    uint64_t hash = text_hash(name);
    size_t at = (size_t)(hash ^ hash >> 32);
    for (size_t i = 0; i < PROBE_LIMIT && i < definitions->slot_count; i++) {
        uint32_t *slot = &definitions->slots[(at + i) & (definitions->slot_count - 1)];
        if (!*slot || text_equal(definitions->items[*slot - 1].name, name))
            return slot;
    }
    return NULL;
}

static void place(struct definitions *definitions, size_t index)
{
    uint32_t *slot = find_slot(definitions, definitions->items[index].name);
    if (slot && !*slot)
        *slot = (uint32_t)index + 1;
}

static void add(struct definitions *definitions, struct definition definition, struct arena *arena)
{
    *array_add(arena, definitions) = definition;
    if (definitions->count * SLOTS_PER_NAME <= definitions->slot_count) {
        place(definitions, definitions->count - 1);
        return;
    }
    definitions->slot_count = definitions->slot_count ? definitions->slot_count * 2 : SMALLEST_TABLE;
    definitions->slots = arena_allocate_array(arena, definitions->slot_count, sizeof *definitions->slots);
    for (size_t i = 0; i < definitions->count; i++)
        place(definitions, i);
}

const struct definition *definitions_find(const struct definitions *definitions, struct text label)
{
    char buffer[NAME_LIMIT];
    struct arena arena = {0};
    struct builder name = {.arena = &arena, .bytes = buffer, .capacity = sizeof buffer};
    if (!definitions->count || label.length > LINK_LABEL_LIMIT)
        return NULL;
    fold_label(&name, label);
    uint32_t *slot = find_slot(definitions, builder_text(&name));
    const struct definition *found = slot && *slot ? &definitions->items[*slot - 1] : NULL;
    arena_free(&arena);
    return found;
}

static uint32_t skip_blanks(struct text text, uint32_t at)
{
    while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '\t'))
        at++;
    return at;
}

bool inline_scan_definition(struct text content, struct range line, struct arena *arena,
                            struct definitions *definitions)
{
    struct range label, url;
    uint32_t end;
    while (line.end > line.start && (content.bytes[line.end - 1] == '\n' || content.bytes[line.end - 1] == '\r'))
        line.end--;
    struct text text = text_slice(content, 0, line.end);
    uint32_t colon = link_label_end(text, line.start, &label);
    if (!colon || label.start == label.end || colon == line.end || text.bytes[colon] != ':')
        return false;
    uint32_t start = skip_blanks(text, colon + 1);
    if (start == line.end || !link_destination_end(text, start, &url, &end))
        return false;
    uint32_t title = skip_blanks(text, end);
    if (title > end) {
        uint32_t title_end = link_title_end(text, title);
        end = title_end > title ? title_end : end;
    }
    if (skip_blanks(text, end) < line.end)
        return false;
    char buffer[NAME_LIMIT];
    struct builder name = {.arena = arena, .bytes = buffer, .capacity = sizeof buffer};
    fold_label(&name, text_range(text, label));
    add(definitions, (struct definition){text_copy(arena, builder_text(&name)), {line.start, end}, url}, arena);
    return true;
}

/* The parser's tree has no trace of definitions: they stand on lines that belong to no block. */
void definitions_collect(struct document *document, struct arena *arena)
{
    const struct source *source = document->source;
    uint32_t line = 0, end = document->is_cut ? source_line_at(source, document->cut.start) : source->line_count;
    for (size_t i = 0; i <= document->block_count; i++) {
        const struct block *block = i < document->block_count ? &document->blocks[i] : NULL;
        for (; line < (block ? block->first_line : end); line++) {
            struct range range = source_line_range(source, line);
            range.start += (uint32_t)mark_skip_all(source_text(source, range));
            if (range.start < range.end && source->content.bytes[range.start] == '[')
                inline_scan_definition(source->content, range, arena, &document->definitions);
        }
        if (block)
            line = block->last_line + 1;
    }
}
