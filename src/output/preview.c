#include "output/preview.h"

#include "base/arena.h"
#include "output/change.h"
#include "output/snippet.h"

enum {
    PREVIEW_LINES = 4,         /* of one fix */
    PREVIEW_BYTES = 64 * 1024, /* of the source; what spans more is told in words */
};

struct preview {
    struct writer *writer;
    const struct source *source;
    bool is_unsafe;
    size_t gutter;
    uint32_t line;       /* the finding's */
    uint32_t shown_from; /* see preview_write */
};

static void begin_words(const struct preview *preview, const char *words)
{
    struct writer *writer = preview->writer;
    writer_add_spaces(writer, preview->gutter - (sizeof "fix" - 1));
    writer_style(writer, STYLE_FIX);
    writer_add_literal(writer, preview->is_unsafe ? "fix (unsafe)" : "fix");
    writer_style(writer, STYLE_PLAIN);
    writer_add_literal(writer, ":");
    writer_add_literal(writer, words);
}

static void write_line_numbers(const struct preview *preview, const char *verb, struct range numbers)
{
    struct writer *writer = preview->writer;
    begin_words(preview, verb);
    if (numbers.start == numbers.end && numbers.start == preview->line) {
        writer_add_literal(writer, " this line\n");
        return;
    }
    writer_add_literal(writer, numbers.start == numbers.end ? " line " : " lines ");
    writer_add_number(writer, numbers.start);
    if (numbers.start != numbers.end) {
        writer_add_literal(writer, "-");
        writer_add_number(writer, numbers.end);
    }
    writer_add_literal(writer, "\n");
}

static void write_rest(const struct preview *preview, size_t line_count)
{
    snippet_gutter(preview->writer, preview->gutter, TEXT(""), STYLE_PLAIN);
    writer_add_literal(preview->writer, " … and ");
    writer_add_number(preview->writer, line_count);
    writer_add_literal(preview->writer, line_count == 1 ? " more line\n" : " more lines\n");
}

static struct range within(struct range range, struct range line)
{
    uint32_t start = range.start > line.start ? range.start - line.start : 0;
    uint32_t end = range.end > line.start ? range.end - line.start : 0;
    return (struct range){start, end};
}

static void write_line(const struct preview *preview, struct text label, struct text line, struct range focus,
                       uint32_t wanted_start)
{
    if (text_ends_with(line, TEXT("\r")))
        line.length--;
    struct range part = snippet_part(line, focus, snippet_columns(preview->gutter), wanted_start);
    snippet_gutter(preview->writer, preview->gutter, label, STYLE_FIX);
    snippet_write(preview->writer, line, focus, part, STYLE_FIX);
}

/* Where to begin in a line whose place in the source is start, so that it stands under the finding's own line if it
 * is that line. */
static uint32_t aligned_start(const struct preview *preview, uint32_t start)
{
    if (preview->shown_from < start || source_position(preview->source, start).line != preview->line)
        return SNIPPET_ANYWHERE;
    return preview->shown_from - start;
}

/* text_start: where in the source the changed text begins. */
static void write_lines(const struct preview *preview, const struct changed_text *changed, struct range lines,
                        uint32_t text_start)
{
    uint32_t wanted_start =
        lines.start <= changed->added.start ? aligned_start(preview, text_start + lines.start) : SNIPPET_ANYWHERE;
    if (preview->is_unsafe)
        begin_words(preview, "\n");
    for (unsigned count = 0; lines.start <= lines.end; count++) {
        struct text rest = text_range(changed->text, lines);
        if (count == PREVIEW_LINES) {
            write_rest(preview, text_count_byte(rest, '\n') + 1);
            return;
        }
        struct text line = text_cut(&rest, '\n');
        struct range range = {lines.start, lines.start + (uint32_t)line.length};
        write_line(preview, count || preview->is_unsafe ? TEXT("") : TEXT("fix"), line,
                   within(changed->added, range), wanted_start);
        wanted_start = SNIPPET_ANYWHERE;
        lines.start = range.end + 1;
    }
}

static void write_change(const struct preview *preview, const struct change *change)
{
    struct range numbers;
    struct arena arena = {0};
    if (change_removes_lines(change, preview->source, &numbers)) {
        write_line_numbers(preview, " remove", numbers);
    } else if (change->lines.end - change->lines.start > PREVIEW_BYTES) {
        numbers.start = source_position(preview->source, change->lines.start).line;
        numbers.end = source_position(preview->source, change->lines.end).line;
        write_line_numbers(preview, " rewrite", numbers);
    } else {
        struct changed_text changed = change_apply(change, preview->source, &arena);
        struct range lines = change_new_lines(&changed);
        if (lines.start == lines.end && changed.only_adds)
            begin_words(preview, " add an empty line\n");
        else
            write_lines(preview, &changed, lines, change->lines.start);
    }
    arena_free(&arena);
}

static void write_others(const struct preview *preview, size_t count, uint32_t line)
{
    begin_words(preview, " also changes ");
    if (count > 1) {
        writer_add_number(preview->writer, count);
        writer_add_literal(preview->writer, " other places, the first on ");
    }
    writer_add_literal(preview->writer, "line ");
    writer_add_number(preview->writer, line);
    writer_add_literal(preview->writer, "\n");
}

static bool touches(const struct change *change, struct range range)
{
    return range.start <= change->lines.end && change->lines.start <= range.end;
}

void preview_write(struct writer *writer, const struct source *source, const struct finding *finding, size_t gutter,
                   uint32_t shown_from)
{
    struct preview preview = {writer, source, finding->fix->safety == FIX_UNSAFE, gutter,
                              source_position(source, finding->range.start).line, shown_from};
    size_t count = finding->fix->edits.count, changes = 0;
    struct arena arena = {0};
    struct edit *edits = arena_allocate_array(&arena, count, sizeof *edits);
    struct change shown = {0}, first = {0}, second = {0};
    for (size_t i = 0; i < count; i++)
        edits[i] = finding->fix->edits.items[i];
    change_sort(edits, count);
    for (size_t i = 0; i < count; changes++) {
        struct change change = change_next(source, edits + i, count - i);
        i += change.count;
        if (changes == 0)
            first = shown = change;
        else if (changes == 1)
            second = change;
        if (touches(&change, finding->range) && !touches(&shown, finding->range))
            shown = change;
    }
    if (changes)
        write_change(&preview, &shown);
    if (changes > 1) {
        const struct change *other = shown.edits == first.edits ? &second : &first;
        write_others(&preview, changes - 1, source_position(source, other->edits[0].range.start).line);
    }
    arena_free(&arena);
}
