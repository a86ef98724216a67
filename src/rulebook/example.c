#include "rulebook/example.h"

#include "base/arena.h"

struct context {
    const struct page *page;
    const struct page_fence *fence;
    struct arena *arena;
    struct error *error;
};

static bool fail_at(const struct context *context, const char *byte, const char *problem, struct text what,
                    const char *advice)
{
    struct position position = page_position(context->page, byte);
    return error_set_at(context->error, context->page->path, position.line, position.column, "%s \"%.*s\"%s",
                        problem, TEXT_ARGUMENTS(what), advice);
}

static void add_words(struct words *words, struct text rest, struct arena *arena)
{
    while (rest.length) {
        struct text word = text_cut(&rest, ',');
        if (word.length)
            *array_add(arena, words) = word;
    }
}

static bool read_mark(const struct context *context, struct text mark, struct example *example)
{
    struct text value = mark, name = text_cut(&value, '=');
    bool has_value = value.length > 0;
    if (text_equal(mark, TEXT("nofix")))
        example->nofix = true;
    else if (text_equal(mark, TEXT("unsafe")))
        example->unsafe = true;
    else if (text_equal(mark, TEXT("escaped")))
        example->escaped = true;
    else if (text_equal(name, TEXT("today")) && has_value)
        example->today = value;
    else if (text_equal(name, TEXT("also")) && has_value)
        add_words(&example->also, value, context->arena);
    else
        return fail_at(context, mark.bytes, "unknown mark", mark,
                       ": write nofix, unsafe, escaped, today=DATE or also=RULE");
    return true;
}

static bool read_marks(const struct context *context, struct example *example)
{
    struct text rest = context->fence->info, first = text_cut(&rest, ' ');
    if (!first.length)
        return error_set_at(context->error, context->page->path, context->fence->line, 1,
                            "under Wrong and Right stand examples: write markdown behind the opening of this "
                            "fence");
    if (!text_equal(first, TEXT("markdown")))
        return fail_at(context, first.bytes, "under Wrong and Right stand examples, and this fence is", first,
                       ": write markdown behind its opening");
    while (rest.length) {
        struct text mark = text_trim(text_cut(&rest, ' '));
        if (mark.length && !read_mark(context, mark, example))
            return false;
    }
    return true;
}

static int hexadecimal(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* How many bytes the escape at the start of rest has; 0 when it is none. */
static size_t read_escape(struct text rest, char *byte)
{
    static const char letters[] = "rtn\\", meanings[] = "\r\t\n\\";
    if (rest.length < 2)
        return 0;
    size_t letter = text_find_byte(text_from(letters), rest.bytes[1], 0);
    if (letter != TEXT_NOT_FOUND) {
        *byte = meanings[letter];
        return 2;
    }
    if (rest.length < 4 || rest.bytes[1] != 'x')
        return 0;
    int high = hexadecimal(rest.bytes[2]), low = hexadecimal(rest.bytes[3]);
    if (high < 0 || low < 0)
        return 0;
    *byte = (char)(high * 16 + low);
    return 4;
}

static bool decode(const struct context *context, struct text *body)
{
    struct builder builder = {.arena = context->arena};
    for (size_t at = 0; at < body->length;) {
        char byte = body->bytes[at];
        size_t length = 1;
        if (byte == '\\')
            length = read_escape(text_slice(*body, at, body->length), &byte);
        if (!length)
            return fail_at(context, body->bytes + at, "unknown escape",
                           text_slice(*body, at, at + 2 < body->length ? at + 2 : body->length),
                           ": write \\xNN, \\r, \\t, \\n or \\\\");
        builder_add_byte(&builder, byte);
        at += length;
    }
    *body = builder_text(&builder);
    return true;
}

bool examples_read(struct examples *examples, const struct page *page, struct arena *arena, struct error *error)
{
    *examples = (struct examples){0};
    for (size_t i = 0; i < page->fence_count; i++) {
        const struct page_fence *fence = &page->fences[i];
        struct context context = {page, fence, arena, error};
        struct example example = {.body = fence->body, .line = fence->line};
        example.is_wrong = text_equal(fence->heading, TEXT("Wrong"));
        if (!example.is_wrong && !text_equal(fence->heading, TEXT("Right")))
            continue;
        if (!read_marks(&context, &example) || (example.escaped && !decode(&context, &example.body)))
            return false;
        *array_add(arena, examples) = example;
    }
    return true;
}
