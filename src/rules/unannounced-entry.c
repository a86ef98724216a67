#include "base/arena.h"
#include "base/utf8.h"
#include "list/added.h"
#include "list/changes.h"
#include "list/date_form.h"
#include "list/mention.h"
#include "rules/rules.h"

#include <stdlib.h>

/* What the updates of the change announce, as folded letters, sorted. */
struct update_names {
    struct text *items;
    size_t count, capacity;
};

static int compare(const void *left, const void *right)
{
    return text_compare(*(const struct text *)left, *(const struct text *)right);
}

static void collect_names(const struct list *list, struct update_names *names, struct arena *arena)
{
    for (size_t i = 0; i < list->updates.count; i++) {
        const struct update *update = &list->updates.items[i];
        for (size_t n = 0; changes_touch(list, update->range) && n < update->name_count; n++)
            *array_add(arena, names) = utf8_folded_letters(arena, update->names[n]);
    }
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare);
}

/* By its own name, or with all of its section. */
static bool is_announced(const struct update_names *names, const struct entry *entry, struct arena *arena)
{
    const struct heading *section = entry->row->table->section;
    struct text candidates[] = {utf8_folded_letters(arena, entry->name), utf8_folded_letters(arena, entry->title),
                                section ? utf8_folded_letters(arena, section->text) : TEXT("")};
    for (size_t i = 0; names->count && i < sizeof candidates / sizeof *candidates; i++)
        if (candidates[i].length &&
            bsearch(&candidates[i], names->items, names->count, sizeof *names->items, compare))
            return true;
    return false;
}

static const struct update *find_model(const struct list *list)
{
    for (size_t i = 0; i < list->updates.count; i++)
        if (list->updates.items[i].name_count && date_is_valid(list->updates.items[i].date))
            return &list->updates.items[i];
    return NULL;
}

/* "A, B and C" */
static struct text enumerated(const struct list *list, const struct added_entries *entries, struct arena *arena)
{
    struct builder names = {.arena = arena};
    for (size_t i = 0; i < entries->count; i++) {
        if (i)
            builder_add(&names, i + 1 < entries->count ? TEXT(", ") : TEXT(" and "));
        builder_add(&names, mention_name(list, entries->items[i]));
    }
    return builder_text(&names);
}

/* A line above the topmost update, made like it: its marks, today, its verb, the names, its full stop. */
static struct text new_update(const struct list *list, const struct update *model, uint32_t line_start,
                              const struct added_entries *entries, struct arena *arena)
{
    const char *content = list->source->content.bytes;
    const struct text *last = &model->names[model->name_count - 1];
    uint32_t first_name = (uint32_t)(model->names[0].bytes - content);
    uint32_t behind = (uint32_t)(last->bytes - content) + (uint32_t)last->length;
    uint32_t line = source_line_at(list->source, line_start), line_end = source_line_end(list->source, line);
    struct text day = date_text(list->context->today, date_form_of(list_text(list, model->date_range)), arena);
    struct text names = enumerated(list, entries, arena);
    struct text ending = behind <= line_end ? list_text(list, (struct range){behind, line_end}) : TEXT("\n");
    return text_format(arena, "%.*s%.*s%.*s%.*s%.*s",
                       TEXT_ARGUMENTS(list_text(list, (struct range){line_start, model->date_range.start})),
                       TEXT_ARGUMENTS(day),
                       TEXT_ARGUMENTS(list_text(list, (struct range){model->date_range.end, first_name})),
                       TEXT_ARGUMENTS(names), TEXT_ARGUMENTS(ending));
}

void check_unannounced_entry(const struct list *list, struct findings *out)
{
    struct added_entries added, unannounced = {0};
    struct update_names names = {0};
    const struct update *model = list->context->changes ? find_model(list) : NULL;
    if (!model || !date_is_valid(list->context->today))
        return;
    added_entries_find(list, &added, out->arena);
    collect_names(list, &names, out->arena);
    for (size_t i = 0; i < added.count; i++)
        if (mention_name(list, added.items[i]).length && !is_announced(&names, added.items[i], out->arena))
            *array_add(out->arena, &unannounced) = added.items[i];
    uint32_t start = list->source->line_starts[source_line_at(list->source, model->range.start)];
    struct text line = unannounced.count ? new_update(list, model, start, &unannounced, out->arena) : TEXT("");
    for (size_t i = 0; i < unannounced.count; i++) {
        struct text name = mention_name(list, unannounced.items[i]);
        struct finding *finding = findings_add(out, mention_place(unannounced.items[i]),
                                               "no new update names %.*s", TEXT_ARGUMENTS(name));
        finding_add_note(out, finding, model->range, "the newest update");
        /* One line says it for all of them. */
        if (!i)
            finding_add_edit(out, finding, FIX_UNSAFE, (struct range){start, start},
                             line, (struct effect){.kind = EFFECT_REPLACES, .before = TEXT(""), .after = line});
    }
}
