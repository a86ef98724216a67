/* What a page shows, part by part: how the proof holds two versions of it against each other. */
#ifndef ENGINE_RENDERING_H
#define ENGINE_RENDERING_H

#include "engine/trace.h"
#include "list/list.h"

enum part_kind {
    PART_PARAGRAPH,
    PART_HEADING,
    PART_HTML,
    PART_CODE,
    PART_RULE,
    PART_HEADER,
    PART_DELIMITER,
    PART_ROW,
    PART_END,
};

/* A leaf block, a line of a table, or what stands behind all of them. */
struct part {
    enum part_kind kind;
    struct range range;
    int level;                   /* of a heading … */
    struct text text;            /* … and what it shows */
    uint32_t list_depth, quote_depth;
    struct opened opened;        /* in front of it */
    size_t columns, cells;       /* of a row: of its table, and as it is written */
    const struct list_cell *row_cells;
    uint32_t first_link, link_count; /* in list.links */
};

struct rendering {
    const struct list *list;
    struct part *items; /* in page order */
    size_t count, capacity;
};

void rendering_make(struct rendering *rendering, const struct list *list, struct arena *arena);

/* Whether both look alike but for their place and for what is written in them. */
bool parts_are_alike(const struct part *left, const struct part *right);

/* Adds what a reader sees of the part. Cells are told apart unless they are joined. */
void part_trace_text(const struct rendering *rendering, const struct part *part, bool joined, struct trace *trace);
/* Adds the addresses that it links, images and all. */
void part_trace_links(const struct rendering *rendering, const struct part *part, struct trace *trace);
/* Adds the alignments that a delimiter row, or a cell of one, says. */
void delimiter_trace(struct text row, struct trace *trace);
/* What Markdown that stands by itself shows and links. */
void markdown_trace(struct text markdown, struct trace *text, struct trace *links);

#endif
