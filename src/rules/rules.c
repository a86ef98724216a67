#include "rules/rules.h"

struct checks rules_all(void)
{
    static const struct check checks[] = {
#define CHECK(name, function) {name, function},
#include "rules/rules.def"
#undef CHECK
    };
    return (struct checks){checks, sizeof checks / sizeof *checks};
}
