#include "rulebook/rule.h"

bool severity_from_text(struct text text, enum severity *severity)
{
    for (int level = SEVERITY_NOTE; level <= SEVERITY_ERROR; level++) {
        if (!text_equal_ignoring_case(text, text_from(severity_name((enum severity)level))))
            continue;
        *severity = (enum severity)level;
        return true;
    }
    return false;
}

const char *severity_name(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE:
        return "note";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_ERROR:
        break;
    }
    return "error";
}

const char *safety_name(enum safety safety)
{
    switch (safety) {
    case FIX_NONE:
        return "none";
    case FIX_SAFE:
        return "safe";
    case FIX_UNSAFE:
        return "unsafe";
    case FIX_MIXED:
        break;
    }
    return "mixed";
}
