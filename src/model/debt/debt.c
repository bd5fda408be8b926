/* Gathering the debts of a case. */
#include "baat/model/debt.h"

#include "base/gettext.h"
#include "debt-row.h"

struct baat_debt_reader {
	struct baat_debt_context context;
	const uint32_t *vat;
	size_t vat_count;
	struct baat_names *debt_names; /* of the case at hand */
	uint32_t last;                 /* the debt of the row before */
	struct baat_debt_case result;
	struct baat_debt_row *rows;
	struct baat_debt *debts;
	int64_t *chances; /* for each debt, of payments that may happen */
	size_t *order, *first;
	size_t row_capacity, debt_capacity, chance_capacity, order_capacity, first_capacity;
};

struct baat_debt_reader *baat_debt_reader_new(const struct baat_tariffs *tariffs, struct baat_names *names,
                                              const uint32_t vat[], size_t vat_count)
{
	struct baat_debt_reader *reader = calloc(1, sizeof *reader);
	if (reader == NULL)
		return NULL;
	reader->context = (struct baat_debt_context){.tariffs = tariffs, .names = names};
	reader->vat = vat;
	reader->vat_count = vat_count;
	reader->debt_names = baat_names_new(NULL);
	if (reader->debt_names != NULL)
		return reader;
	baat_debt_reader_free(reader);
	return NULL;
}

void baat_debt_reader_free(struct baat_debt_reader *reader)
{
	if (reader == NULL)
		return;
	baat_names_free(reader->debt_names);
	baat_arena_free(&reader->context.texts);
	free(reader->rows);
	free(reader->debts);
	free(reader->chances);
	free(reader->order);
	free(reader->first);
	free(reader);
}

static size_t field_number(const struct baat_case_columns *columns, enum baat_case_column column)
{
	return columns->column[column] == BAAT_NO_COLUMN ? 0 : columns->column[column] + 1;
}

void baat_debt_reader_file(struct baat_debt_reader *reader, const struct baat_table *table,
                           const struct baat_case_columns *columns)
{
	reader->context.record = baat_record_of(table, columns->column, baat_case_column_names);
	reader->result.path = reader->context.record.path;
	reader->result.post_field = field_number(columns, BAAT_COLUMN_POST);
	reader->result.amount_field = field_number(columns, BAAT_COLUMN_QUANTITY);
}

void baat_debt_reader_begin(struct baat_debt_reader *reader, int32_t start)
{
	if (reader->result.debt_count > 0)
		baat_names_clear(reader->debt_names);
	baat_arena_clear(&reader->context.texts);
	reader->context.start = reader->result.start = start;
	reader->context.mid_days = 0;
	reader->result.row_count = reader->result.debt_count = 0;
	reader->result.loss_line = 0;
}

struct baat_place baat_debt_place(const struct baat_debt_case *debts, const struct baat_debt_row *row)
{
	return baat_at(debts->path, row->line, debts->post_field);
}

/* The debt that a row names, begun when it is new. */
static enum baat_status find_debt(struct baat_debt_reader *reader, struct baat_text name, uint32_t *debt,
                                  struct baat_diags *diags)
{
	size_t count = reader->result.debt_count;
	*debt = reader->last;
	if (*debt < count && baat_text_equal(reader->debts[*debt].name, name))
		return BAAT_OK;
	*debt = reader->last = baat_names_add(reader->debt_names, name);
	if (*debt == BAAT_NO_NAME ||
	    !baat_grow(&reader->debts, &reader->debt_capacity, count + 1, sizeof *reader->debts) ||
	    !baat_grow(&reader->chances, &reader->chance_capacity, count + 1, sizeof *reader->chances))
		return baat_out_of_memory(diags);
	if (*debt < count)
		return BAAT_OK;
	reader->chances[*debt] = 0;
	reader->debts[*debt] = (struct baat_debt){.name = baat_names_text(reader->debt_names, *debt),
	                                          .creditor = BAAT_NO_NAME,
	                                          .line = reader->context.record.row->line};
	reader->result.debt_count++;
	return BAAT_OK;
}

