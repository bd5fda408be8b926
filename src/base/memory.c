#include "baat/base/memory.h"

#include <stdint.h>

bool baat_grow_now(void *array, size_t *capacity, size_t needed, size_t size)
{
	size_t wanted = *capacity + *capacity / 2;
	if (wanted < needed)
		wanted = needed < 8 ? 8 : needed;
	size_t bytes;
	if (__builtin_mul_overflow(wanted, size, &bytes) || bytes > PTRDIFF_MAX)
		return false;

	void *old;
	memcpy(&old, array, sizeof old);
	void *grown = realloc(old, bytes);
	if (grown == NULL)
		return false;
	memcpy(array, &grown, sizeof grown);
	*capacity = wanted;
	/* cppcheck-suppress memleak ; it is in the caller's pointer now */
	return true;
}

struct baat_arena_chunk {
	struct baat_arena_chunk *next;
	size_t used, size;
	_Alignas(max_align_t) unsigned char bytes[];
};

enum { CHUNK_SIZE = 16384 - sizeof(struct baat_arena_chunk) };

void *baat_arena_take(struct baat_arena *arena, size_t size)
{
	if (size > PTRDIFF_MAX / 2)
		return NULL;
	const size_t unit = _Alignof(max_align_t);
	size = (size + unit - 1) / unit * unit;
	struct baat_arena_chunk *chunk = arena->chunk;
	if (chunk == NULL || chunk->size - chunk->used < size) {
		size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;
		chunk = malloc(sizeof *chunk + room);
		if (chunk == NULL)
			return NULL;
		*chunk = (struct baat_arena_chunk){.next = arena->chunk, .size = room};
		arena->chunk = chunk;
	}
	void *piece = chunk->bytes + chunk->used;
	chunk->used += size;
	return piece;
}

struct baat_text baat_arena_text(struct baat_arena *arena, struct baat_text text)
{
	char *copy = baat_arena_take(arena, text.length + 1);
	if (copy != NULL) {
		if (text.length > 0)
			memcpy(copy, text.at, text.length);
		copy[text.length] = '\0';
	}
	return (struct baat_text){copy, text.length};
}

void baat_arena_clear(struct baat_arena *arena)
{
	if (arena->chunk == NULL)
		return;
	struct baat_arena older = {arena->chunk->next};
	baat_arena_free(&older);
	arena->chunk->next = NULL;
	arena->chunk->used = 0;
}

void baat_arena_free(struct baat_arena *arena)
{
	while (arena->chunk != NULL) {
		struct baat_arena_chunk *next = arena->chunk->next;
		free(arena->chunk);
		arena->chunk = next;
	}
}
