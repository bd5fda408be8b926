/* Handing out a file in blocks of whole records, and whole groups of records. */
#include "baat/base/name.h"
#include "base/gettext.h"
#include "table-file.h"
#include "census.h"
#include "cut.h"

/* Large enough to hide the cost of a call, small enough to stay in the second-level cache while it is read. */
enum { BLOCK_SIZE = 512 * 1024 };

void baat_block_free(struct baat_block *block)
{
	free(block->bytes);
	*block = (struct baat_block){0};
}

/* Whether a record ends right before offset `at`, the quotes before it being even in number. */
static bool is_line_start(const struct baat_buffer *buffer, size_t at)
{
	char before = buffer->at[at - 1];
	return before == '\n' || (before == '\r' && at < buffer->length && buffer->at[at] != '\n');
}

/* The content of a column of one record; {NULL, 0} when the record has none of it or cannot be read. */
static struct baat_text key_of(struct baat_table *table, const char *record, size_t length, size_t column)
{
	struct baat_block block = {.bytes = (char *)record, .length = length, .quotes = true};
	struct baat_rows_setup setup = baat_table_rows_setup(table);
	struct baat_diags ignored = {0};
	struct baat_row row;
	struct baat_text key = {NULL, 0};
	baat_rows_setup(table->probe, &setup, &block, false);
	if (baat_rows_next(table->probe, &row, &ignored) == BAAT_ROW && column < row.count &&
	    row.fields[column].length > 0)
		key = row.fields[column];
	table->no_memory |= ignored.lost;
	baat_diags_clear(&ignored);
	return key;
}

/* Brings a key to the form in which names count; it may stand in `room` then. */
static struct baat_text clean_key(struct baat_table *table, struct baat_text key, char **room)
{
	*room = NULL;
	if (key.length == 0 || baat_name_is_clean(key))
		return key;
	*room = malloc(baat_name_room(key));
	table->no_memory |= *room == NULL || !baat_name_clean(&key, *room);
	return key;
}

/* Takes the record between `at` and `below` to the group; false when it has another key. */
static bool extend_group(struct baat_table *table, const struct baat_buffer *buffer, size_t at, size_t below,
                         size_t together, struct baat_buffer *key, size_t *group)
{
	char *room;
	struct baat_text found = clean_key(table, key_of(table, buffer->at + at, below - at, together), &room);
	bool same = found.length == 0 || *group == 0 || baat_text_equal(found, baat_buffer_text(key));
	if (found.length > 0 && same) {
		*group = at;
		key->length = 0;
		baat_buffer_add(key, found);
	}
	free(room);
	return same;
}

/*
 * Walks back from the end over records as long as their keys are the same, and returns where the last group of them
 * begins: the bytes before it can be handed out. 0 when there is no such place. A record without a key belongs to
 * what stands above it.
 *
 * Quotes are counted, not interpreted: in well-formed text an offset is outside quotes when the number of quotes
 * before it is even. In ill-formed text the place may be wrong, but the block then holds the fault, and reading it
 * stops there.
 */
static size_t find_cut(struct baat_table *table, const struct baat_buffer *buffer, uint64_t quotes, size_t together,
                       struct baat_buffer *key)
{
	size_t below = 0; /* where the record below begins, 0 when there is none yet */
	size_t group = 0; /* where the records with this key begin, 0 when there is no key yet */

	const bool quotable = table->book == NULL;

	for (size_t at = buffer->length; at > 0; quotes -= buffer->at[--at] == '"') {
		if ((quotable && quotes % 2 != 0) || !is_line_start(buffer, at))
			continue;
		if (together == BAAT_NO_COLUMN)
			return at;
		if (below > 0 && !extend_group(table, buffer, at, below, together, key, &group))
			return group;
		below = at;
	}
	if (below > 0 && !extend_group(table, buffer, 0, below, together, key, &group))
		return group;
	return 0;
}

