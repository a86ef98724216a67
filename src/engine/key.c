#include "engine/key.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/identity.h"
#include "list/place.h"

#include <inttypes.h>

/* How a byte is written in a key; the empty text for itself. Line endings all look the same, for a key must outlive
 * their conversion. */
static struct text escape_of(char byte)
{
    switch (byte) {
    case '\t':
        return TEXT("\\t");
    case '\r':
    case '\n':
        return TEXT("\\n");
    case '\\':
        return TEXT("\\\\");
    default:
        return TEXT("");
    }
}

static void add_escaped(struct builder *builder, struct text text)
{
    size_t written = 0;
    for (size_t i = 0; i < text.length; i++) {
        struct text escape = escape_of(text.bytes[i]);
        bool is_half = text.bytes[i] == '\r' && i + 1 < text.length && text.bytes[i + 1] == '\n';
        if (!escape.length)
            continue;
        builder_add(builder, text_slice(text, written, i));
        if (!is_half)
            builder_add(builder, escape);
        written = i + 1;
    }
    builder_add(builder, text_slice(text, written, text.length));
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

/* What a finding is about. */
enum subject_kind {
    SUBJECT_PAGE,
    SUBJECT_ENTRY,
    SUBJECT_TABLE,
    SUBJECT_CONTENTS,
    SUBJECT_UPDATE,
    SUBJECT_HEADING,
    SUBJECT_STRAY
};

struct subject {
    enum subject_kind kind;
    union {
        const void *any;
        const struct row *row;
        const struct link *link;
        const struct update *update;
        const struct heading *heading;
        const struct document_row *stray;
    } at;
    struct text text;
};

static struct subject find_subject(const struct list *list, uint32_t offset)
{
    const struct row *row = list_row_at(list, offset);
    const struct link *link = row ? NULL : list_contents_link_at(list, offset);
    const struct update *update = row || link ? NULL : list_update_at(list, offset);
    const struct heading *heading = list_heading_at(list, offset);
    const struct document_row *stray = list_stray_row_at(list, offset);
    if (row)
        return (struct subject){row == &row->table->header ? SUBJECT_TABLE : SUBJECT_ENTRY, {.row = row}, TEXT("")};
    if (link)
        return (struct subject){SUBJECT_CONTENTS, {.link = link}, TEXT("")};
    if (update)
        return (struct subject){SUBJECT_UPDATE, {.update = update}, TEXT("")};
    if (heading && offset <= heading->range.end)
        return (struct subject){SUBJECT_HEADING, {.heading = heading}, TEXT("")};
    if (stray)
        return (struct subject){SUBJECT_STRAY, {.stray = stray}, TEXT("")};
    return (struct subject){SUBJECT_PAGE, {.any = list}, TEXT("page")};
}

static struct text subject_text(const struct list *list, const struct subject *subject, struct arena *arena)
{
    switch (subject->kind) {
    case SUBJECT_ENTRY:
        return entry_subject(list, subject->at.row, arena);
    case SUBJECT_TABLE:
        return table_subject(list, subject->at.row->table, arena);
    case SUBJECT_CONTENTS:
        return text_format(arena, "contents:%.*s", TEXT_ARGUMENTS(list_text(list, subject->at.link->label)));
    case SUBJECT_UPDATE:
        return text_format(arena, "update:%.*s", TEXT_ARGUMENTS(list_text(list, subject->at.update->date_range)));
    case SUBJECT_HEADING:
        return text_format(arena, "heading:%.*s", TEXT_ARGUMENTS(subject->at.heading->slug));
    case SUBJECT_STRAY:
        return utf8_folded_letters(arena, list_text(list, subject->at.stray->range));
    case SUBJECT_PAGE:
        break;
    }
    return TEXT("page");
}

/* A row may be long and full of findings. */
static struct text shortened(struct text text, struct arena *arena)
{
    enum { LONGEST = 160 };
    size_t end = LONGEST;
    if (text.length <= LONGEST)
        return text;
    while (end && ((unsigned char)text.bytes[end] & 0xC0) == 0x80)
        end--;
    return text_format(arena, "%.*s~%016" PRIx64, (int)end, text.bytes, text_hash(text));
}

static struct text escaped(struct text text, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    add_escaped(&builder, text);
    return builder_text(&builder);
}

static void make_keys(const struct list *list, struct finding *findings, size_t count, struct arena *arena)
{
    struct subject last = {.kind = SUBJECT_PAGE};
    struct arena scratch = {0};
    for (size_t i = 0; i < count; i++) {
        struct finding *finding = &findings[i];
        struct subject subject = find_subject(list, finding->range.start);
        if (subject.at.any != last.at.any) {
            arena_free(&scratch);
            last = subject;
            struct text text = escaped(subject_text(list, &subject, &scratch), &scratch);
            last.text = text_copy(arena, shortened(text, &scratch));
        }
        struct text name = finding->rule->name;
        struct text detail = escaped(utf8_folded(&scratch, finding->key_detail), &scratch);
        struct builder builder = {.arena = arena, .capacity = name.length + last.text.length + detail.length + 2};
        builder.bytes = arena_allocate(arena, builder.capacity);
        builder_add(&builder, name);
        builder_add_byte(&builder, '\t');
        builder_add(&builder, last.text);
        builder_add_byte(&builder, '\t');
        builder_add(&builder, detail);
        finding->key = builder_text(&builder);
    }
    arena_free(&scratch);
}

void keys_make(const struct list *list, struct findings *findings, struct arena *arena)
{
    make_keys(list, findings->items, findings->count, arena);
    make_keys(list, findings->silent.items, findings->silent.count, arena);
}

bool key_is_about(const struct list *list, const struct finding *finding, struct text entry,
                  struct key_names *names, struct arena *arena)
{
    const struct row *row = list_row_at(list, finding->range.start);
    if (!row || !row->entry)
        return false;
    if (names->row != row)
        *names = (struct key_names){row, utf8_folded_letters(arena, row->entry->name),
                                    utf8_folded_letters(arena, row->entry->title)};
    return text_equal(entry, names->title) || text_equal(entry, names->abbreviation);
}
