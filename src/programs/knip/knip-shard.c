#include "knip-shard.h"

#include <errno.h>
#include <unistd.h>

#include "baat/base/place.h"
#include "baat/io/form.h"

/* Bytes wait here until there are so many, so that a small case costs no call of the system. */
enum { FLUSH_SIZE = 256 * 1024, NAME_MAX_ = 32 };

static const struct baat_column columns[] = {
    {{"stuk", 4}, BAAT_CELL_INTEGER},  {{"bestand", 7}, BAAT_CELL_TEXT},   {{"regelbasis", 10}, BAAT_CELL_INTEGER},
    {{"zaken", 5}, BAAT_CELL_INTEGER}, {{"regels", 6}, BAAT_CELL_INTEGER}, {{"origineel", 9}, BAAT_CELL_TEXT},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static void name_of(uint64_t number, char name[NAME_MAX_])
{
	snprintf(name, NAME_MAX_, "stuk-%04llu.csv", (unsigned long long)number);
}

static enum baat_status cannot_write(const struct shards *shards, int reason, struct baat_diags *diags)
{
	return folder_fault(shards->folder, BAAT_CANNOT_WRITE, _("cannot write: %s"), reason, diags);
}

static enum baat_status cannot_encode(const struct shards *shards, struct baat_diags *diags)
{
	return baat_error(diags, baat_at(baat_table_path(shards->table), 0, 0), BAAT_ENCODING_INVALID,
	                  _("this file cannot be written back as it was in this encoding; make it UTF-8 first, with "
	                    "iconv(1)"));
}

/* Opens the file of the shard that `number` tells of, and writes the front into it. */
static enum baat_status begin(struct shards *shards, uint64_t line, struct baat_diags *diags)
{
	char name[NAME_MAX_];
	uint64_t front_lines = baat_table_front_lines(shards->table);
	name_of(++shards->number, name);
	/* the first shard has the lines of the file itself, also those without content before its first row; one
	 * without rows has only the header, which stands there */
	shards->base = line == 0 ? shards->line_base : line - 1 - front_lines;
	shards->cases = shards->rows = 0;
	shards->start = shards->at;
	shards->fd = folder_create(shards->folder, name);
	if (shards->fd < 0 || !folder_write(shards->fd, baat_buffer_text(&shards->front)))
		return cannot_write(shards, errno, diags);
	return BAAT_OK;
}

static enum baat_status flush(struct shards *shards, struct baat_diags *diags)
{
	bool good = folder_write(shards->fd, baat_buffer_text(&shards->bytes));
	shards->bytes.length = 0;
	return good ? BAAT_OK : cannot_write(shards, errno, diags);
}

static void list_shard(struct shards *shards)
{
	struct baat_buffer original = {0};
	char name[NAME_MAX_];
	name_of(shards->number, name);
	baat_place_put_file(shards->original, &original);
	const struct baat_cell cells[COLUMNS] = {
	    {.number = (baat_sum)shards->number}, {.text = baat_text_of(name)},
	    {.number = (baat_sum)shards->base},   {.number = (baat_sum)shards->cases},
	    {.number = (baat_sum)shards->rows},   {.text = baat_buffer_text(&original)},
	};
	baat_form_row(BAAT_FORM_CSV_NL, columns, COLUMNS, cells, &shards->list);
	shards->list.failed |= original.failed;
	baat_buffer_free(&original);
}

/* Ends the shard at hand. Some file systems tell of a full disk only when a file is closed. */
static enum baat_status end(struct shards *shards, struct baat_diags *diags)
{
	enum baat_status status = flush(shards, diags);
	int fd = shards->fd;
	shards->fd = -1;
	if (close(fd) < 0 && errno != EINTR && status == BAAT_OK)
		status = cannot_write(shards, errno, diags);
	list_shard(shards);
	return status;
}

enum baat_status shards_open(struct shards *shards, const struct knip_settings *settings,
                             const struct baat_table *table, struct baat_diags *diags)
{
	*shards = (struct shards){
	    .table = table, .original = baat_table_path(table), .line_base = settings->input.line_base, .fd = -1};
	enum baat_status status = baat_encoder_new(&shards->encoder, settings->input.encoding, diags);
	if (status == BAAT_OK && !baat_encode(shards->encoder, baat_table_front(table), &shards->front))
		status = cannot_encode(shards, diags);
	baat_form_header(BAAT_FORM_CSV_NL, columns, COLUMNS, &shards->list);
	if (status == BAAT_OK && (shards->front.failed || shards->list.failed))
		status = baat_out_of_memory(diags);
	if (status == BAAT_OK)
		status = folder_open_new(&shards->folder, settings->knip.folder, diags);
	return status == BAAT_OK ? begin(shards, 0, diags) : status;
}

enum baat_status shards_add(struct shards *shards, struct baat_text text, struct baat_diags *diags)
{
	size_t before = shards->bytes.length;
	if (!baat_encode(shards->encoder, text, &shards->bytes))
		return cannot_encode(shards, diags);
	if (shards->bytes.failed)
		return baat_out_of_memory(diags);
	shards->at += shards->bytes.length - before;
	return shards->bytes.length < FLUSH_SIZE ? BAAT_OK : flush(shards, diags);
}

enum baat_status shards_next(struct shards *shards, uint64_t line, struct baat_diags *diags)
{
	if (shards->number == PIECES_MAX)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		                  _("this would make more than %d shards; give --zaken a larger number"), PIECES_MAX);
	enum baat_status status = end(shards, diags);
	return status == BAAT_OK ? begin(shards, line, diags) : status;
}

/* Whether what was written, in another encoding than UTF-8, is what was read. */
static bool is_faithful(const struct shards *shards, const char *read)
{
	char written[65];
	baat_encoder_digest(shards->encoder, written);
	return strcmp(read, written) == 0;
}

enum baat_status shards_finish(struct shards *shards, const char *digest, struct baat_diags *diags)
{
	enum baat_status status = end(shards, diags);
	if (status == BAAT_OK && digest != NULL && !is_faithful(shards, digest))
		status = cannot_encode(shards, diags);
	if (status == BAAT_OK && shards->list.failed)
		status = baat_out_of_memory(diags);
	if (status != BAAT_OK)
		return status;
	int fd = folder_create(shards->folder, "stukken.csv");
	bool good = fd >= 0 && folder_write(fd, baat_buffer_text(&shards->list));
	int reason = errno;
	if (fd >= 0 && close(fd) < 0 && errno != EINTR && good) {
		good = false;
		reason = errno;
	}
	return good ? BAAT_OK : cannot_write(shards, reason, diags);
}

void shards_close(struct shards *shards)
{
	if (shards->fd >= 0)
		close(shards->fd);
	baat_encoder_free(shards->encoder);
	baat_buffer_free(&shards->front);
	baat_buffer_free(&shards->bytes);
	baat_buffer_free(&shards->list);
}
