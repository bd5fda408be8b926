#include "flow-row.h"

void flow_row_begin(struct flow_row *row)
{
	row->begun = false;
}

static inline size_t place_of(const struct baat_flow *flow)
{
	return (flow->post * 3 + flow->kind + flow->party * 7 + flow->side) % FLOW_WORDS;
}

static inline bool has_words(const struct flow_words *words, const struct baat_flow *flow)
{
	return words->made && words->flow.post == flow->post && words->flow.domain == flow->domain &&
	       words->flow.party == flow->party && words->flow.kind == flow->kind && words->flow.side == flow->side;
}

static inline bool has_front(const struct flow_row *row, const struct baat_flow *flow)
{
	return row->begun && row->flow.alternative == flow->alternative;
}

static inline bool has_back(const struct flow_row *row, const struct baat_flow *flow)
{
	return row->begun && row->flow.pm_plus == flow->pm_plus && row->flow.pm_min == flow->pm_min &&
	       row->flow.success == flow->success && (!row->origin || row->flow.line == flow->line);
}

/* Whether the flow is of the line before, too: then nothing else needs a look. */
static inline bool goes_on(const struct flow_row *row, const struct baat_flow *flow)
{
	const struct baat_flow *before = &row->flow;
	return row->begun && before->line == flow->line && before->party == flow->party && before->kind == flow->kind &&
	       before->side == flow->side && before->alternative == flow->alternative;
}

bool flow_row_ready(const struct flow_row *row, const struct baat_flow *flow)
{
	return goes_on(row, flow) ||
	       (has_words(&row->words[place_of(flow)], flow) && has_front(row, flow) && has_back(row, flow));
}

/* Writes the texts that are not at hand. */
static void renew(struct flow_row *row, const struct baat_flow *flow, const struct baat_cell *cells)
{
	struct flow_words *words = &row->words[place_of(flow)];
	if (!has_words(words, flow)) {
		words->text.length = 0;
		words->flow = *flow;
		baat_form_cells(row->form, row->columns, BAAT_FLOW_KIND, BAAT_FLOW_YEAR, cells, &words->text);
		words->made = !words->text.failed;
	}
	if (!has_front(row, flow)) {
		row->front.length = 0;
		baat_form_cells(row->form, row->columns, 0, BAAT_FLOW_KIND, cells, &row->front);
	}
	if (!has_back(row, flow)) {
		row->back.length = 0;
		baat_form_cells(row->form, row->columns, BAAT_FLOW_PM_PLUS, row->column_count, cells, &row->back);
		baat_form_end(row->form, &row->back);
	}
}

static inline char *put_piece(char *at, const struct baat_buffer *piece)
{
	memcpy(at, piece->at, piece->length);
	return at + piece->length;
}

static inline char *put_integer(char *at, char delimiter, unsigned number)
{
	*at++ = delimiter;
	if (number > 9)
		return at + baat_number_write(at, number, 0, '.');
	*at++ = (char)('0' + number);
	return at;
}

static inline char *put_cents(char *at, char delimiter, int64_t cents, char mark)
{
	*at++ = delimiter;
	return at + baat_number_write(at, cents, BAAT_SCALE_CENTS, mark);
}

void flow_row_write(struct flow_row *row, const struct baat_flow *flow, const struct baat_cell *cells,
                    struct baat_buffer *to)
{
	const char delimiter = baat_form_delimiter(row->form), mark = baat_form_mark(row->form);
	const size_t room = BAAT_FLOW_YEARLY * ((size_t)BAAT_NUMBER_MAX + 1);
	const struct baat_buffer *words = goes_on(row, flow) ? row->last : &row->words[place_of(flow)].text;
	if (cells != NULL)
		renew(row, flow, cells);
	to->failed |= words->failed || row->front.failed || row->back.failed;
	if (to->failed)
		return;
	char *at = baat_buffer_reserve(to, room + row->front.length + words->length + row->back.length);
	if (at == NULL)
		return;
	at = put_piece(at, &row->front);
	at = put_piece(at, words);
	at = put_integer(at, delimiter, flow->year);
	at = put_integer(at, delimiter, flow->month);
	at = put_integer(at, delimiter, flow->months);
	at = put_cents(at, delimiter, flow->amount, mark);
	at = put_cents(at, delimiter, flow->present, mark);
	at = put_cents(at, delimiter, flow->cashable, mark);
	at = put_piece(at, &row->back);
	to->length = (size_t)(at - to->at);
	row->flow = *flow;
	row->last = words;
	row->begun = true;
}

void flow_row_free(struct flow_row *row)
{
	for (size_t i = 0; i < FLOW_WORDS; i++)
		baat_buffer_free(&row->words[i].text);
	baat_buffer_free(&row->front);
	baat_buffer_free(&row->back);
}
