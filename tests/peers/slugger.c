/* The slugs of headings, for comparison with another program. Standard input: the text of each heading, followed by
 * a NUL. Standard output, each followed by a NUL: the version of Unicode, then for each heading its slug alone and
 * the name it gets where all headings stand on one page. */
#include "base/arena.h"
#include "markdown/anchor.h"

#include <stdio.h>
#include <utf8proc.h>

static struct text read_all(FILE *file, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    char bytes[65536];
    size_t length;
    while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
        builder_add(&builder, (struct text){bytes, length});
    return builder_text(&builder);
}

static void print(struct text text)
{
    fwrite(text.bytes, 1, text.length, stdout);
    putchar('\0');
}

int main(void)
{
    struct arena arena = {0};
    struct text rest = read_all(stdin, &arena);
    struct slugger *slugger = slugger_new(&arena, text_count_byte(rest, '\0'));
    print(text_from(utf8proc_unicode_version()));
    while (rest.length) {
        struct text slug = anchor_slug(&arena, text_cut(&rest, '\0'));
        print(slug);
        print(slugger_add(slugger, slug));
    }
    arena_free(&arena);
    return ferror(stdin) || fflush(stdout) != 0;
}
