/* The rules in C, from rules.def: one file and one function each. */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "engine/lint.h"

#define CHECK(name, function) check_function function;
#include "rules/rules.def"
#undef CHECK

struct checks rules_all(void);

#endif
