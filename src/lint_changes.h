/* Lists that a change touches, for what it brought to them: --staged and --since. */
#ifndef LINT_CHANGES_H
#define LINT_CHANGES_H

#include "run.h"

void lint_changes(struct run *run);

#endif
