/* A page as its maintainer sees it: sections, tables with roles, entries, links, contents, anchors and dated
 * updates. Built once, then only read. Everything lives in one arena and borrows from source and rulebook. */
#ifndef LIST_LIST_H
#define LIST_LIST_H

#include "list/date.h"
#include "list/probe.h"
#include "markdown/document.h"
#include "rulebook/rulebook.h"

#define LIST_ARRAY(type) struct { type *items; size_t count, capacity; }

struct heading {
    struct range range;
    int level;
    struct text text, slug; /* slug: the anchor that GitHub gives it, duplicates numbered */
    bool is_html;           /* <h1> … <h6> */
};

/* Something that an in-page link can lead to without being a heading: an id or name attribute. */
struct target {
    struct range range;
    struct text name;
};

struct link {
    struct range whole, label, url; /* url: as written, in a reference where it is defined */
    struct text address;            /* as a browser gets it */
    struct row *row;                /* NULL outside tables */
    enum role role;                 /* of its column */
    uint32_t list_depth;
    bool is_image, is_html, is_reference, is_autolink;
};

enum cell_form { CELL_EMPTY, CELL_PLAIN, CELL_BOLD, CELL_LINK, CELL_BOLD_LINK, CELL_MIXED };

struct list_cell {
    struct range range; /* between the pipes */
    struct range value; /* trimmed, comments at either end cut off */
    struct range inner; /* value without the emphasis around all of it */
    enum cell_form form;
    uint32_t first_link, link_count; /* in list.links */
};

enum row_kind {
    ROW_ENTRY,
    ROW_TEXT,      /* without any pipe: text that stands directly under the table */
    ROW_DELIMITER, /* a second delimiter row */
    ROW_HEADER,    /* a second header, directly above such a row */
    ROW_ELLIPSIS,  /* nothing but dots: and so on */
};

struct row {
    struct table *table;
    enum row_kind kind;
    uint32_t line;
    struct range range;
    struct list_cell *cells;
    size_t cell_count;    /* as written, without comments behind the last column, which GitHub drops; a row that may
                             lack the last cell has an empty one more in cells */
    bool opened, closed;  /* has the leading, the trailing pipe */
    bool is_unreliable;   /* its cells cannot be told apart: no rule but the one that says so speaks of them */
    struct entry *entry;  /* NULL for an unreliable row and in a table without known columns */
};

struct column {
    struct text name;
    struct range range;
    enum alignment alignment;
    enum role role;
    const struct column_definition *definition; /* NULL: a stranger's */
};

/* How a table writes the cells of a role. */
enum habit_strength { HABIT_NONE, HABIT_MIXED, HABIT_SETTLED };

struct habit {
    enum habit_strength strength;
    enum form form; /* with HABIT_SETTLED */
};

struct table {
    const struct block *block;
    const struct heading *section; /* NULL before the first heading */
    struct row header;
    struct range delimiter;
    struct column *columns;
    size_t column_count;
    struct row *rows;
    size_t row_count;
    bool is_house; /* only listed columns, a title and a link among them: the house's own style counts */
    struct habit habits[ROLE_COUNT];
};

/* A venue with its year, taken apart: venue.c. */
struct publication {
    struct text name, qualifier; /* trimmed; qualifier: what follows the year, such as oral */
    struct text year_text;       /* the year's digits as they stand there: 2023, the 23 of '23 */
    int year;                    /* 0: none */
    enum form form;              /* FORM_VENUE_YEAR, FORM_VENUE_SPACE_YEAR or FORM_FREE */
};

struct entry {
    struct row *row;
    struct text abbreviation, title; /* without marks; empty where there is none */
    struct text name;                /* the abbreviation; in a table without that column the paper link's label */
    struct publication publication;
    const struct link *paper, *code; /* NULL where there is none */
    const struct relation *relation; /* to other entries: relation.h */
};

/* Lines meant as a table, or as rows of one, that GitHub does not take as such. */
enum stray_kind {
    STRAY_CUT_OFF,        /* rows behind a table, cut off by blank lines, a comment or raw HTML */
    STRAY_WRONG_COUNT,    /* header and delimiter row have different cell counts */
    STRAY_BAD_DELIMITER,  /* a delimiter row that is none */
    STRAY_NO_DELIMITER,   /* rows without any */
    STRAY_SEPARATED,      /* something stands between header and delimiter row */
    STRAY_INDENTED,       /* by four columns or more: code */
    STRAY_IN_HTML,        /* raw HTML directly above takes the lines in */
    STRAY_UNDERLINED,     /* a line of - or = makes the header a heading; it stands for the delimiter row */
    STRAY_NO_HEADER,      /* the delimiter row comes first; alone, it stands directly above a whole table */
};

