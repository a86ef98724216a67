/* A line of the source as full shows it, behind a gutter, cut around what matters:
 *
 *    12 | …**|TGRS 2023|[RSP](https://arxiv…
 */
#ifndef OUTPUT_SNIPPET_H
#define OUTPUT_SNIPPET_H

#include "markdown/source.h"
#include "output/writer.h"

enum {
    SNIPPET_COLUMNS = 100, /* of everything that is printed on one line */
    SNIPPET_REACH = 1024,  /* bytes to each side of a place that are looked at, however long its line is */
};

/* The printed line at offset without its line ending, or the part of it that lies in reach. */
struct range snippet_line(const struct source *source, uint32_t offset);

/* label, right-aligned to width columns, and the bar; a line that follows has snippet_columns(width) columns. */
void snippet_gutter(struct writer *writer, size_t width, struct text label, enum style style);
size_t snippet_columns(size_t gutter_width);

/* The part of line that fits into so many columns: all of it, else focus and what is around it. Where it can, it
 * starts at wanted_start, so that two lines stand under each other. */
struct range snippet_part(struct text line, struct range focus, size_t columns, uint32_t wanted_start);
enum { SNIPPET_ANYWHERE = INT32_MAX };

/* Writes that part, the focus (grown to whole characters) in style, and the line break. Tabs become spaces. Gives
 * the columns at which the focus came out, so far as it is shown. */
struct range snippet_write(struct writer *writer, struct text line, struct range focus, struct range part,
                           enum style style);

#endif
