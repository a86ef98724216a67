/* A rule as its page declares it. */
#ifndef RULEBOOK_RULE_H
#define RULEBOOK_RULE_H

#include "base/text.h"

struct page;
struct pattern;

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };
enum safety { FIX_NONE, FIX_SAFE, FIX_UNSAFE, FIX_MIXED };
/* How far from a change a finding of the rule may lie. */
enum reach { REACH_ROW, REACH_PAGE, REACH_GIT, REACH_NETWORK };
enum role {
    ROLE_NONE,
    ROLE_ABBREVIATION,
    ROLE_TITLE,
    ROLE_VENUE,
    ROLE_PAPER,
    ROLE_CODE,
    ROLE_TASKS,
    ROLE_ATTRIBUTE,
    ROLE_PROSE,
    ROLE_COUNT
};
/* What a pattern rule is held against. */
enum where {
    WHERE_PAGE,
    WHERE_TABLE,
    WHERE_ROW,
    WHERE_LINE,
    WHERE_TEXT,
    WHERE_HEADING,
    WHERE_DATE,
    WHERE_CELL, /* of one role */
    WHERE_LINK_URL,
    WHERE_LINK_TEXT,
    WHERE_PAPER_URL,
    WHERE_CODE_URL
};

struct words {
    struct text *items;
    size_t count, capacity;
};

struct rule {
    struct text name;
    enum severity severity;
    bool is_severity_settled; /* by the user: no finding of it is more severe */
    bool enabled;
    enum where where;
    enum role role; /* with WHERE_CELL */
    enum safety fix; /* of a pattern rule: FIX_NONE, or else it has a replacement, which may be empty */
    enum reach reach;
    unsigned habit; /* percent; 0: none */
    struct words yields_to, formerly;
    struct text pattern_source, replacement, message; /* of a pattern rule; empty texts where absent */
    struct pattern *pattern; /* of an enabled pattern rule, once rulebook_compile has run; else NULL */
    const struct page *page; /* the page that declares it */
    uint32_t line;           /* of that page's table row */
};

/* The words of the pages and of the command line: error, warning, note. */
bool severity_from_text(struct text text, enum severity *severity);
const char *severity_name(enum severity severity);
/* The words of the pages: none, safe, unsafe, mixed. */
const char *safety_name(enum safety safety);

#endif
