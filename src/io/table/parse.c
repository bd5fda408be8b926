#include "parse.h"

#include "base/gettext.h"
#include "baat/base/memory.h"
#include "cut.h"

enum baat_rows_result baat_rows_too_long(const char *path, uint64_t line, size_t field, struct baat_diags *diags)
{
	baat_error(diags, baat_at(path, line, (uint32_t)field), BAAT_FIELD_TOO_LONG,
	           _("this field is longer than 1 MiB; is a closing quote missing?"));
	return BAAT_ROWS_BROKEN;
}

enum baat_rows_result baat_rows_no_memory(struct baat_diags *diags)
{
	baat_out_of_memory(diags);
	return BAAT_ROWS_BROKEN;
}

/* libcsv is fed pieces of one physical line at a time, so that the line of a record is known exactly and the length
 * of a field is looked at before it can grow out of hand. */
enum { PIECE = 64 * 1024 };

static size_t find_byte(const struct baat_parse *parse, size_t from, char byte)
{
	const char *found = memchr(parse->bytes + from, byte, parse->length - from);
	return found == NULL ? parse->length : (size_t)(found - parse->bytes);
}

static int is_padding(unsigned char c)
{
	return baat_is_padding((char)c);
}

/* States of libcsv that its header does not name. */
enum { ROW_NOT_BEGUN = 0, FIELD_MIGHT_HAVE_ENDED = 3 };

/* Makes the parser as new but for its memory, which the next block can use. */
static void begin_parser(struct baat_parse *parse, char delimiter)
{
	struct csv_parser *parser = &parse->parser;
	if (!parse->parser_ready)
		csv_init(parser, CSV_STRICT | CSV_STRICT_FINI);
	parse->parser_ready = true;
	parser->pstate = ROW_NOT_BEGUN;
	parser->quoted = parser->status = 0;
	parser->spaces = parser->entry_pos = 0;
	csv_set_delim(parser, (unsigned char)delimiter);
	/* by itself libcsv takes a tab for a space, too; asking for every byte takes longer */
	csv_set_space_func(parser, find_byte(parse, 0, '\t') < parse->length ? is_padding : NULL);
}

/* Makes room for all that libcsv may give when it is fed `more` bytes. */
static bool reserve(struct baat_parse *parse, size_t more)
{
	return baat_buffer_reserve(&parse->content, parse->parser.entry_pos + more + BAAT_FIELD_ROOM) != NULL &&
	       baat_grow(&parse->ends, &parse->ends_capacity, parse->count + more + 1, sizeof *parse->ends);
}

static void on_field(void *bytes, size_t length, void *context)
{
	struct baat_parse *parse = context;
	if (length > 0)
		memcpy(parse->content.at + parse->content.length, bytes, length);
	parse->content.length += length;
	parse->ends[parse->count++] = parse->content.length;
	if (length > BAAT_FIELD_MAX && parse->long_field == 0)
		parse->long_field = (uint32_t)parse->count;
}

static void on_row(int terminator, void *context)
{
	struct baat_parse *parse = context;
	(void)terminator;
	parse->row_done = true;
}

/* The end of the physical line that holds the next byte: after its LF, CR LF or CR. */
static size_t line_end(struct baat_parse *parse)
{
	if (parse->next_feed < parse->at)
		parse->next_feed = find_byte(parse, parse->at, '\n');
	if (parse->next_return < parse->at)
		parse->next_return = find_byte(parse, parse->at, '\r');
	size_t first = parse->next_feed < parse->next_return ? parse->next_feed : parse->next_return;
	if (first == parse->length)
		return first;
	return first +
	       (parse->next_return == first && parse->next_feed == first + 1 && first + 1 < parse->length ? 2 : 1);
}

static bool between_records(const struct baat_parse *parse)
{
	return parse->parser.pstate == ROW_NOT_BEGUN;
}

/* How long the field is of which no end was seen, without spaces and a quote that may turn out to stand behind it. */
static size_t open_length(const struct csv_parser *parser)
{
	return parser->entry_pos - parser->spaces - (parser->pstate == FIELD_MIGHT_HAVE_ENDED);
}

static enum baat_rows_result quote_trouble(const struct baat_parse *parse, bool in_open_quote, struct baat_diags *diags)
{
	if (in_open_quote && parse->quote_line < parse->line)
		baat_error(
		    diags, baat_at(parse->path, parse->quote_line, parse->quote_field), BAAT_QUOTE_OPEN,
		    _("a quote opens here and is closed wrongly on line %llu; a quote inside quotes is written twice"),
		    (unsigned long long)parse->line);
	else
		baat_error(diags, baat_at(parse->path, parse->line, parse->count + 1), BAAT_QUOTE_STRAY,
		           _("a quote stands inside a field; put the whole field in quotes and write the quote twice"));
	return BAAT_ROWS_BROKEN;
}

