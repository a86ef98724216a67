#include "edge/git_run.h"

#include "base/arena.h"
#include "edge/files.h"

#include <string.h>

/* How git diff says it: first a line for each file, then the patch. */
struct reading {
    struct git_files *files;
    const struct words *named;
    struct arena *arena;
    size_t next;              /* the file whose patch began last: patches come in the order of files */
    struct git_file *current; /* whose patch is read; NULL: one that nobody asked for */
    uint32_t removed, added;  /* lines that the hunk still has */
};

/* Filters that turn a file of the work tree into what git keeps are programs that the configuration names. */
static bool add_filters(struct words *options, struct arena *arena, struct error *error)
{
    static const char *const question[] = {
        "config", "--null", "--name-only", "--get-regexp", "^filter\\..*\\.(clean|process|required)$", NULL};
    struct process process;
    struct builder line = {.arena = arena};
    struct text name;
    if (!git_start(&process, question, false, arena, error))
        return false;
    struct process_reader *reader = arena_allocate(arena, sizeof *reader);
    reader->descriptor = process.output;
    while (process_read_line(reader, '\0', &line, &name))
        *array_add(arena, options) =
            text_format(arena, "--config-env=%.*s=RSFM_LINT_NOTHING", TEXT_ARGUMENTS(name));
    int status;
    struct text said;
    process_finish(&process, &status, &said, arena); /* it fails where there are none */
    return true;
}

bool git_start_diff(struct process *process, const struct git_comparison *comparison, struct arena *arena,
                    struct error *error)
{
    static const char *const how[] = {
        "diff",        "--raw",      "--patch",       "--unified=0",   "--inter-hunk-context=0",  "--find-renames",
        "--no-abbrev", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative",           "-O/dev/null",
        "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules=all", "-l1000"};
    struct words options = {0};
    struct { const char **items; size_t count, capacity; } arguments = {0};
    bool is_work_tree = !comparison->is_staged && !comparison->to.length;
    if (is_work_tree && !add_filters(&options, arena, error))
        return false;
    for (size_t i = 0; i < options.count; i++)
        *array_add(arena, &arguments) = options.items[i].bytes;
    for (size_t i = 0; i < sizeof how / sizeof *how; i++)
        *array_add(arena, &arguments) = how[i];
    if (comparison->is_staged)
        *array_add(arena, &arguments) = "--cached";
    if (comparison->from.length)
        *array_add(arena, &arguments) = comparison->from.bytes;
    if (comparison->to.length)
        *array_add(arena, &arguments) = comparison->to.bytes;
    *array_add(arena, &arguments) = "--";
    *array_add(arena, &arguments) = NULL;
    return git_start(process, arguments.items, false, arena, error);
}

static unsigned octal(struct text text, size_t *at)
{
    unsigned value = 0;
    size_t end = *at + 3;
    for (; *at < end && *at < text.length && text.bytes[*at] >= '0' && text.bytes[*at] <= '7'; ++*at)
        value = value * 8 + (unsigned)(text.bytes[*at] - '0');
    return value;
}

/* A path as git writes it, in quotation marks where it holds what could be misread. */
static struct text unquoted(struct text path, struct arena *arena)
{
    static const char letters[] = "abfnrtv", meanings[] = "\a\b\f\n\r\t\v";
    struct builder plain = {.arena = arena};
    if (!text_starts_with(path, TEXT("\"")))
        return text_copy(arena, path);
    for (size_t at = 1; at < path.length && path.bytes[at] != '"';) {
        char byte = path.bytes[at++];
        if (byte == '\\' && at < path.length && path.bytes[at] >= '0' && path.bytes[at] <= '7') {
            byte = (char)octal(path, &at);
        } else if (byte == '\\' && at < path.length) {
            const char *letter = memchr(letters, path.bytes[at], sizeof letters - 1);
            byte = letter ? meanings[letter - letters] : path.bytes[at];
            at++;
        }
        builder_add_byte(&plain, byte);
    }
    return text_copy(arena, builder_text(&plain));
}

static bool is_zero(struct text name)
{
    return text_count_byte(name, '0') == name.length;
}

static struct text last_component(struct text path)
{
    size_t start = path.length;
    while (start && path.bytes[start - 1] != '/')
        start--;
    return text_slice(path, start, path.length);
}

static bool is_wanted(const struct reading *reading, struct text path)
{
    if (files_is_markdown(path))
        return true;
    for (size_t i = 0; i < reading->named->count; i++)
        if (text_equal(last_component(reading->named->items[i]), last_component(path)))
            return true;
    return false;
}