static enum baat_status take_creditor(struct baat_debt_reader *reader, struct baat_debt *debt, uint32_t creditor)
{
	struct baat_field field = baat_record_field(&reader->context.record, BAAT_COLUMN_RECEIVER);
	if (creditor == BAAT_NO_NAME)
		return BAAT_OK;
	if (debt->creditor != BAAT_NO_NAME && debt->creditor != creditor)
		return baat_field_error(field, BAAT_CREDITOR_DIFFERS,
		                        _("debt '%s' is owed to '%s' and here to '%s'; a debt has one creditor: give "
		                          "the other one a name of its own"),
		                        baat_show(debt->name).text,
		                        baat_show(baat_names_text(reader->context.names, debt->creditor)).text,
		                        baat_show(field.text).text);
	if (baat_text_equal(baat_names_text(reader->context.names, creditor), BAAT_TEXT("client")))
		return baat_field_error(field, BAAT_PARTY_SAME,
		                        _("the client is who owes this debt; ontvanger is whom it is owed to"));
	debt->creditor = creditor;
	for (size_t i = 0; i < reader->vat_count; i++)
		debt->vat |= reader->vat[i] == creditor;
	return BAAT_OK;
}

/* A row without a debt is an ordinary line, unless it looks like one that lost its debt. */
static enum baat_status check_ordinary(struct baat_debt_reader *reader)
{
	const struct baat_record *record = &reader->context.record;
	struct baat_field field = baat_record_field(record, BAAT_COLUMN_POST);
	if (reader->result.loss_line == 0 && baat_debt_is_loss(field.text))
		reader->result.loss_line = record->row->line;
	if (baat_record_text(record, BAAT_COLUMN_PRICE).length > 0 || !baat_debt_is_post(&reader->context, field.text))
		return BAAT_OK;
	return baat_error(record->diags, baat_record_place(record, BAAT_COLUMN_DEBT), BAAT_DEBT_MISSING,
	                  _("post '%s' happens to a debt, and column 'schuld' does not say to which; an ordinary line "
	                    "with that post has a prijs"),
	                  baat_show(field.text).text);
}

enum baat_status baat_debt_reader_row(struct baat_debt_reader *reader, uint32_t scenario, const struct baat_row *row,
                                      size_t *debt, struct baat_diags *diags)
{
	struct baat_record *record = &reader->context.record;
	uint32_t creditor;
	record->row = row;
	record->diags = diags;
	*debt = SIZE_MAX;
	struct baat_text name = baat_record_text(record, BAAT_COLUMN_DEBT);
	if (name.length == 0)
		return check_ordinary(reader);
	size_t count = reader->result.row_count;
	if (!baat_grow(&reader->rows, &reader->row_capacity, count + 1, sizeof *reader->rows))
		return baat_out_of_memory(diags);
	const bool all = baat_text_equal_ascii(name, BAAT_TEXT("alle"));
	struct baat_debt_row *result = &reader->rows[count];
	*result = (struct baat_debt_row){
	    .line = row->line, .debt = BAAT_ALL_DEBTS, .scenario = scenario, .chance = BAAT_CHANCE_ONE};
	enum baat_status status = all ? BAAT_OK : find_debt(reader, name, &result->debt, diags);
	if (status == BAAT_OK)
		status = baat_debt_row_read(&reader->context, all, result, &creditor);
	if (status == BAAT_OK && !all)
		status = take_creditor(reader, &reader->debts[result->debt], creditor);
	*debt = count;
	reader->result.row_count++;
	return status;
}

/* Puts the rows of each scenario together, by counting. */
static enum baat_status group_rows(struct baat_debt_reader *reader, size_t scenarios, struct baat_diags *diags)
{
	struct baat_debt_case *result = &reader->result;
	if (!baat_grow(&reader->order, &reader->order_capacity, result->row_count + 1, sizeof *reader->order) ||
	    !baat_grow(&reader->first, &reader->first_capacity, scenarios + 2, sizeof *reader->first))
		return baat_out_of_memory(diags);
	memset(reader->first, 0, (scenarios + 2) * sizeof *reader->first);
	for (size_t i = 0; i < result->row_count; i++)
		reader->first[reader->rows[i].scenario + 2]++;
	for (size_t i = 2; i < scenarios + 2; i++)
		reader->first[i] += reader->first[i - 1];
	for (size_t i = 0; i < result->row_count; i++)
		reader->order[reader->first[reader->rows[i].scenario + 1]++] = i;
	result->order = reader->order;
	result->first = reader->first;
	result->scenario_count = scenarios;
	return BAAT_OK;
}