/* Feeds one physical line. Afterwards a row is done, or a quoted field goes on, or nothing was there. */
static enum baat_rows_result feed_line(struct baat_parse *parse, struct baat_diags *diags)
{
	size_t end = line_end(parse);
	bool was_open = !between_records(parse);

	while (parse->at < end && !parse->row_done) {
		size_t length = end - parse->at < PIECE ? end - parse->at : PIECE;
		size_t known = parse->count;
		if (!reserve(parse, length))
			return baat_rows_no_memory(diags);
		/* libcsv grows by a constant, which takes quadratic time: let it double */
		csv_set_blk_size(&parse->parser,
		                 parse->parser.entry_size < PIECE / 16 ? PIECE / 16 : parse->parser.entry_size);
		size_t fed = csv_parse(&parse->parser, parse->bytes + parse->at, length, on_field, on_row, parse);
		if (csv_error(&parse->parser) == CSV_ENOMEM || csv_error(&parse->parser) == CSV_ETOOBIG)
			return baat_rows_no_memory(diags);
		bool still_open = was_open && parse->count == known;
		if (parse->long_field > 0)
			return baat_rows_too_long(
			    parse->path, was_open && parse->long_field == known + 1 ? parse->quote_line : parse->line,
			    parse->long_field, diags);
		if (fed < length)
			return quote_trouble(parse, still_open, diags);
		parse->at += length;
		if (!still_open) {
			was_open = true;
			parse->quote_line = parse->line;
			parse->quote_field = (uint32_t)parse->count + 1;
		}
		if (open_length(&parse->parser) > BAAT_FIELD_MAX)
			return baat_rows_too_long(parse->path, parse->quote_line, parse->quote_field, diags);
	}
	/* A row is done at the first of CR LF; libcsv takes the LF as an empty line. */
	if (parse->at < end) {
		csv_parse(&parse->parser, parse->bytes + parse->at, end - parse->at, on_field, on_row, parse);
		parse->at = end;
	}
	if (end > 0 && (parse->bytes[end - 1] == '\n' || parse->bytes[end - 1] == '\r'))
		parse->line++;
	return BAAT_ROW;
}

static enum baat_rows_result end_of_block(struct baat_parse *parse, struct baat_diags *diags)
{
	if (between_records(parse))
		return BAAT_ROWS_END;
	if (!reserve(parse, 0))
		return baat_rows_no_memory(diags);
	if (csv_fini(&parse->parser, on_field, on_row, parse) != 0) {
		baat_error(diags, baat_at(parse->path, parse->quote_line, parse->quote_field), BAAT_QUOTE_OPEN,
		           _("a quote opens here and is never closed; everything after it was taken as one field"));
		return BAAT_ROWS_BROKEN;
	}
	if (parse->long_field > 0)
		return baat_rows_too_long(parse->path, parse->quote_line, parse->long_field, diags);
	return BAAT_ROW;
}

static bool gather_fields(struct baat_parse *parse)
{
	if (!baat_grow(&parse->fields, &parse->capacity, parse->count, sizeof *parse->fields))
		return false;
	size_t start = 0;
	for (size_t i = 0; i < parse->count; i++) {
		parse->fields[i] = (struct baat_text){parse->content.at + start, parse->ends[i] - start};
		start = parse->ends[i];
	}
	return true;
}

void baat_parse_begin(struct baat_parse *parse, const struct baat_rows_setup *setup, const struct baat_block *block)
{
	parse->path = setup->path;
	parse->bytes = block->bytes;
	parse->length = block->length;
	parse->at = 0;
	parse->line = block->line;
	parse->next_feed = find_byte(parse, 0, '\n');
	parse->next_return = find_byte(parse, 0, '\r');
	parse->long_field = 0;
	begin_parser(parse, setup->delimiter);
}

void baat_parse_free(struct baat_parse *parse)
{
	if (parse->parser_ready)
		csv_free(&parse->parser);
	baat_buffer_free(&parse->content);
	free(parse->ends);
	free(parse->fields);
}

enum baat_rows_result baat_parse_row(struct baat_parse *parse, struct baat_row *row, struct baat_diags *diags)
{
	row->start = parse->at;
	row->line = parse->line;
	parse->count = 0;
	parse->content.length = 0;
	parse->row_done = false;
	while (!parse->row_done) {
		if (between_records(parse)) {
			struct baat_text rest = {parse->bytes + parse->at, parse->length - parse->at};
			row->start = parse->at;
			row->line = parse->line;
			parse->marked = baat_text_skip_mark(&rest);
			parse->at = parse->length - rest.length;
		}
		enum baat_rows_result result =
		    parse->at < parse->length ? feed_line(parse, diags) : end_of_block(parse, diags);
		if (result != BAAT_ROW)
			return result;
	}
	if (!gather_fields(parse))
		return baat_rows_no_memory(diags);
	row->fields = parse->fields;
	row->count = parse->count;
	row->end = parse->at;
	return BAAT_ROW;
}
