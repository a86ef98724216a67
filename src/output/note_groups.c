#include "output/note_groups.h"

#include "base/arena.h"

enum { MOST_NAMED = 20, LONGEST_NAME = 40 };

/* There are as many of them as there are rules, so a search along the line is quick enough. */
static struct note_group *find(const struct note_groups *groups, const struct rule *rule)
{
    for (size_t i = 0; i < groups->count; i++)
        if (groups->items[i].rule == rule)
            return &groups->items[i];
    return NULL;
}

static struct note_group *start(struct note_groups *groups, const struct finding *finding)
{
    struct note_group *group = array_add(groups->arena, groups);
    *group = (struct note_group){.rule = finding->rule, .common = finding->message, .is_whole = true};
    return group;
}

static void narrow(struct note_group *group, struct text message)
{
    size_t length = 0;
    while (length < message.length && length < group->common.length &&
           message.bytes[length] == group->common.bytes[length])
        length++;
    group->is_whole &= length == message.length && length == group->common.length;
    group->common.length = length;
}

static void cut_at_last_colon(struct note_group *group)
{
    struct text *common = &group->common;
    if (group->is_whole)
        return;
    while (common->length && !text_ends_with(*common, TEXT(": ")))
        common->length--;
    common->length -= common->length ? 2 : 0;
}

void note_groups_collect(struct note_groups *groups, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->severity != SEVERITY_NOTE)
            continue;
        struct note_group *group = find(groups, finding->rule);
        if (!group)
            group = start(groups, finding);
        narrow(group, finding->message);
        *array_add(groups->arena, group) = finding;
    }
    for (size_t i = 0; i < groups->count; i++)
        cut_at_last_colon(&groups->items[i]);
}

const struct note_group *note_groups_find(const struct note_groups *groups, const struct finding *finding)
{
    const struct note_group *group = finding->severity == SEVERITY_NOTE ? find(groups, finding->rule) : NULL;
    return group && group->count > NOTES_SHOWN_ALONE ? group : NULL;
}

static uint32_t line_of(const struct source *source, const struct finding *finding)
{
    return source_position(source, finding->range.start).line;
}

/* The bytes that a finding marks, where they are few. */
static struct text name_of(const struct source *source, const struct finding *finding)
{
    struct range range = finding->range;
    return range.end - range.start <= LONGEST_NAME ? source_text(source, range) : TEXT("");
}

static void add_line(struct builder *builder, size_t number, uint32_t line, struct text name)
{
    builder_format(builder, "%s %u", number ? "," : "", (unsigned)line);
    if (name.length) {
        builder_add(builder, TEXT(" ("));
        builder_add(builder, name);
        builder_add_byte(builder, ')');
    }
}

/* Each line once, or where the messages have nothing in common each finding with what it marks. */
static void add_lines(struct builder *builder, const struct note_group *group, const struct source *source)
{
    size_t lines = 0;
    uint32_t last = 0;
    bool has_names = !group->common.length;
    builder_add(builder, line_of(source, group->items[0]) == line_of(source, group->items[group->count - 1])
                             ? TEXT("Line")
                             : TEXT("Lines"));
    for (size_t i = 0; i < group->count; i++) {
        uint32_t line = line_of(source, group->items[i]);
        if (line == last && !has_names)
            continue;
        if (lines < MOST_NAMED)
            add_line(builder, lines, line, has_names ? name_of(source, group->items[i]) : TEXT(""));
        lines++;
        last = line;
    }
    if (lines > MOST_NAMED)
        builder_format(builder, " and %zu more", lines - MOST_NAMED);
}

struct text note_group_message(const struct note_group *group, const struct source *source, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    struct text what = group->common.length ? group->common : group->rule->page->summary;
    builder_format(&builder, "%zu places%s: ", group->count, group->common.length ? "" : " where this is not so");
    builder_add(&builder, what);
    builder_add(&builder, text_ends_with(what, TEXT(".")) ? TEXT(" ") : TEXT(". "));
    add_lines(&builder, group, source);
    return builder_text(&builder);
}
