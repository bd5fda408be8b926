#include "baat/io/screen.h"

#include "base/gettext.h"
#include "screen-piece.h"

#define RULE "\xE2\x94\x80"

enum { GAP = 2 };

struct row {
	struct row *next;
	bool closing;
	struct baat_piece pieces[];
};

struct column {
	struct baat_text name; /* in full */
	enum baat_cell_kind kind;
	unsigned rank;
	size_t width;
	bool left_out;
};

struct baat_screen {
	struct column *columns;
	size_t count;
	size_t width;
	size_t table_width;
	struct baat_arena names; /* columns and names: as long as the screen */
	struct baat_arena cells; /* rows that wait for the widths */
	struct row *first, **last;
	size_t waiting;
	bool begun; /* the widths are fixed and the header is written */
	bool after_closing;
};

struct baat_screen *baat_screen_new(const struct baat_screen_column *columns, size_t count, size_t width)
{
	struct baat_screen *screen = calloc(1, sizeof *screen);
	if (screen == NULL)
		return NULL;
	screen->count = count;
	screen->width = width;
	screen->last = &screen->first;
	screen->columns = baat_arena_take(&screen->names, count * sizeof *screen->columns);
	if (screen->columns == NULL)
		goto fail;
	for (size_t i = 0; i < count; i++) {
		struct baat_piece name;
		screen->columns[i] = (struct column){
		    .name = baat_arena_text(&screen->names, columns[i].column.name),
		    .kind = columns[i].column.kind,
		    .rank = columns[i].rank,
		};
		if (screen->columns[i].name.at == NULL ||
		    !baat_piece_of_text(&name, screen->columns[i].name, BAAT_TEXT_COLUMNS, &screen->names))
			goto fail;
		screen->columns[i].width = name.width;
	}
	return screen;
fail:
	baat_screen_free(screen);
	return NULL;
}

void baat_screen_free(struct baat_screen *screen)
{
	if (screen == NULL)
		return;
	baat_arena_free(&screen->names);
	baat_arena_free(&screen->cells);
	free(screen);
}

static void repeat(const char *string, size_t count, struct baat_buffer *to)
{
	while (count-- > 0)
		baat_buffer_add_string(to, string);
}

/* Writes a line; spaces are written only when something follows them. */
static void write_line(const struct baat_screen *screen, const struct baat_piece *pieces, struct baat_buffer *to)
{
	size_t spaces = 0;
	bool first = true;

	for (size_t i = 0; i < screen->count; i++) {
		const struct column *column = &screen->columns[i];
		const struct baat_piece *piece = &pieces[i];
		if (column->left_out)
			continue;
		size_t fill = column->width > piece->width ? column->width - piece->width : 0;
		bool left = column->kind == BAAT_CELL_TEXT;
		spaces += (first ? 0 : GAP) + (left ? 0 : fill);
		first = false;
		if (piece->text.length > 0) {
			repeat(" ", spaces, to);
			spaces = 0;
			baat_buffer_add(to, piece->text);
		}
		spaces += left ? fill : 0;
	}
	baat_buffer_add_char(to, '\n');
}

static void write_rule(const struct baat_screen *screen, struct baat_buffer *to)
{
	repeat(RULE, screen->table_width, to);
	baat_buffer_add_char(to, '\n');
}

static void write_row(struct baat_screen *screen, const struct row *row, struct baat_buffer *to)
{
	if (row->closing && !screen->after_closing)
		write_rule(screen, to);
	screen->after_closing = row->closing;
	write_line(screen, row->pieces, to);
}

static size_t width_of_shown(const struct baat_screen *screen)
{
	size_t width = 0, shown = 0;
	for (size_t i = 0; i < screen->count; i++) {
		if (!screen->columns[i].left_out) {
			width += screen->columns[i].width;
			shown++;
		}
	}
	return shown == 0 ? 0 : width + (shown - 1) * GAP;
}

