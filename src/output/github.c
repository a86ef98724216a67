/* GitHub's annotations, and a plain line for each finding in the log. GitHub keeps ten annotations of a level and
 * drops the rest without a word, so they wait until everything is known. */
#include "base/arena.h"
#include "output/capture.h"
#include "output/output.h"
#include "output/region.h"
#include "output/tree_path.h"
#include "output/writer.h"

enum {
    LEVELS = SEVERITY_ERROR + 1,
    MOST_SHOWN = 10,
    LONGEST_MESSAGE = 4096, /* bytes as they are sent: GitHub cuts at as many characters */
};

struct level {
    struct text shown[MOST_SHOWN]; /* whole commands but for the :: before them */
    size_t count;                  /* of all findings */
};

struct annotations {
    struct level levels[LEVELS];
};

/* What stands for a byte in a command, NULL where it stands for itself. */
static const char *substitute(char byte, bool is_property)
{
    switch (byte) {
    case '%':
        return "%25";
    case '\r':
        return "%0D";
    case '\n':
        return "%0A";
    case ':':
        return is_property ? "%3A" : NULL;
    case ',':
        return is_property ? "%2C" : NULL;
    default:
        return NULL;
    }
}

static void add_escaped(struct writer *writer, struct text text, bool is_property)
{
    size_t written = 0;
    for (size_t at = 0; at < text.length; at++) {
        const char *escape = substitute(text.bytes[at], is_property);
        if (!escape)
            continue;
        writer_add(writer, text_slice(text, written, at));
        writer_add_literal(writer, escape);
        written = at + 1;
    }
    writer_add(writer, text_slice(text, written, text.length));
}

/* A message that is not longer than GitHub keeps, cut before a character or an escape. */
static struct text shortened(struct text message, struct arena *arena)
{
    static const char ellipsis[] = "…";
    if (message.length <= LONGEST_MESSAGE)
        return message;
    message = text_head(message, LONGEST_MESSAGE - (sizeof ellipsis - 1));
    for (size_t back = 1; back <= 2; back++)
        if (message.bytes[message.length - back] == '%')
            message.length -= back;
    return text_format(arena, "%.*s%s", TEXT_ARGUMENTS(message), ellipsis);
}

/* One line each: what is wrong, then the other places that belong to it. Of a long message no more is kept than is
 * shown. */
static struct text message_of(const struct finding *finding, const struct source *source, struct arena *arena)
{
    struct capture capture;
    capture_begin(&capture);
    struct writer writer = {.stream = capture.stream, .has_begun = true};
    add_escaped(&writer, text_head(finding->message, LONGEST_MESSAGE), false);
    for (size_t i = 0; i < finding->notes.count && writer.columns < LONGEST_MESSAGE; i++) {
        const struct note *note = &finding->notes.items[i];
        writer_add_literal(&writer, "%0Aline ");
        writer_add_number(&writer, source_position(source, note->range.start).line);
        writer_add_literal(&writer, ": ");
        add_escaped(&writer, text_head(note->message, LONGEST_MESSAGE), false);
    }
    return shortened(capture_end(&capture, arena), arena);
}

static void add_number(struct writer *writer, const char *name, uint32_t number)
{
    writer_add_literal(writer, name);
    writer_add_number(writer, number);
}

static struct text command_of(const struct report *report, const struct finding *finding,
                              const struct regions *regions)
{
    static const char *const words[LEVELS] = {"notice", "warning", "error"};
    struct capture capture;
    const struct source *source = regions->source;
    struct region region = region_shown(regions, finding->range);
    capture_begin(&capture);
    struct writer writer = {.stream = capture.stream, .has_begun = true};
    writer_add_literal(&writer, words[finding->severity]);
    writer_add_literal(&writer, " file=");
    add_escaped(&writer, tree_path(&report->options, source->path, report->arena), true);
    add_number(&writer, ",line=", region.line);
    add_number(&writer, ",endLine=", region.end_line);
    /* With columns GitHub drops a place of several lines. */
    if (region.line == region.end_line) {
        add_number(&writer, ",col=", region.column);
        add_number(&writer, ",endColumn=", region.end_column);
    }
    writer_add_literal(&writer, ",title=");
    add_escaped(&writer, finding->rule->name, true);
    writer_add_literal(&writer, "::");
    writer_add(&writer, message_of(finding, source, report->arena));
    return capture_end(&capture, report->arena);
}

static void github_begin(struct report *report)
{
    report->state = arena_allocate(report->arena, sizeof(struct annotations));
}

static void github_file(struct report *report, const struct list *list, const struct findings *findings)
{
    struct annotations *annotations = report->state;
    struct arena arena = {0};
    struct regions regions = regions_of(list->source, &arena);
    output_gcc.file(report, list, findings);
    for (size_t i = 0; i < findings->count; i++) {
        struct level *level = &annotations->levels[findings->items[i].severity];
        if (level->count < MOST_SHOWN)
            level->shown[level->count] = command_of(report, &findings->items[i], &regions);
        level->count++;
    }
    arena_free(&arena);
}

static void write_command(FILE *stream, struct text command)
{
    /* The writer would keep these two from being a command; what follows has been through it. */
    fputs("::", stream);
    fwrite(command.bytes, 1, command.length, stream);
    fputc('\n', stream);
}

static size_t beyond(const struct level *level, size_t room)
{
    return level->count > room ? level->count - room : 0;
}

static void write_rest(FILE *stream, size_t errors, size_t warnings, size_t notes)
{
    const size_t counts[] = {errors, warnings, notes};
    static const char *const nouns[] = {"error", "warning", "note"};
    const char *separator = "";
    fputs("::notice title=rsfm-lint::GitHub shows ten annotations of a kind: the log has ", stream);
    for (size_t i = 0; i < 3; i++) {
        if (!counts[i])
            continue;
        fprintf(stream, "%s%zu more %s%s", separator, counts[i], nouns[i], counts[i] == 1 ? "" : "s");
        separator = ", ";
    }
    fputc('\n', stream);
}

static void github_end(struct report *report, const struct report_totals *totals)
{
    const struct annotations *annotations = report->state;
    const struct level *levels = annotations->levels;
    size_t errors = beyond(&levels[SEVERITY_ERROR], MOST_SHOWN);
    size_t warnings = beyond(&levels[SEVERITY_WARNING], MOST_SHOWN);
    size_t notes = beyond(&levels[SEVERITY_NOTE], MOST_SHOWN);
    bool has_rest = errors || warnings || notes;
    if (!report->options.is_quiet)
        report_totals_write(report->stream, totals);
    for (size_t severity = LEVELS; severity-- > 0;) {
        /* The last notice is the one that tells of the rest. */
        size_t room = has_rest && severity == SEVERITY_NOTE ? MOST_SHOWN - 1 : MOST_SHOWN;
        for (size_t i = 0; i < levels[severity].count && i < room; i++)
            write_command(report->stream, levels[severity].shown[i]);
    }
    if (has_rest)
        write_rest(report->stream, errors, warnings, beyond(&levels[SEVERITY_NOTE], MOST_SHOWN - 1));
}

const struct output output_github = {
    .name = "github", .begin = github_begin, .file = github_file, .end = github_end};
