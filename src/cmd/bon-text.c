/* The receipt for paper and screen: 80 columns, amounts to the right. */
#include "bon.h"

enum { WIDTH = 80, AMOUNT_WIDTH = 18, INDENT = 2, DETAIL = 4 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_spaces(struct baat_buffer *to, size_t count)
{
	for (size_t i = 0; i < count; i++)
		baat_buffer_add_char(to, ' ');
}

static void add_rule(struct baat_buffer *to, char c)
{
	for (size_t i = 0; i < WIDTH; i++)
		baat_buffer_add_char(to, c);
	baat_buffer_add_char(to, '\n');
}

/* How many bytes of the text fit in so many columns; at least one character. */
static size_t fitting(struct baat_text text, size_t columns)
{
	size_t used = 0;
	for (size_t at = 0; at < text.length;) {
		size_t next = at + 1;
		while (next < text.length && ((unsigned char)text.at[next] & 0xC0) == 0x80)
			next++;
		used += baat_text_width((struct baat_text){text.at + at, next - at});
		if (used > columns && at > 0)
			return at;
		at = next;
	}
	return text.length;
}

/* Text without control characters; a no-break space has done its work by now and is better searched for as a space. */
static void add_masked(struct baat_buffer *to, struct baat_text text)
{
	size_t from = 0;
	for (size_t i = 0; i < text.length; i++) {
		bool hard = i + 1 < text.length && memcmp(text.at + i, "\xC2\xA0", 2) == 0;
		if (!hard && !is_blank(text.at[i]))
			continue;
		baat_buffer_add_masked(to, (struct baat_text){text.at + from, i - from});
		baat_buffer_add_char(to, ' ');
		i += hard;
		from = i + 1;
	}
	baat_buffer_add_masked(to, (struct baat_text){text.at + from, text.length - from});
}

static size_t word_length(struct baat_text text)
{
	size_t length = 0;
	while (length < text.length && !is_blank(text.at[length]))
		length++;
	return length;
}

/* Splits off as many words as fit in so many columns; a word that is too long for a line is cut. */
static bool next_line(struct baat_text *rest, size_t room, struct baat_text *line)
{
	size_t length = 0;
	while (rest->length > 0 && is_blank(rest->at[0])) {
		rest->at++;
		rest->length--;
	}
	for (size_t end = 0; end < rest->length;) {
		while (end < rest->length && is_blank(rest->at[end]))
			end++;
		end += word_length((struct baat_text){rest->at + end, rest->length - end});
		if (baat_text_width((struct baat_text){rest->at, end}) > room)
			break;
		length = end;
	}
	if (length == 0)
		length = fitting((struct baat_text){rest->at, word_length(*rest)}, room);
	*line = baat_text_trim((struct baat_text){rest->at, length});
	rest->at += length;
	rest->length -= length;
	return length > 0;
}

/*
 * Writes text between two columns, wrapped, without the last line end; words that are too long are cut. Returns the
 * column after the last character.
 */
static size_t wrap(struct baat_buffer *to, struct baat_text text, size_t indent, size_t end)
{
	struct baat_text line;
	size_t column = 0;
	while (next_line(&text, end - indent, &line)) {
		if (column > 0)
			baat_buffer_add_char(to, '\n');
		add_spaces(to, indent);
		add_masked(to, line);
		column = indent + baat_text_width(line);
	}
	return column;
}

static void add_paragraph(struct baat_buffer *to, struct baat_text text, size_t indent)
{
	if (text.length == 0)
		return;
	wrap(to, text, indent, WIDTH);
	baat_buffer_add_char(to, '\n');
}

/* Text with an amount at the right margin of its last line. */
static void add_with_amount(struct baat_buffer *to, struct baat_text text, size_t indent, struct baat_text amount)
{
	size_t width = baat_text_width(amount);
	size_t column = wrap(to, text, indent, WIDTH - AMOUNT_WIDTH);
	if (column + 1 + width > WIDTH) {
		baat_buffer_add_char(to, '\n');
		column = 0;
	}
	add_spaces(to, column + width < WIDTH ? WIDTH - column - width : 0);
	baat_buffer_add(to, amount);
	baat_buffer_add_char(to, '\n');
}

static void add_cents(struct baat_buffer *to, const char *label, size_t indent, baat_sum cents)
{
	struct baat_buffer amount = {0};
	bon_amount(&amount, cents);
	add_with_amount(to, baat_text_of(label), indent, baat_buffer_text(&amount));
	to->failed |= amount.failed;
	baat_buffer_free(&amount);
}

static void add_total_rule(struct baat_buffer *to)
{
	add_spaces(to, WIDTH - AMOUNT_WIDTH);
	for (size_t i = 0; i < AMOUNT_WIDTH; i++)
		baat_buffer_add_char(to, '-');
	baat_buffer_add_char(to, '\n');
}

/* A sentence made by one of the functions of bon-words.c. */
typedef void sentence(struct baat_buffer *to, const struct bon *bon,
                      const struct baat_receipt_alternative *alternative);

static void add_sentence(struct baat_buffer *to, sentence *say, const struct bon *bon,
                         const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer text = {0};
	say(&text, bon, alternative);
	add_paragraph(to, baat_buffer_text(&text), INDENT);
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

static void add_line(struct baat_buffer *to, const struct bon *bon, size_t index, int32_t success)
{
	const struct baat_line *line = &bon->receipt->casus->lines[index];
	struct baat_buffer text = {0}, amount = {0};
	add_paragraph(to, bon_description(bon, line), INDENT);
	bon_calculation(&text, bon, line, success);
	if (line->unpriced)
		baat_buffer_add_string(&amount, "pm");
	else
		bon_amount(&amount, bon->receipt->entries[index].amount);
	add_with_amount(to, baat_buffer_text(&text), DETAIL, baat_buffer_text(&amount));
	add_paragraph(to, bon_remark(bon->rows, line->line), DETAIL);
	to->failed |= text.failed | amount.failed;
	baat_buffer_free(&text);
	baat_buffer_free(&amount);
}

/* The lines of a kind in a scenario; returns how many there were. */
static size_t add_lines(struct baat_buffer *to, const struct bon *bon, size_t scenario, enum baat_kind kind)
{
	const struct baat_case *casus = bon->receipt->casus;
	const struct baat_scenario *in = &casus->scenarios[scenario];
	size_t count = 0;
	for (size_t i = in->first_line; i < in->first_line + in->line_count; i++) {
		if (casus->lines[i].kind != kind)
			continue;
		add_line(to, bon, i, in->success);
		count++;
	}
	return count;
}

static void add_heading(struct baat_buffer *to, const char *heading)
{
	baat_buffer_add_char(to, '\n');
	add_paragraph(to, baat_text_of(heading), 0);
}

static void add_without(struct baat_buffer *to, const struct bon *bon)
{
	add_heading(to, _("WITHOUT THIS APPROACH: what would have happened"));
	if (add_lines(to, bon, 0, BAAT_COUNTERFACTUAL) == 0)
		add_paragraph(to, baat_text_of(_("nothing was entered")), INDENT);
	add_total_rule(to);
	add_cents(to, _("Total without this approach"), 0,
	          bon->receipt->alternatives[0].measures[BAAT_MEASURE_WITHOUT].number);
}

static void add_remains(struct baat_buffer *to, const struct bon *bon,
                        const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer text = {0}, amount = {0};
	if (!alternative->has_remains)
		return;
	bon_remains(&text, bon, alternative);
	bon_amount(&amount, alternative->remains);
	add_with_amount(to, baat_buffer_text(&text), INDENT, baat_buffer_text(&amount));
	to->failed |= text.failed | amount.failed;
	baat_buffer_free(&text);
	baat_buffer_free(&amount);
}

static void add_result(struct baat_buffer *to, const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	baat_buffer_add_char(to, '\n');
	add_cents(to, _("Total without this approach"), 0, measures[BAAT_MEASURE_WITHOUT].number);
	add_cents(to, _("Less: costs that remain"), 0, -measures[BAAT_MEASURE_OUTCOME].number);
	add_total_rule(to);
	add_cents(to, _("Avoided costs"), 0, measures[BAAT_MEASURE_AVOIDED].number);
	add_cents(to, _("Less: input"), 0, -measures[BAAT_MEASURE_INPUT].number);
	add_total_rule(to);
	add_cents(to, _("Balance"), 0, measures[BAAT_MEASURE_NET].number);
	add_cents(to, _("Net present value"), 0, measures[BAAT_MEASURE_NPV].number);
	baat_buffer_add_char(to, '\n');
}

/* A table: a label and amounts, as many to a line as fit. */
enum { COLUMN = 15, LABEL = WIDTH - 4 * COLUMN };

/* A row of cells that wrap in their columns, to the right, beside a label. */
enum { CELLS_MAX = 4 };

struct cells {
	struct baat_text of[CELLS_MAX];
	size_t count, width; /* of each, a space in front included */
};

static void add_cells(struct baat_buffer *to, struct baat_text label, size_t label_width, struct cells cells)
{
	for (bool first = true, more = true; first || more; first = false) {
		struct baat_text line = BAAT_TEXT("");
		more = next_line(&label, label_width - INDENT, &line);
		size_t column = INDENT + baat_text_width(line), wanted = label_width;
		struct baat_buffer row = {0};
		add_spaces(&row, INDENT);
		add_masked(&row, line);
		for (size_t i = 0; i < cells.count; i++) {
			wanted += cells.width;
			if (!next_line(&cells.of[i], cells.width - 1, &line))
				continue;
			more = true;
			size_t width = baat_text_width(line);
			add_spaces(&row, wanted - width - column);
			add_masked(&row, line);
			column = wanted;
		}
		if (more) {
			baat_buffer_add(to, baat_buffer_text(&row));
			baat_buffer_add_char(to, '\n');
		}
		to->failed |= row.failed;
		baat_buffer_free(&row);
	}
}

/* What a party pays and saves: the columns of the table of parties. */
enum { PARTY_COLUMNS = 4 };

struct party_row {
	struct baat_text name;
	baat_sum amounts[PARTY_COLUMNS];
};

static const char *party_head(size_t column)
{
	static const char *const heads[PARTY_COLUMNS] = {N_("pays"), N_("saves"), N_("of it cashable"), N_("balance")};
	return _(heads[column]);
}

static struct party_row party_row(const struct bon *bon, const struct baat_receipt_party *party)
{
	baat_sum avoided = party->amount[BAAT_COUNTERFACTUAL] - party->amount[BAAT_OUTCOME],
		 input = party->amount[BAAT_INPUT];
	return (struct party_row){baat_names_text(bon->names, party->party),
	                          {input, avoided, party->cashable, avoided - input}};
}

/* Whether the amounts of all rows fit in their columns. */
static bool fits_columns(const struct bon *bon, const struct baat_receipt_alternative *alternative)
{
	/* 99.999.999,99 with a minus in front leaves a space in a column */
	const baat_sum longest = INT64_C(9999999999);
	for (size_t i = 0; i < alternative->party_count; i++) {
		struct party_row row = party_row(bon, &alternative->parties[i]);
		for (size_t j = 0; j < PARTY_COLUMNS; j++)
			if (row.amounts[j] > longest || row.amounts[j] < -longest)
				return false;
	}
	return true;
}

static void add_party(struct baat_buffer *to, const struct party_row *row, bool columns)
{
	struct cells cells = {.count = PARTY_COLUMNS, .width = COLUMN};
	struct baat_buffer texts[PARTY_COLUMNS] = {0};
	if (!columns)
		add_paragraph(to, row->name, INDENT);
	for (size_t i = 0; i < PARTY_COLUMNS; i++) {
		if (!columns)
			add_cents(to, party_head(i), DETAIL, row->amounts[i]);
		bon_amount(&texts[i], row->amounts[i]);
		cells.of[i] = baat_buffer_text(&texts[i]);
		to->failed |= texts[i].failed;
	}
	if (columns)
		add_cells(to, row->name, LABEL, cells);
	for (size_t i = 0; i < PARTY_COLUMNS; i++)
		baat_buffer_free(&texts[i]);
}

static void add_parties(struct baat_buffer *to, const struct bon *bon,
                        const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	const struct party_row total = {baat_text_of(_("all together")),
	                                {measures[BAAT_MEASURE_INPUT].number, measures[BAAT_MEASURE_AVOIDED].number,
	                                 measures[BAAT_MEASURE_CASHABLE].number, measures[BAAT_MEASURE_NET].number}};
	struct cells heads = {.count = PARTY_COLUMNS, .width = COLUMN};
	bool columns = fits_columns(bon, alternative);
	add_heading(to, _("Who pays and who gains"));
	for (size_t i = 0; i < PARTY_COLUMNS; i++)
		heads.of[i] = baat_text_of(party_head(i));
	if (columns)
		add_cells(to, BAAT_TEXT(""), LABEL, heads);
	for (size_t i = 0; i < alternative->party_count; i++) {
		const struct party_row row = party_row(bon, &alternative->parties[i]);
		if (bon_takes_part(&alternative->parties[i]))
			add_party(to, &row, columns);
	}
	add_party(to, &total, columns);
}

static void add_unpriced_of(struct baat_buffer *to, const struct bon *bon, size_t scenario)
{
	const struct baat_case *casus = bon->receipt->casus;
	const struct baat_scenario *in = &casus->scenarios[scenario];
	for (size_t i = in->first_line; i < in->first_line + in->line_count; i++) {
		const struct baat_receipt_entry *entry = &bon->receipt->entries[i];
		struct baat_buffer text = {0};
		if (entry->pm_plus + entry->pm_min == 0)
			continue;
		bon_unpriced(&text, bon, &casus->lines[i], entry);
		add_paragraph(to, baat_buffer_text(&text), INDENT);
		to->failed |= text.failed;
		baat_buffer_free(&text);
	}
}

static void add_unpriced(struct baat_buffer *to, const struct bon *bon,
                         const struct baat_receipt_alternative *alternative)
{
	const struct baat_cell *measures = alternative->measures;
	if (measures[BAAT_MEASURE_PM_PLUS].number + measures[BAAT_MEASURE_PM_MIN].number == 0)
		return;
	add_heading(to, _("Not expressed in euros (pm): + speaks for it, - against it"));
	add_unpriced_of(to, bon, 0);
	add_unpriced_of(to, bon, alternative->scenario);
}

static void add_alternative(struct baat_buffer *to, const struct bon *bon,
                            const struct baat_receipt_alternative *alternative)
{
	struct baat_buffer heading = {0};
	const char *choice = bon_choice(bon, alternative);
	baat_buffer_printf(&heading, "%s ", _("ALTERNATIVE:"));
	baat_buffer_add(&heading, bon_alternative_name(bon, alternative));
	if (choice != NULL)
		baat_buffer_printf(&heading, " (%s)", choice);
	baat_buffer_add_char(to, '\n');
	add_rule(to, '-');
	add_paragraph(to, baat_buffer_text(&heading), 0);
	to->failed |= heading.failed;
	baat_buffer_free(&heading);

	add_heading(to, _("Input: what the approach itself costs"));
	if (add_lines(to, bon, alternative->scenario, BAAT_INPUT) == 0)
		add_paragraph(to, baat_text_of(_("nothing was entered")), INDENT);
	add_total_rule(to);
	add_cents(to, _("Total input"), 0, alternative->measures[BAAT_MEASURE_INPUT].number);
	add_heading(to, _("Costs that remain: what happens then"));
	size_t lines = add_lines(to, bon, alternative->scenario, BAAT_OUTCOME);
	add_remains(to, bon, alternative);
	if (lines == 0 && !alternative->has_remains)
		add_paragraph(to, baat_text_of(_("nothing")), INDENT);
	add_total_rule(to);
	add_cents(to, _("Total costs that remain"), 0, alternative->measures[BAAT_MEASURE_OUTCOME].number);

	add_result(to, alternative);
	add_sentence(to, bon_balance, bon, alternative);
	add_sentence(to, bon_certainty, bon, alternative);
	add_sentence(to, bon_payback, bon, alternative);
	add_parties(to, bon, alternative);
	add_unpriced(to, bon, alternative);
	baat_buffer_add_char(to, '\n');
	add_sentence(to, bon_approval, bon, alternative);
}

/* Some alternatives side by side, from `first` on; returns how many. */
static size_t compare_some(struct baat_buffer *to, const struct bon *bon, size_t first)
{
	enum { SIDE_BY_SIDE = 3, WIDE = 19 };
	const struct baat_receipt *receipt = bon->receipt;
	size_t count = receipt->alternative_count - first;
	if (count > SIDE_BY_SIDE)
		count = SIDE_BY_SIDE;
	struct cells cells = {.count = count, .width = WIDE};
	for (size_t i = 0; i < count; i++)
		cells.of[i] = bon_alternative_name(bon, &receipt->alternatives[first + i]);
	baat_buffer_add_char(to, '\n');
	add_cells(to, BAAT_TEXT(""), WIDTH - SIDE_BY_SIDE * WIDE, cells);
	for (size_t row = 0; row < BON_COMPARED; row++) {
		struct baat_buffer texts[SIDE_BY_SIDE] = {0};
		for (size_t i = 0; i < count; i++) {
			bon_compared(&texts[i], bon, &receipt->alternatives[first + i], row);
			cells.of[i] = baat_buffer_text(&texts[i]);
			to->failed |= texts[i].failed;
		}
		add_cells(to, baat_text_of(bon_compared_name(row)), WIDTH - SIDE_BY_SIDE * WIDE, cells);
		for (size_t i = 0; i < count; i++)
			baat_buffer_free(&texts[i]);
	}
	return count;
}

static void add_comparison(struct baat_buffer *to, const struct bon *bon)
{
	size_t count = bon->receipt->alternative_count;
	if (count < 2)
		return;
	add_heading(to, _("THE ALTERNATIVES SIDE BY SIDE"));
	for (size_t first = 0; first < count;)
		first += compare_some(to, bon, first);
}

static void add_head(struct baat_buffer *to, const struct bon *bon)
{
	struct baat_buffer text = {0};
	add_rule(to, '=');
	baat_buffer_printf(&text, "%s ", _("RECEIPT case"));
	baat_buffer_add(&text, bon->receipt->casus->id);
	add_paragraph(to, baat_buffer_text(&text), 0);
	for (uint32_t i = 0; i < baat_names_count(bon->attributes); i++) {
		if (bon->receipt->casus->attributes[i].length == 0)
			continue;
		text.length = 0;
		baat_buffer_add(&text, baat_names_text(bon->attributes, i));
		baat_buffer_add_string(&text, ": ");
		baat_buffer_add(&text, bon->receipt->casus->attributes[i]);
		add_paragraph(to, baat_buffer_text(&text), 0);
	}
	text.length = 0;
	bon_setting(&text, bon);
	add_paragraph(to, baat_buffer_text(&text), 0);
	text.length = 0;
	bon_caution(&text, bon);
	add_paragraph(to, baat_buffer_text(&text), 0);
	add_rule(to, '=');
	to->failed |= text.failed;
	baat_buffer_free(&text);
}

void bon_text(struct baat_buffer *to, const struct bon *bon)
{
	const struct baat_receipt *receipt = bon->receipt;
	add_head(to, bon);
	add_comparison(to, bon);
	add_without(to, bon);
	for (size_t i = 0; i < receipt->alternative_count; i++) {
		if (receipt->alternatives[i].name == BAAT_NO_NAME)
			add_heading(to, _("There is no alternative to compare it with."));
		else
			add_alternative(to, bon, &receipt->alternatives[i]);
	}
	baat_buffer_add_char(to, '\n');
}
