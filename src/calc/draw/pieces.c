#include "pieces.h"

#include "baat/base/memory.h"

void baat_pieces_free(struct baat_pieces *pieces)
{
	free(pieces->items);
	free(pieces->chains);
}

bool baat_pieces_begin(struct baat_pieces *pieces, size_t line_count)
{
	pieces->count = 0;
	if (!baat_grow(&pieces->chains, &pieces->chain_capacity, line_count, sizeof *pieces->chains))
		return false;
	for (size_t i = 0; i < line_count; i++)
		pieces->chains[i] = (struct baat_chain){0};
	return true;
}

/* The flows of a line come in the same order each time, so that the one after the last is mostly meant. */
struct baat_piece *baat_pieces_find(struct baat_pieces *pieces, size_t line, size_t row)
{
	struct baat_chain *chain = &pieces->chains[line];
	uint32_t last = 0;
	if (chain->last_used > 0) {
		struct baat_piece *used = &pieces->items[chain->last_used - 1];
		if (used->row == row)
			return used;
		if (used->next > 0 && pieces->items[used->next - 1].row == row) {
			chain->last_used = used->next;
			return &pieces->items[used->next - 1];
		}
	}
	for (uint32_t at = chain->first; at > 0; at = pieces->items[at - 1].next) {
		last = at;
		if (pieces->items[at - 1].row == row) {
			chain->last_used = at;
			return &pieces->items[at - 1];
		}
	}
	if (!baat_grow(&pieces->items, &pieces->capacity, pieces->count + 1, sizeof *pieces->items))
		return NULL;
	pieces->items[pieces->count] = (struct baat_piece){.row = (uint32_t)row};
	chain->last_used = (uint32_t)++pieces->count;
	if (last == 0)
		chain->first = chain->last_used;
	else
		pieces->items[last - 1].next = chain->last_used;
	return &pieces->items[chain->last_used - 1];
}
