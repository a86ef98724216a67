/* Where in a repository the program was started. */
#ifndef EDGE_REPOSITORY_H
#define EDGE_REPOSITORY_H

#include "base/text.h"

/* The current folder, and the folder from which GitHub counts paths: GITHUB_WORKSPACE where a repository was
 * checked out there, else the nearest folder upward that holds .git, else GITHUB_WORKSPACE or the current folder.
 * Absolute, links followed; empty where the current folder is not there any more. */
void repository_find(struct text *here, struct text *top, struct arena *arena);

#endif
