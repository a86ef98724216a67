/* Puts new content in a file's place, whole or not at all. */
#ifndef EDGE_REPLACE_H
#define EDGE_REPLACE_H

#include "base/error.h"
#include "base/text.h"

struct arena;

/* Writes content beside the file and renames it over it, so that whoever reads the path, and whatever stops the
 * program or the machine, sees the old file or the new one. Where path is a symbolic link its target is replaced.
 * Mode is kept, owner and group where that is allowed. Fails, and leaves the file as it is, where it no longer
 * holds original, is read-only or no regular file, or where its folder takes no new one. An original without bytes
 * may also be a file that is not there yet. */
bool replace_file(const char *path, struct text original, struct text content, struct arena *arena,
                  struct error *error);

#endif
