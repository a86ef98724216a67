/* A file's path from the top of the repository, which is how GitHub knows it. */
#ifndef OUTPUT_TREE_PATH_H
#define OUTPUT_TREE_PATH_H

#include "output/output.h"

/* Worked out from the words alone, so a link in the repository stays the file that it is there. What lies outside
 * the repository, and standard input, keep their names. */
struct text tree_path(const struct report_options *options, const char *path, struct arena *arena);

#endif
