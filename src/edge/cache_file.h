/* The file of a cache: read whole, replaced whole, by one program at a time. */
#ifndef EDGE_CACHE_FILE_H
#define EDGE_CACHE_FILE_H

#include "base/error.h"
#include "base/text.h"

struct arena;

enum { CACHE_FILE_LIMIT = 32 * 1024 * 1024 }; /* bytes */

/* The empty text where there is no file yet. */
bool cache_file_read(const char *path, struct text *content, struct arena *arena, struct error *error);

/* Waits for its turn, makes the folders on the way and gives a lock to be handed to cache_file_unlock; -1 when it
 * cannot. A program that is killed leaves no lock behind. */
int cache_file_lock(const char *path, struct arena *arena, struct error *error);
void cache_file_unlock(int lock);

#endif