static enum baat_status check_creditors(const struct baat_debt_reader *reader, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < reader->result.debt_count; i++)
		if (reader->debts[i].creditor == BAAT_NO_NAME)
			status =
			    baat_error(diags,
			               baat_at(reader->result.path, reader->debts[i].line,
			                       reader->context.record.column[BAAT_COLUMN_DEBT] + 1),
			               BAAT_CREDITOR_MISSING,
			               _("nobody is the creditor of debt '%s'; write in ontvanger of a row of hoofdsom "
			                 "or boete whom it is owed to"),
			               baat_show(reader->debts[i].name).text);
	return status;
}

/* Nobody pays and receives the same money. */
static enum baat_status check_payer(const struct baat_debt_reader *reader, const struct baat_debt_row *row,
                                    struct baat_diags *diags)
{
	const struct baat_names *names = reader->context.names;
	const bool work = row->act == BAAT_DEBT_COSTS || row->act == BAAT_DEBT_STEP;
	if (row->debt == BAAT_ALL_DEBTS || (!work && row->act != BAAT_DEBT_PAYMENT) ||
	    reader->debts[row->debt].creditor == BAAT_NO_NAME)
		return BAAT_OK;
	const struct baat_text creditor = baat_names_text(names, reader->debts[row->debt].creditor);
	struct baat_text payer = row->payer, receiver = creditor;
	if (work && row->receiver == BAAT_NO_NAME)
		return BAAT_OK;
	if (work && payer.length == 0)
		payer = creditor;
	if (work)
		receiver = baat_names_text(names, row->receiver);
	if (!baat_text_equal(payer, receiver))
		return BAAT_OK;
	return baat_error(diags, baat_debt_place(&reader->result, row), BAAT_PARTY_SAME,
	                  _("'%s' pays and receives the same money; ontvanger is the other party, or - for nobody"),
	                  baat_show(receiver).text);
}

/* Only one of several payments of all that is owed can happen. */
static enum baat_status check_chances(struct baat_debt_reader *reader, size_t from, size_t to, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = from; i < to; i++) {
		const struct baat_debt_row *row = &reader->rows[reader->order[i]];
		if (!row->rest || row->chance == BAAT_CHANCE_ONE || row->debt == BAAT_ALL_DEBTS)
			continue;
		int64_t *chances = &reader->chances[row->debt];
		const bool exceeded = *chances > BAAT_CHANCE_ONE;
		*chances += row->chance;
		if (*chances > BAAT_CHANCE_ONE && !exceeded)
			status =
			    baat_error(diags,
			               baat_at(reader->result.path, row->line,
			                       reader->context.record.column[BAAT_COLUMN_CHANCE] + 1),
			               BAAT_CHANCES_EXCEED_ONE,
			               _("the chances that debt '%s' is paid in full add up to more than 1 from here "
			                 "on; a chance is that of all such debts, not of those that are left"),
			               baat_show(reader->debts[row->debt].name).text);
	}
	for (size_t i = from; i < to; i++)
		if (reader->rows[reader->order[i]].debt != BAAT_ALL_DEBTS)
			reader->chances[reader->rows[reader->order[i]].debt] = 0;
	return status;
}

enum baat_status baat_debt_reader_end(struct baat_debt_reader *reader, size_t scenario_count,
                                      const struct baat_debt_case **result, struct baat_diags *diags)
{
	enum baat_status status = group_rows(reader, scenario_count, diags);
	if (status != BAAT_OK)
		return status;
	status = check_creditors(reader, diags);
	for (size_t i = 0; i < reader->result.row_count && status < BAAT_SYSTEM; i++)
		status = baat_worst(status, check_payer(reader, &reader->rows[i], diags));
	for (size_t i = 0; i < scenario_count; i++)
		status = baat_worst(status, check_chances(reader, reader->first[i], reader->first[i + 1], diags));
	reader->result.rows = reader->rows;
	reader->result.debts = reader->debts;
	reader->result.mid_days = reader->context.mid_days;
	*result = &reader->result;
	return status;
}
