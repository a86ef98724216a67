/* Characters that nobody sees, or that change the direction of what stands behind them. */
#ifndef LIST_INVISIBLE_H
#define LIST_INVISIBLE_H

#include "base/text.h"

enum invisible {
    INVISIBLE_MARK,      /* takes no room */
    INVISIBLE_BREAK,     /* a line break that is none for Markdown */
    INVISIBLE_SPACE,     /* takes room, and is no blank for Markdown */
    INVISIBLE_DIRECTION, /* a bidirectional control */
};

struct invisible_character {
    enum invisible kind;
    uint32_t code_point;
    const char *name; /* as Unicode has it, in lower case */
    struct range range;
};

/* A walk over bytes; only content is set at first. */
struct invisible_walk {
    struct text content;
    size_t at;
    size_t line_end;       /* of the line that was looked at for letters */
    bool is_right_to_left; /* it has such letters */
};

/* The next such character; false where there is none. Those that emoji and scripts need where they stand are none:
 * joiners, break marks in scripts without spaces, marks of direction (but not overrides) on a line with
 * right-to-left letters. */
bool invisible_next(struct invisible_walk *walk, struct invisible_character *character);

#endif