/* The column that is left out next: the highest rank, the rightmost of equals; NULL when all must stay. */
static struct column *least_important(const struct baat_screen *screen)
{
	struct column *least = NULL;
	for (size_t i = 0; i < screen->count; i++) {
		struct column *column = &screen->columns[i];
		if (!column->left_out && column->rank > 0 && (least == NULL || column->rank >= least->rank))
			least = column;
	}
	return least;
}

static void fix_widths(struct baat_screen *screen)
{
	for (const struct row *row = screen->first; row != NULL; row = row->next)
		for (size_t i = 0; i < screen->count; i++)
			if (row->pieces[i].width > screen->columns[i].width)
				screen->columns[i].width = row->pieces[i].width;

	struct column *column;
	screen->table_width = width_of_shown(screen);
	while (screen->width > 0 && screen->table_width > screen->width && (column = least_important(screen)) != NULL) {
		column->left_out = true;
		screen->table_width = width_of_shown(screen);
	}
}

static void write_header(struct baat_screen *screen, struct baat_buffer *to)
{
	struct baat_piece *names = baat_arena_take(&screen->cells, screen->count * sizeof *names);
	if (names == NULL) {
		to->failed = true;
		return;
	}
	for (size_t i = 0; i < screen->count; i++)
		if (!baat_piece_of_text(&names[i], screen->columns[i].name, BAAT_TEXT_COLUMNS, &screen->cells))
			to->failed = true;
	write_line(screen, names, to);
	write_rule(screen, to);
}

static void begin(struct baat_screen *screen, struct baat_buffer *to)
{
	screen->begun = true;
	fix_widths(screen);
	write_header(screen, to);
	for (const struct row *row = screen->first; row != NULL; row = row->next)
		write_row(screen, row, to);
	baat_arena_free(&screen->cells);
	screen->first = NULL;
}

static void add_row(struct baat_screen *screen, const struct baat_cell *cells, bool closing, struct baat_buffer *to)
{
	struct row *row = baat_arena_take(&screen->cells, sizeof *row + screen->count * sizeof row->pieces[0]);
	if (row == NULL)
		goto fail;
	*row = (struct row){.closing = closing};
	for (size_t i = 0; i < screen->count; i++) {
		const struct column *column = &screen->columns[i];
		size_t most = screen->begun ? column->width : BAAT_TEXT_COLUMNS;
		if (!baat_piece_of_cell(&row->pieces[i], column->kind, &cells[i], most, &screen->cells))
			goto fail;
	}
	if (screen->begun) {
		write_row(screen, row, to);
		baat_arena_free(&screen->cells);
		return;
	}
	*screen->last = row;
	screen->last = &row->next;
	if (++screen->waiting == BAAT_SCREEN_ROWS)
		begin(screen, to);
	return;
fail:
	to->failed = true;
}

void baat_screen_row(struct baat_screen *screen, const struct baat_cell *cells, struct baat_buffer *to)
{
	add_row(screen, cells, false, to);
}

void baat_screen_closing_row(struct baat_screen *screen, const struct baat_cell *cells, struct baat_buffer *to)
{
	add_row(screen, cells, true, to);
}

/* Says that columns are missing; naming a dozen of them would take more room than the table. */
static void tell_left_out(const struct baat_screen *screen, struct baat_buffer *to)
{
	struct baat_buffer line = {0};
	unsigned long count = 0;

	for (size_t i = 0; i < screen->count; i++)
		count += screen->columns[i].left_out;
	if (count == 0)
		return;
	baat_buffer_printf(&line,
	                   ngettext_("%lu column does not fit; a wider screen or -f csv-nl shows it.",
	                             "%lu columns do not fit; a wider screen or -f csv-nl shows them.", count),
	                   count);
	baat_buffer_add_char(to, '\n');
	baat_screen_wrap(baat_buffer_text(&line), screen->width, GAP, to);
	to->failed |= line.failed;
	baat_buffer_free(&line);
}

void baat_screen_finish(struct baat_screen *screen, struct baat_buffer *to)
{
	if (!screen->begun)
		begin(screen, to);
	tell_left_out(screen, to);
}
