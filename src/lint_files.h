/* Lists as they lie in files: linted, or repaired. */
#ifndef LINT_FILES_H
#define LINT_FILES_H

#include "run.h"

void lint_files(struct run *run);

#endif
