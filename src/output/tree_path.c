#include "output/tree_path.h"

#include "base/arena.h"

/* Adds the steps of path to an absolute one, which has no . and .. in it and no / at its end. */
static void walk(struct builder *absolute, struct text path)
{
    while (path.length) {
        struct text step = text_cut(&path, '/');
        if (text_equal(step, TEXT(".."))) {
            while (absolute->length && absolute->bytes[absolute->length - 1] != '/')
                absolute->length--;
            absolute->length -= absolute->length > 0;
        } else if (step.length && !text_equal(step, TEXT("."))) {
            builder_add_byte(absolute, '/');
            builder_add(absolute, step);
        }
    }
}

struct text tree_path(const struct report_options *options, const char *path, struct arena *arena)
{
    struct text given = text_from(path), top = options->top;
    struct builder absolute = {.arena = arena};
    if (!top.length || !options->here.length || text_starts_with(given, TEXT("<")))
        return given;
    if (!text_starts_with(given, TEXT("/")))
        walk(&absolute, options->here);
    walk(&absolute, given);
    struct text found = builder_text(&absolute);
    if (text_equal(top, TEXT("/")))
        top.length = 0;
    if (!text_starts_with(found, top) || found.length <= top.length + 1 || found.bytes[top.length] != '/')
        return given;
    return text_slice(found, top.length + 1, found.length);
}
