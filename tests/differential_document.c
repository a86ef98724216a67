/* Holds the document model against cmark-gfm on generated pages and on files.
 *
 *     differential_document [DOCUMENTS [SEED [FILE]...]]
 *
 * The model keeps most rows of tables from cmark; here cmark is given every byte. What both find is written down in
 * one notation and must be the same. The first page that differs is cut down to what makes the difference, and shown. */
#include "document_generator.h"
#include "document_notes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct run {
    struct generator generator;
    size_t compared, differences;
};

/* What each finds, into notes when that is given. */
static bool differs(struct text content, struct builder notes[2])
{
    struct arena arena = {0};
    struct page page = {.arena = &arena};
    struct builder cmark = {.arena = &arena}, ours = cmark;
    source_from_text(&page.source, "page", content, &arena);
    note_cmark(&page, &cmark);
    note_ours(&page, &ours);
    bool differs = !text_equal(builder_text(&cmark), builder_text(&ours));
    if (notes) {
        builder_add(&notes[0], builder_text(&cmark));
        builder_add(&notes[1], builder_text(&ours));
    }
    arena_free(&arena);
    return differs;
}

/* Takes pieces out, ever smaller ones, as long as the page still differs. */
static struct text cut_down(struct text page, struct arena *arena)
{
    for (size_t piece = page.length / 2 + 1; piece;) {
        bool was_cut = false;
        for (size_t at = 0; at + piece <= page.length;) {
            struct builder shorter = {.arena = arena};
            builder_add(&shorter, text_slice(page, 0, at));
            builder_add(&shorter, text_slice(page, at + piece, page.length));
            bool goes = differs(builder_text(&shorter), NULL);
            if (goes)
                page = builder_text(&shorter);
            else
                at++;
            was_cut |= goes;
        }
        piece = was_cut ? piece : piece / 2;
    }
    return page;
}

static void show_escaped(struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte == '\n')
            printf("\\n\n    ");
        else if (byte < 0x20 || byte >= 0x7F || byte == '\\')
            printf("\\x%02X", byte);
        else
            putchar(byte);
    }
    putchar('\n');
}

static void show(const char *name, struct text page)
{
    enum { LONGEST_TO_CUT_DOWN = 4096 };
    struct arena arena = {0};
    struct builder notes[2] = {{.arena = &arena}, {.arena = &arena}};
    if (page.length <= LONGEST_TO_CUT_DOWN) {
        page = cut_down(page, &arena);
        printf("%s differs; what it takes:\n    ", name);
        show_escaped(page);
    }
    differs(page, notes);
    struct text cmark = builder_text(&notes[0]), ours = builder_text(&notes[1]);
    struct text cmark_line = text_cut(&cmark, '\n'), our_line = text_cut(&ours, '\n');
    while ((cmark.length || ours.length) && text_equal(cmark_line, our_line)) {
        cmark_line = text_cut(&cmark, '\n');
        our_line = text_cut(&ours, '\n');
    }
    printf("  cmark: %.*s\n  ours:  %.*s\n", TEXT_ARGUMENTS(cmark_line), TEXT_ARGUMENTS(our_line));
    arena_free(&arena);
}

static void check(struct run *run, const char *name, struct text page)
{
    if (differs(page, NULL) && !run->differences++)
        show(name, page);
}

static void check_random_page(struct run *run)
{
    struct arena arena = {0};
    check(run, "a generated page", random_page(&run->generator, &arena));
    run->compared++;
    arena_free(&arena);
}

static bool check_file(struct run *run, const char *path)
{
    struct arena arena = {0};
    struct source source;
    struct error error;
    bool is_read = source_read(&source, path, -1, &arena, &error);
    if (is_read)
        check(run, path, source.content);
    else
        fprintf(stderr, "differential_document: %s: %s\n", path, error.message);
    arena_free(&arena);
    return is_read;
}

int main(int argument_count, char **arguments)
{
    size_t wanted = argument_count > 1 ? strtoull(arguments[1], NULL, 10) : 20000;
    uint64_t seed = argument_count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    struct run run = {.generator.state = seed};
    bool is_read = true;
    cmark_gfm_core_extensions_ensure_registered();
    while (run.compared < wanted)
        check_random_page(&run);
    for (int i = 3; i < argument_count; i++)
        is_read &= check_file(&run, arguments[i]);
    printf("differential document: %zu documents, seed %" PRIu64 ": %zu differences\n", run.compared, seed,
           run.differences);
    return run.differences || !is_read;
}
