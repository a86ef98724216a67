/* What the pages say besides rules: columns, venues, words, hosts and settings. */
#ifndef RULEBOOK_VOCABULARY_H
#define RULEBOOK_VOCABULARY_H

#include "markdown/row.h"
#include "rulebook/rule.h"

/* How the cells of a column are written. */
enum form {
    FORM_FREE,
    FORM_BOLD,
    FORM_PLAIN,
    FORM_LINK,
    FORM_VENUE_YEAR,       /* TGRS2023 */
    FORM_VENUE_SPACE_YEAR, /* TGRS 2023 */
    FORM_BOLD_LIST,
    FORM_PLAIN_LIST
};

struct column_definition {
    struct text name;
    enum role role;
    bool has_alignment;
    enum alignment alignment;
    enum form form;
    bool form_is_settled; /* by a page laid over the embedded ones: stronger than any habit */
    struct words none_words, aliases;
};

struct venue {
    struct text name, kind; /* kind: journal, conference, workshop or preprint */
    struct words aliases;
};

struct misspelling {
    struct text wrong, right;
};

struct host {
    struct text name, role, note;
    bool has_https;
    unsigned in_flight; /* requests at once; 0: the prober's own number */
};

/* One entry that a rule must leave alone. */
struct exception {
    const struct rule *rule;
    struct text entry; /* folded letters of an abbreviation or title */
    struct text reason;
    const struct page *page; /* that says so last, and the line there */
    uint32_t line;
};

struct link_policy {
    struct text glob, policy, reason; /* policy: skip, slow N, alive N */
};

struct settings {
    struct text date_separator; /* "." in 2025.04.09 */
    struct text banner;         /* Last Updated on */
    struct words update_verbs;  /* Update, Add */
    struct words contents_headings;
};

#endif