/* Whether somewhere a record cannot be read to its end, because of a quote or an endless field. */
static bool is_broken(struct baat_table *table, const struct baat_buffer *buffer)
{
	struct baat_block block = {.bytes = buffer->at, .length = buffer->length};
	struct baat_rows_setup setup = baat_table_rows_setup(table);
	struct baat_diags found = {0};
	struct baat_row row;
	enum baat_rows_result result;

	baat_rows_setup(table->probe, &setup, &block, false);
	do
		result = baat_rows_next(table->probe, &row, &found);
	while (result == BAAT_ROW);
	table->no_memory |= found.lost;
	baat_diags_clear(&found);
	/* what merely goes on beyond the block is not broken */
	return result == BAAT_ROWS_BROKEN && !baat_rows_at_end(table->probe);
}

/* Reads until a cut is found; *cut is the number of bytes to hand out. */
static enum baat_status gather(struct baat_table *table, size_t together, struct baat_buffer *buffer,
                               struct baat_census *census, size_t *cut, struct baat_diags *diags)
{
	size_t wanted = table->request.block_size > 0 ? table->request.block_size : BLOCK_SIZE, counted = 0;
	struct baat_buffer key = {0};
	enum baat_status status = BAAT_OK;

	if (wanted <= buffer->length)
		wanted = buffer->length + 1;
	for (*cut = 0; *cut == 0; wanted = buffer->length * 2) {
		status = baat_table_fill(table, buffer, wanted, diags);
		if (status != BAAT_OK)
			break;
		baat_census(census, buffer->at + counted, buffer->length - counted,
		            counted > 0 ? buffer->at[counted - 1] : table->previous);
		counted = buffer->length;
		if (!table->at_end)
			*cut = find_cut(table, buffer, census->quotes, together, &key);
		if (*cut == 0 && !table->at_end && buffer->length > BAAT_FIELD_MAX)
			table->at_end = is_broken(table, buffer);
		if (*cut > 0 || !table->at_end)
			continue;
		*cut = buffer->length;
		table->ended = true;
		break;
	}
	if (key.failed)
		status = baat_out_of_memory(diags);
	baat_buffer_free(&key);
	return status;
}

/* Tells of the bytes that are handed out; those after them count again in the next block. */
static void describe(struct baat_table *table, const struct baat_census *all, const struct baat_buffer *buffer,
                     struct baat_block *block)
{
	struct baat_census rest = {0};
	char last = block->length > 0 ? buffer->at[block->length - 1] : table->previous;
	baat_census(&rest, buffer->at + block->length, buffer->length - block->length, last);

	uint64_t returns = all->returns - rest.returns, pairs = all->pairs - rest.pairs;
	block->line = table->line;
	block->quotes = table->book == NULL && all->quotes > rest.quotes;
	block->returns = returns != pairs;
	block->nuls = all->nuls;
	block->high = all->high;
	table->line += all->feeds - rest.feeds + returns - pairs;
	table->previous = last;
}

enum baat_status baat_table_block(struct baat_table *table, size_t together, struct baat_block *block,
                                  struct baat_diags *diags)
{
	enum baat_status status = table->parked ? baat_table_unpark(table, diags) : BAAT_OK;
	block->length = 0;
	if (status != BAAT_OK || table->ended)
		return baat_worst(status, table->late);

	struct baat_buffer buffer = {block->bytes, 0, block->capacity, false};
	struct baat_census census = {0};
	size_t cut = 0;
	baat_buffer_add(&buffer, baat_buffer_text(&table->pending));
	table->pending.length = 0;
	status = buffer.failed ? baat_out_of_memory(diags) : gather(table, together, &buffer, &census, &cut, diags);
	block->bytes = buffer.at;
	block->capacity = buffer.capacity;
	if (table->no_memory)
		status = baat_out_of_memory(diags);
	if (status != BAAT_OK)
		return status;

	block->length = cut;
	describe(table, &census, &buffer, block);
	baat_buffer_add(&table->pending, (struct baat_text){buffer.at + cut, buffer.length - cut});
	if (table->pending.failed)
		return baat_out_of_memory(diags);
	/* the fast path reads 64 bytes at a time */
	memset(buffer.at + cut, 0, BAAT_BLOCK_PADDING);
	return BAAT_OK;
}
