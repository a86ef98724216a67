#include "rulebook/embed.h"
#include "rulebook/example.h"
#include "rulebook/index.h"
#include "rulebook/layer.h"

#include <stdio.h>
#include <string.h>

/* compile-pages: turns the pages under rules/ into C source, or with --index into their index. It runs when the
 * program is built, and refuses a page that the program would refuse. */

static bool read_pages(struct page *pages, char *const *paths, size_t count, struct rulebook *rulebook,
                       struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        struct examples examples;
        if (!page_read_file(&pages[i], paths[i], rulebook->arena, error) ||
            !layer_read(rulebook, &pages[i], LAYER_DRAFT, error) ||
            !examples_read(&examples, &pages[i], rulebook->arena, error))
            return false;
    }
    return rulebook_compile(rulebook, error);
}

static int fail(const struct error *error)
{
    if (error->line)
        fprintf(stderr, "%s:%u:%u: error: %s\n", error->path, error->line, error->column, error->message);
    else
        fprintf(stderr, "compile-pages: error: %s: %s\n", error->path, error->message);
    return 2;
}

static int write_out(struct text text)
{
    bool is_written = fwrite(text.bytes, 1, text.length, stdout) == text.length && fflush(stdout) == 0;
    if (!is_written)
        perror("compile-pages: error: standard output");
    return is_written ? 0 : 2;
}

int main(int argc, char **argv)
{
    bool is_index = argc > 1 && strcmp(argv[1], "--index") == 0;
    char **paths = argv + 1 + is_index;
    size_t count = argc > 1 + is_index ? (size_t)(argc - 1 - is_index) : 0;
    if (!count) {
        fputs("usage: compile-pages [--index] PAGE...\n", stderr);
        return 2;
    }
    struct arena arena = {0};
    struct rulebook rulebook;
    struct error error = {.line = 0};
    struct page *pages = arena_allocate_array(&arena, count, sizeof *pages);
    layer_start(&rulebook, &arena);
    int status = 2;
    if (!read_pages(pages, paths, count, &rulebook, &error))
        status = fail(&error);
    else
        status = write_out(is_index ? index_page(&rulebook, &arena) : embed_pages(pages, count, &arena));
    rulebook_free(&rulebook);
    arena_free(&arena);
    return status;
}