/* :100644 100644 NAME NAME M<TAB>path, or R087<TAB>old path<TAB>path */
static void read_file(struct reading *reading, struct text line)
{
    struct text paths = line, head = text_cut(&paths, '\t');
    struct text old_mode = text_cut(&head, ' '), mode = text_cut(&head, ' ');
    struct text before = text_cut(&head, ' '), after = text_cut(&head, ' ');
    if (text_find_byte(paths, '\t', 0) != TEXT_NOT_FOUND)
        text_cut(&paths, '\t');
    bool is_unmerged = text_starts_with(head, TEXT("U"));
    struct text path = unquoted(paths, reading->arena);
    if ((!is_unmerged && !text_starts_with(mode, TEXT("100"))) || !is_wanted(reading, path))
        return;
    bool has_before = text_starts_with(old_mode, TEXT(":100")) && !is_zero(before);
    *array_add(reading->arena, reading->files) =
        (struct git_file){.path = path.bytes,
                          .before = has_before ? text_copy(reading->arena, before) : TEXT(""),
                          .after = is_zero(after) ? TEXT("") : text_copy(reading->arena, after),
                          .mode = text_copy(reading->arena, mode),
                          .is_unmerged = is_unmerged};
}

static void find_patched(struct reading *reading, struct text name)
{
    reading->current = NULL;
    /* Behind a name with a space git puts a tab. */
    if (!text_starts_with(name, TEXT("\"")) && text_ends_with(name, TEXT("\t")))
        name.length--;
    struct text path = unquoted(name, reading->arena);
    if (!text_starts_with(path, TEXT("b/")))
        return;
    path = text_slice(path, 2, path.length);
    if (!is_wanted(reading, path))
        return;
    for (size_t i = reading->next; i < reading->files->count; i++)
        if (text_equal(text_from(reading->files->items[i].path), path)) {
            reading->current = &reading->files->items[i];
            reading->next = i;
            return;
        }
}

static uint32_t number_at(struct text *rest)
{
    uint64_t value = 0;
    size_t at = 0;
    for (; at < rest->length && rest->bytes[at] >= '0' && rest->bytes[at] <= '9' && value < UINT32_MAX / 16; at++)
        value = value * 10 + (uint64_t)(rest->bytes[at] - '0');
    *rest = text_slice(*rest, at, rest->length);
    return (uint32_t)value;
}

/* first,count as git writes it: from 1, and of no lines the line before. */
static struct lines lines_at(struct text *rest)
{
    struct lines lines = {.first = number_at(rest), .count = 1};
    if (text_starts_with(*rest, TEXT(","))) {
        *rest = text_slice(*rest, 1, rest->length);
        lines.count = number_at(rest);
    }
    lines.first -= lines.count && lines.first;
    return lines;
}

/* @@ -12,3 +14 @@ */
static void read_hunk(struct reading *reading, struct text line)
{
    struct hunk hunk;
    struct text rest = text_slice(line, sizeof "@@ -" - 1, line.length);
    hunk.before = lines_at(&rest);
    rest = text_slice(rest, text_starts_with(rest, TEXT(" +")) ? 2 : rest.length, rest.length);
    hunk.now = lines_at(&rest);
    reading->removed = hunk.before.count;
    reading->added = hunk.now.count;
    if (reading->current)
        *array_add(reading->arena, &reading->current->hunks) = hunk;
}

static void read_line(struct reading *reading, struct text line)
{
    char mark = line.length ? line.bytes[0] : ' ';
    if (reading->removed || reading->added) {
        reading->removed -= reading->removed && (mark == '-' || mark == ' ');
        reading->added -= reading->added && (mark == '+' || mark == ' ');
        return;
    }
    if (mark == ':')
        read_file(reading, line);
    else if (text_starts_with(line, TEXT("diff ")))
        reading->current = NULL;
    else if (text_starts_with(line, TEXT("+++ ")))
        find_patched(reading, text_slice(line, sizeof "+++ " - 1, line.length));
    else if (text_starts_with(line, TEXT("@@ -")))
        read_hunk(reading, line);
}

bool git_read_diff(struct process *process, const struct words *named, struct git_files *files, struct arena *arena,
                   struct error *error)
{
    struct reading reading = {.files = files, .named = named, .arena = arena};
    struct process_reader *reader = arena_allocate(arena, sizeof *reader);
    struct builder line = {.arena = arena};
    struct text text;
    reader->descriptor = process->output;
    while (process_read_line(reader, '\n', &line, &text))
        read_line(&reading, text);
    return git_finish(process, "compare", arena, error);
}
