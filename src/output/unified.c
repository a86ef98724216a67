#include "output/unified.h"

#include "base/line_comparison.h"

#include <string.h>

enum { CONTEXT = 3 }; /* unchanged lines shown around a change */

struct pair {
    size_t before, after;
};

/* As git quotes it: patch and git apply read a name up to a tab, and one in double quotes with escapes. */
static void write_name(FILE *stream, const char *mark, const char *side, const char *path)
{
    bool needs_quotes = false;
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    while (*path == '/')
        path++;
    for (const char *byte = path; *byte; byte++)
        needs_quotes |= (unsigned char)*byte < ' ' || *byte == '"' || *byte == '\\' || *byte == 0x7F;
    fprintf(stream, "%s %s%s/", mark, needs_quotes ? "\"" : "", side);
    for (const char *byte = path; *byte; byte++)
        if ((unsigned char)*byte < ' ' || *byte == 0x7F)
            fprintf(stream, "\\%03o", (unsigned)*byte);
        else
            fprintf(stream, "%s%c", *byte == '"' || *byte == '\\' ? "\\" : "", *byte);
    fputs(needs_quotes ? "\"\n" : strchr(path, ' ') ? "\t\n" : "\n", stream);
}

static void write_line(FILE *stream, char mark, struct text line)
{
    fputc(mark, stream);
    fwrite(line.bytes, 1, line.length, stream);
    if (!text_ends_with(line, TEXT("\n")))
        fputs("\n\\ No newline at end of file\n", stream);
}

static void write_count(FILE *stream, char mark, size_t from, size_t to)
{
    /* A side without lines stands behind the line before it. */
    fprintf(stream, " %c%zu", mark, to > from ? from + 1 : from);
    if (to - from != 1)
        fprintf(stream, ",%zu", to - from);
}

static void write_hunk(FILE *stream, const struct line_comparison *comparison, struct pair from, struct pair to)
{
    fputs("@@", stream);
    write_count(stream, '-', from.before, to.before);
    write_count(stream, '+', from.after, to.after);
    fputs(" @@\n", stream);
    while (from.before < to.before || from.after < to.after) {
        size_t partner = from.before < to.before ? comparison->partner[from.before] : to.after;
        if (partner == NO_LINE) {
            write_line(stream, '-', comparison->before.items[from.before++]);
        } else if (from.after < partner) {
            write_line(stream, '+', comparison->after.items[from.after++]);
        } else {
            write_line(stream, ' ', comparison->before.items[from.before++]);
            from.after++;
        }
    }
}

/* Moves from to the next line that is not the same on both sides. */
static bool find_change(const struct line_comparison *comparison, struct pair *from)
{
    while (from->before < comparison->before.count && comparison->partner[from->before] == from->after)
        *from = (struct pair){from->before + 1, from->after + 1};
    return from->before < comparison->before.count || from->after < comparison->after.count;
}

/* Behind the change at from. */
static struct pair end_of_change(const struct line_comparison *comparison, struct pair from)
{
    while (from.before < comparison->before.count && comparison->partner[from.before] == NO_LINE)
        from.before++;
    bool is_end = from.before == comparison->before.count;
    from.after = is_end ? comparison->after.count : comparison->partner[from.before];
    return from;
}

static void write_hunks(FILE *stream, const struct line_comparison *comparison)
{
    struct pair from = {0, 0};
    bool more = find_change(comparison, &from);
    while (more) {
        size_t lead = from.before < CONTEXT ? from.before : CONTEXT;
        struct pair start = {from.before - lead, from.after - lead};
        struct pair next = end_of_change(comparison, from), end = next;
        while ((more = find_change(comparison, &next)) && next.before - end.before <= 2 * CONTEXT)
            end = next = end_of_change(comparison, next);
        size_t left = comparison->before.count - end.before, tail = left < CONTEXT ? left : CONTEXT;
        write_hunk(stream, comparison, start, (struct pair){end.before + tail, end.after + tail});
        from = next;
    }
}

void unified_write(FILE *stream, const char *path, struct text before, struct text after)
{
    if (text_equal(before, after))
        return;
    struct line_comparison comparison;
    line_comparison_make(&comparison, before, after);
    write_name(stream, "---", "a", path);
    write_name(stream, "+++", "b", path);
    write_hunks(stream, &comparison);
    line_comparison_free(&comparison);
}
