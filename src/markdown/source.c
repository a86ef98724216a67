#include "markdown/source.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Reads until the end or one byte beyond the limit; false when reading fails. */
static bool read_all(int descriptor, struct builder *builder, size_t expected)
{
    enum { PIECE = 64 * 1024 };
    /* One byte more than expected, so that the end is seen without growing. */
    builder->capacity = expected ? expected + 1 : PIECE;
    builder->bytes = arena_allocate(builder->arena, builder->capacity);
    for (;;) {
        if (builder->length == builder->capacity)
            builder_reserve(builder, PIECE);
        ssize_t count = read(descriptor, builder->bytes + builder->length, builder->capacity - builder->length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0;
        builder->length += (size_t)count;
        if (builder->length > SOURCE_SIZE_LIMIT)
            return true;
    }
}

static bool read_descriptor(struct source *source, const char *path, int descriptor, struct arena *arena,
                            struct error *error)
{
    struct stat status;
    size_t expected = 0;
    if (fstat(descriptor, &status) == 0) {
        if (S_ISDIR(status.st_mode))
            return error_set_at(error, path, 0, 0, "is a folder");
        if (S_ISREG(status.st_mode) && status.st_size > 0)
            expected = status.st_size > SOURCE_SIZE_LIMIT ? SOURCE_SIZE_LIMIT : (size_t)status.st_size;
    }
    struct builder builder = {.arena = arena};
    if (!read_all(descriptor, &builder, expected))
        return error_set_at(error, path, 0, 0, "cannot read it: %s", strerror(errno));
    bool too_large = builder.length > SOURCE_SIZE_LIMIT;
    source_from_text(source, path, too_large ? TEXT("") : builder_text(&builder), arena);
    source->too_large = too_large;
    return true;
}

bool source_read(struct source *source, const char *path, int descriptor, struct arena *arena, struct error *error)
{
    if (descriptor == STDIN_FILENO)
        return read_descriptor(source, path, descriptor, arena, error);
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return error_set_at(error, path, 0, 0, "cannot open it: %s", strerror(errno));
    bool is_read = read_descriptor(source, path, descriptor, arena, error);
    close(descriptor);
    return is_read;
}

/* The next line ending at or after at: LF, CR LF or, for Markdown, a lone CR. *feed remembers the next LF, so that
 * each byte is looked at once however many CRs there are. */
static uint32_t next_line(struct text content, uint32_t at, bool carriage_ends_line, size_t *feed, bool *was_lone)
{
    if (*feed != TEXT_NOT_FOUND && *feed < at)
        *feed = text_find_byte(content, '\n', at);
    size_t end = *feed == TEXT_NOT_FOUND ? content.length : *feed + 1;
    if (!carriage_ends_line)
        return (uint32_t)end;
    size_t carriage = text_find_byte(text_slice(content, 0, end), '\r', at);
    *was_lone = carriage != TEXT_NOT_FOUND && carriage + 1 != *feed;
    return (uint32_t)(*was_lone ? carriage + 1 : end);
}

static uint32_t *find_lines(struct source *source, bool carriage_ends_line, uint32_t *line_count,
                            struct arena *arena)
{
    struct text content = source->content;
    uint32_t *starts = NULL;
    /* Two passes: to count, then to fill. */
    for (int pass = 0; pass < 2; pass++) {
        size_t feed = text_find_byte(content, '\n', 0);
        *line_count = 0;
        for (uint32_t at = source->start; at < content.length; (*line_count)++) {
            bool was_lone = false;
            if (pass)
                starts[*line_count] = at;
            at = next_line(content, at, carriage_ends_line, &feed, &was_lone);
            source->has_lone_cr |= was_lone;
        }
        if (!pass)
            starts = arena_allocate_array(arena, (size_t)*line_count + 1, sizeof *starts);
    }
    return starts;
}

static bool is_broken(uint32_t code_point, size_t bytes)
{
    return code_point == 0 || (code_point == 0xFFFD && bytes == 1);
}

/* from: the first broken byte. */
static bool looks_binary(struct text content, size_t from)
{
    enum { MOST_SLIPS = 8 };
    size_t broken = 0;
    if (text_find_byte(content, '\0', from) == TEXT_NOT_FOUND)
        return false;
    for (size_t at = from; at < content.length;) {
        size_t before = at;
        uint32_t code_point = utf8_next(content, &at);
        broken += is_broken(code_point, at - before);
    }
    return broken > MOST_SLIPS && broken > content.length / 10;
}

/* Eight bytes at a time: nearly every list is nearly all ASCII. */
static void check_encoding(struct source *source)
{
    const struct text content = source->content;
    size_t at = 0;
    source->is_ascii = true;
    source->valid_length = (uint32_t)content.length;
    while (at < content.length) {
        if (content.length - at >= 8) {
            uint64_t eight;
            memcpy(&eight, content.bytes + at, 8);
            bool may_have_nul = (eight - 0x0101010101010101u) & ~eight & 0x8080808080808080u;
            if (!(eight & 0x8080808080808080u) && !may_have_nul) {
                at += 8;
                continue;
            }
        }
        size_t before = at;
        uint32_t code_point = utf8_next(content, &at);
        if (code_point >= 0x80)
            source->is_ascii = false;
        if (is_broken(code_point, at - before)) {
            source->valid_length = (uint32_t)before;
            source->is_ascii = false;
            source->is_binary = looks_binary(content, before);
            return;
        }
    }
}

void source_from_text(struct source *source, const char *path, struct text content, struct arena *arena)
{
    *source = (struct source){.path = path, .content = content};
    source->start = text_starts_with(content, TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    source->line_starts = find_lines(source, true, &source->line_count, arena);
    source->printed_starts = source->line_starts;
    source->printed_count = source->line_count;
    if (source->has_lone_cr)
        source->printed_starts = find_lines(source, false, &source->printed_count, arena);
    check_encoding(source);
}

uint32_t source_line_end(const struct source *source, uint32_t line)
{
    return line + 1 < source->line_count ? source->line_starts[line + 1] : (uint32_t)source->content.length;
}

struct range source_line_range(const struct source *source, uint32_t line)
{
    struct range range = {source->line_starts[line], source_line_end(source, line)};
    const char *bytes = source->content.bytes;
    if (range.end > range.start && bytes[range.end - 1] == '\n')
        range.end--;
    if (range.end > range.start && bytes[range.end - 1] == '\r')
        range.end--;
    return range;
}

struct text source_line(const struct source *source, uint32_t line)
{
    return text_range(source->content, source_line_range(source, line));
}

static uint32_t last_start_before(const uint32_t *starts, uint32_t count, uint32_t offset)
{
    uint32_t low = 0, high = count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t source_line_at(const struct source *source, uint32_t offset)
{
    return last_start_before(source->line_starts, source->line_count, offset);
}

struct text source_text(const struct source *source, struct range range)
{
    return text_range(source->content, range);
}

struct position source_position(const struct source *source, uint32_t offset)
{
    uint32_t length = (uint32_t)source->content.length;
    if (!source->printed_count || offset < source->start)
        return (struct position){1, 1};
    /* The end of a file that ends in a newline is the start of a line of its own. */
    if (offset == length && source->content.bytes[length - 1] == '\n')
        return (struct position){source->printed_count + 1, 1};
    uint32_t line = last_start_before(source->printed_starts, source->printed_count, offset);
    return (struct position){line + 1, offset - source->printed_starts[line] + 1};
}
