/*
 * baat/memory.h - the few ways in which the library takes memory. All of them can fail and say so.
 */
#ifndef BAAT_MEMORY_H
#define BAAT_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "baat/base/text.h"

/*
 * Makes room in an array that `*array` points to for at least `needed` items of `size` bytes, growing by half.
 * `array` is the address of the caller's pointer. Returns false, and leaves the array as it was, when memory or
 * the address space runs out. The caller frees the array with free().
 */
bool baat_grow_now(void *array, size_t *capacity, size_t needed, size_t size);
static inline bool baat_grow(void *array, size_t *capacity, size_t needed, size_t size)
{
#ifdef BAAT_ANALYSED /* analysers take it for an array that is not there and has room */
	return baat_grow_now(array, capacity, needed, size);
#else
	return needed <= *capacity || baat_grow_now(array, capacity, needed, size);
#endif
}

/* Memory that is freed all at once. Start with {0}. Pieces are aligned for any type. */
struct baat_arena {
	struct baat_arena_chunk *chunk;
};
void *baat_arena_take(struct baat_arena *arena, size_t size); /* NULL when there is no memory */
/* A copy of the text ended by a NUL; .at is NULL when there is no memory. */
struct baat_text baat_arena_text(struct baat_arena *arena, struct baat_text text);
/* Takes back every piece but keeps some memory for the next ones. */
void baat_arena_clear(struct baat_arena *arena);
/* Frees every piece; the arena is usable again. */
void baat_arena_free(struct baat_arena *arena);

#endif
