#include "base/arena.h"
#include "rules/rules.h"

enum ending { ENDING_NONE, ENDING_LF, ENDING_CRLF, ENDING_CR, ENDING_COUNT };

static const struct {
    const char *name, *bytes;
} endings[ENDING_COUNT] = {{"", ""}, {"LF", "\n"}, {"CR LF", "\r\n"}, {"CR", "\r"}};

enum { MOST_EDITS = 10 * 1000 }; /* more are one, for each takes memory */

static struct range ending_range(const struct source *source, uint32_t line)
{
    return (struct range){source_line_range(source, line).end, source_line_end(source, line)};
}

static enum ending ending_of(const struct source *source, uint32_t line)
{
    struct text text = source_text(source, ending_range(source, line));
    for (enum ending ending = ENDING_LF; ending < ENDING_COUNT; ending++)
        if (text_equal(text, text_from(endings[ending].bytes)))
            return ending;
    return ENDING_NONE;
}

/* LF where there are as many of another. */
static enum ending most_frequent(const size_t counts[ENDING_COUNT])
{
    enum ending most = ENDING_LF;
    for (enum ending ending = ENDING_CRLF; ending < ENDING_COUNT; ending++)
        if (counts[ending] > counts[most])
            most = ending;
    return most;
}

static void add_edit(struct findings *out, struct finding *finding, struct range range, struct text replacement)
{
    finding_add_edit(out, finding, FIX_SAFE, range, replacement, (struct effect){.kind = EFFECT_NONE});
}

static void add_edits(const struct source *source, enum ending wanted, struct findings *out,
                      struct finding *finding)
{
    for (uint32_t line = 0; line < source->line_count; line++) {
        enum ending ending = ending_of(source, line);
        if (ending != ENDING_NONE && ending != wanted)
            add_edit(out, finding, ending_range(source, line), text_from(endings[wanted].bytes));
    }
}

/* The page again from the line on, in one edit. */
static void add_rewrite(const struct source *source, uint32_t first, enum ending wanted, struct findings *out,
                        struct finding *finding)
{
    struct range range = {source->line_starts[first], (uint32_t)source->content.length};
    struct builder builder = {.arena = out->arena};
    builder.capacity = (size_t)(range.end - range.start) + source->line_count;
    builder.bytes = arena_allocate(out->arena, builder.capacity);
    for (uint32_t line = first; line < source->line_count; line++) {
        builder_add(&builder, source_line(source, line));
        if (ending_of(source, line) != ENDING_NONE)
            builder_add(&builder, text_from(endings[wanted].bytes));
    }
    add_edit(out, finding, range, builder_text(&builder));
}

void check_line_endings(const struct list *list, struct findings *out)
{
    const struct source *source = list->source;
    size_t counts[ENDING_COUNT] = {0}, odd = 0;
    uint32_t first = 0;
    if (text_find_byte(source->content, '\r', 0) == TEXT_NOT_FOUND)
        return;
    for (uint32_t line = 0; line < source->line_count; line++)
        counts[ending_of(source, line)]++;
    enum ending wanted = most_frequent(counts);
    for (enum ending ending = ENDING_LF; ending < ENDING_COUNT; ending++)
        odd += ending == wanted ? 0 : counts[ending];
    if (!odd)
        return;
    while (ending_of(source, first) == wanted)
        first++;
    struct range range = ending_range(source, first);
    struct finding *finding =
        findings_add(out, (struct range){range.start, range.start},
                     "%zu %s in %s and %zu in %s: whoever edits the page changes lines without knowing it. "
                     "Write %s",
                     odd, odd == 1 ? "line ends" : "lines end", endings[ending_of(source, first)].name,
                     counts[wanted], endings[wanted].name, endings[wanted].name);
    finding->key_detail = TEXT("");
    if (odd > MOST_EDITS)
        add_rewrite(source, first, wanted, out, finding);
    else
        add_edits(source, wanted, out, finding);
}
