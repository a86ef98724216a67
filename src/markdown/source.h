/* A file as it was read: its bytes, where its lines start, and what was wrong with its encoding. */
#ifndef MARKDOWN_SOURCE_H
#define MARKDOWN_SOURCE_H

#include "base/error.h"
#include "base/text.h"

struct arena;

enum { SOURCE_SIZE_LIMIT = 64 * 1024 * 1024 }; /* bytes; so every position fits in 32 bits */

struct source {
    const char *path;     /* as the user knows it */
    struct text content;  /* every byte of the file, a BOM too */
    uint32_t start;       /* where the text starts: 3 after a BOM, else 0 */
    uint32_t *line_starts; /* of Markdown's lines, which end at LF, CR LF and a lone CR; line_starts[0] is start */
    uint32_t line_count;  /* 0 for an empty file; a final newline starts no further line */
    uint32_t *printed_starts; /* of editors' lines, which end at LF only; line_starts where they agree */
    uint32_t printed_count;
    bool has_lone_cr;
    bool is_ascii;
    bool too_large;       /* beyond SOURCE_SIZE_LIMIT: content is empty then */
    uint32_t valid_length; /* bytes before the first that is NUL or not UTF-8; else content.length */
    bool is_binary;        /* NUL is among them, and so is a tenth of the file: no text was meant */
};

/* A place as it is printed: line and column from 1, lines ending at LF, columns in bytes without a BOM. */
struct position {
    uint32_t line, column;
};

/* Reads the file, or standard input when descriptor is 0. The bytes live in the arena. */
bool source_read(struct source *source, const char *path, int descriptor, struct arena *arena, struct error *error);
/* A source over bytes that outlive it. */
void source_from_text(struct source *source, const char *path, struct text content, struct arena *arena);

/* Lines are counted from 0. The text of a line has no line ending. */
struct range source_line_range(const struct source *source, uint32_t line);
struct text source_line(const struct source *source, uint32_t line);
/* Where the line's ending ends: the start of the next line, or the end of the file. */
uint32_t source_line_end(const struct source *source, uint32_t line);
uint32_t source_line_at(const struct source *source, uint32_t offset);
struct text source_text(const struct source *source, struct range range);

struct position source_position(const struct source *source, uint32_t offset);

#endif