struct stray {
    enum stray_kind kind;
    LIST_ARRAY(struct document_row) rows; /* the lines, in page order */
    size_t header, delimiter;             /* indices of rows; rows.count where there is none */
    const struct table *table; /* whose rows they are, or that they stand on; NULL for most kinds */
    LIST_ARRAY(struct range) gaps;        /* whole lines that stand in between, line endings included */
    bool gaps_are_blank;
    bool is_nested; /* they stand in a list or a quote */
};

/* Marks that git writes around two versions of the same lines, or one that was left behind alone. Rows in it are
 * unreliable. */
struct conflict {
    struct range range; /* from the first mark to the end of what the last one spoils */
    bool is_whole;
    struct range middle, end; /* the lines of the other marks, when it is whole */
    struct text label; /* of the first mark: a branch, a commit */
};

/* A cell that plainly belongs under another column, though its row has the right count. The row is unreliable. */
struct misplaced {
    const struct row *row;
    size_t cell, column;
    bool is_swap;  /* and the cell of that column belongs here */
    bool is_shift; /* so does every cell behind it, one column further, and the last one is empty */
};

/* A link that was meant and that GitHub does not make, or not so. Its row is unreliable. */
enum malformed_kind {
    MALFORMED_NESTED,     /* a link where the address of another should be */
    MALFORMED_AROUND,     /* a link around another */
    MALFORMED_UNCLOSED,   /* no ) behind the address */
    MALFORMED_MARKS,      /* a bracket or parenthesis too few or in the wrong place */
    MALFORMED_WRAPPED,    /* brackets or quotation marks around the address */
    MALFORMED_SURPLUS,    /* a bracket or parenthesis too many beside a link */
    MALFORMED_SWAPPED,    /* label and address have changed places */
    MALFORMED_GAP,        /* white space between ] and ( */
    MALFORMED_SPACE,      /* white space in the address */
    MALFORMED_WIDE,       /* full-width brackets or parentheses */
    MALFORMED_NO_ADDRESS, /* [label] alone where links stand */
};

struct malformed {
    enum malformed_kind kind;
    struct range range;
    struct text label;            /* empty where it cannot be told */
    struct text mended;           /* the link that was meant; empty where nobody can tell */
    bool is_sure;                 /* there is but one way to mend it */
    const struct heading *heading; /* that a link into the page was meant for */
    const struct row *row;        /* NULL outside tables */
    const struct list_cell *cell;
};

struct update {
    struct range range, date_range;
    struct date date;
    char separator;
    bool is_date;   /* else it was meant as one (2024.11): date is all 0 */
    bool is_banner; /* "Last Updated on …" */
    bool has_verb;  /* Update, Add … */
    bool is_house;  /* has a verb, or stands in one list with one that has */
    bool starts_run; /* of updates that nothing parts: the first of a list */
    struct text *names;
    size_t name_count;
};

/* What does not come from the page. */
struct context {
    const struct rulebook *rulebook;
    struct date today;
    const struct probes *probes; /* NULL: no address was asked for */
    const struct changes *changes; /* changes.h; NULL: the page is looked at as a whole */
};

struct list {
    const struct context *context;
    const struct source *source;
    const struct document *document;
    LIST_ARRAY(struct heading) headings;
    LIST_ARRAY(struct target) targets;
    LIST_ARRAY(struct table) tables;
    LIST_ARRAY(struct entry) entries;
    LIST_ARRAY(struct link) links;
    LIST_ARRAY(struct stray) strays;
    LIST_ARRAY(struct conflict) conflicts;
    LIST_ARRAY(struct malformed) malformed; /* no more than one a cell */
    LIST_ARRAY(struct misplaced) misplaced; /* no more than one a row */
    LIST_ARRAY(struct update) updates;
    LIST_ARRAY(const struct link *) contents; /* the in-page links of the table of contents */
    bool has_contents_heading;                /* they stand under a heading; else they are those of all lists */
    LIST_ARRAY(struct allow) allows; /* allow.h; in page order */
    const struct anchors *anchors;            /* anchors.h */
    size_t reference_bytes; /* of the addresses of links by reference */
    bool is_cut; /* the page goes beyond a bound: what stands behind is not here */
    struct range cut;
    struct text cut_reason;
};

/* Reads source as a list. The context, the source and the arena must outlive it. */
void list_build(struct list *list, const struct source *source, const struct context *context, struct arena *arena);

/* Whether it holds what could be linted: tables, or lines meant as such. */
bool list_has_tables(const struct list *list);
/* The first column with that role; NULL when there is none. */
const struct column *table_column(const struct table *table, enum role role);
/* The row's cell with that role; NULL when the row is unreliable or there is none. */
const struct list_cell *row_cell(const struct row *row, enum role role);
/* Whether rules about addresses look at it: no image, and not in an unreliable row. */
bool link_is_readable(const struct link *link);
struct text list_text(const struct list *list, struct range range);
/* Whether the text, marks taken off, is one of the column's words for "none" (-, null …). */
bool column_is_none_word(const struct column *column, struct text text);

#endif
