#include "option-value.h"

#include "baat/base/memory.h"
#include "baat/base/number.h"
#include "options.h"

enum baat_status words_add(struct words *words, const char *word, struct baat_diags *diags)
{
	if (!baat_grow(&words->items, &words->capacity, words->count + 1, sizeof *words->items))
		return baat_out_of_memory(diags);
	words->items[words->count++] = word;
	return BAAT_OK;
}

/* Adds the parts between commas; they are cut apart where they stand, in argv. */
static enum baat_status add_list(struct words *words, char *list, const char *option, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (char *at = list; at != NULL && status == BAAT_OK;) {
		char *comma = strchr(at, ',');
		if (comma != NULL)
			*comma = '\0';
		if (*at == '\0')
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("--%s has an empty name"),
			                  option);
		status = words_add(words, at, diags);
		at = comma == NULL ? NULL : comma + 1;
	}
	return status;
}

static enum baat_status read_number(const char *text, const char *option, unsigned scale, enum baat_percent percent,
                                    int64_t min, int64_t max, int64_t *number, struct baat_diags *diags)
{
	const struct baat_number_rule rule = {
	    .mark = BAAT_MARK_OPTION, .percent = percent, .scale = scale, .min = min, .max = max};
	struct baat_diags wrong = {0};
	struct baat_text value = baat_text_of(text);
	enum baat_code code = value.length == 0 ? BAAT_NUMBER_INVALID : baat_number_read(value, &rule, number);
	if (code == BAAT_CODE__MAX)
		return BAAT_OK;
	/* what is wrong with the number is told as a fault of the command line */
	enum baat_status status = baat_number_report(&wrong, baat_at(NULL, 0, 0), code, option, value, &rule);
	if (status != BAAT_SYSTEM)
		status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, "--%s", wrong.items[0].text);
	else
		status = baat_out_of_memory(diags);
	baat_diags_clear(&wrong);
	return status;
}

struct word_list {
	const char *const *words;
	size_t count;
};

static struct baat_text word_at(const void *context, size_t index)
{
	const struct word_list *list = context;
	return baat_text_of(list->words[index]);
}

static enum baat_status read_word(const char *text, const char *option, const char *const words[], size_t count,
                                  size_t *index, struct baat_diags *diags)
{
	const struct word_list list = {words, count};
	for (size_t i = 0; i < count; i++)
		if (strcmp(text, words[i]) == 0) {
			*index = i;
			return BAAT_OK;
		}
	long nearest = baat_text_nearest(baat_text_of(text), count, word_at, &list);
	struct baat_shown shown = baat_show(baat_text_of(text));
	if (nearest >= 0)
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		                  _("--%s '%s' is unknown; did you mean %s?"), option, shown.text, words[nearest]);
	return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("--%s '%s' is unknown; see --help"), option,
	                  shown.text);
}

/* Options that set a number of the method. */
static enum baat_status read_method_option(struct settings *settings, enum option_id id, const char *value,
                                           struct baat_diags *diags)
{
	const char *option = option_rows[id].name;
	struct baat_method *method = &settings->method;
	int64_t number = 0;
	enum baat_status status = BAAT_OK;
	switch (id) {
	case OPTION_RATE:
		status = read_number(value, option, BAAT_SCALE_PERCENT, BAAT_PERCENT_MAY, 0, BAAT_PERCENT_ALL, &number,
		                     diags);
		method->discount_rate = (int32_t)number;
		break;
	case OPTION_HORIZON:
		status = read_number(value, option, 0, BAAT_PERCENT_NONE, 1, BAAT_HORIZON_MAX, &number, diags);
		method->horizon = (int32_t)number;
		break;
	case OPTION_PRICE_YEAR:
		status =
		    read_number(value, option, 0, BAAT_PERCENT_NONE, BAAT_YEAR_FIRST, BAAT_YEAR_LAST, &number, diags);
		method->price_year = (int32_t)number;
		break;
	case OPTION_SUCCESS:
		status = read_number(value, option, BAAT_SCALE_CHANCE, BAAT_PERCENT_DIVIDES, 0, BAAT_CHANCE_ONE,
		                     &number, diags);
		method->success = (int32_t)number;
		break;
	case OPTION_START:
		if (!baat_month_read(baat_text_of(value), &method->start))
			status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
			                    _("--start '%s' is not a month of 1900 to 2199; write it as 2017-02"),
			                    baat_show(baat_text_of(value)).text);
		break;
	default: {
		static const char *const names[] = {"financieel", "maatschappelijk"};
		size_t index = 0;
		status = read_word(value, option, names, 2, &index, diags);
		method->perspective = index == 0 ? BAAT_FINANCIAL : BAAT_SOCIAL;
	}
	}
	return status;
}

static enum baat_status read_run_option(struct settings *settings, enum option_id id, char *value,
                                        struct baat_diags *diags)
{
	static const char *const forms[] = {"csv-nl", "csv", "tsv", "jsonl", "excel", "tabel"};
	static const char *const receipt_forms[] = {"tabel", "jsonl"};
	static const char *const marks[] = {"komma", "punt"};
	static const char *const whens[] = {"auto", "altijd", "nooit"};
	const char *option = option_rows[id].name;
	size_t index = 0;
	int64_t number = 0;
	enum baat_status status;
	switch (id) {
	case OPTION_FORM:
		status = read_word(value, option, forms, BAAT_FORM__MAX, &index, diags);
		settings->form = (enum baat_form)index;
		return status;
	case OPTION_RECEIPT_FORM:
		status = read_word(value, option, receipt_forms, 2, &index, diags);
		settings->form = index == 0 ? BAAT_FORM_TABLE : BAAT_FORM_JSONL;
		settings->given[OPTION_FORM] = true;
		return status;
	case OPTION_DECIMAL:
		status = read_word(value, option, marks, 2, &index, diags);
		settings->force_mark = true;
		settings->mark = index == 0 ? BAAT_MARK_COMMA : BAAT_MARK_POINT;
		return status;
	case OPTION_PROGRESS:
		status = read_word(value, option, whens, 3, &index, diags);
		settings->progress = (enum progress_when)index;
		return status;
	case OPTION_JOBS:
		status = read_number(value, option, 0, BAAT_PERCENT_NONE, 1, POOL_MAX, &number, diags);
		settings->jobs = (size_t)number;
		return status;
	case OPTION_LINE_BASE:
		status = read_number(value, option, 0, BAAT_PERCENT_NONE, 0, INT64_C(1000000000000), &number, diags);
		settings->line_base = (uint64_t)number;
		return status;
	case OPTION_PIECES:
		status = read_number(value, option, 0, BAAT_PERCENT_NONE, 1, PIECES_MAX, &number, diags);
		settings->pieces = (uint64_t)number;
		return status;
	case OPTION_CASES:
		status = read_number(value, option, 0, BAAT_PERCENT_NONE, 1, INT64_C(1000000000000), &number, diags);
		settings->cases_each = (uint64_t)number;
		return status;
	case OPTION_THRESHOLD:
		return read_number(value, option, BAAT_SCALE_PERCENT, BAAT_PERCENT_MAY, 0, INT64_C(10000000000),
		                   &settings->threshold, diags);
	case OPTION_KEYS:
		return add_list(&settings->keys, value, option, diags);
	case OPTION_PARTIES:
		return add_list(&settings->parties, value, option, diags);
	case OPTION_ALTERNATIVES:
		return add_list(&settings->alternatives, value, option, diags);
	case OPTION_PRICES:
		return words_add(&settings->prices, value, diags);
	case OPTION_ATTRIBUTE:
		return add_list(&settings->attributes, value, option, diags);
	default:
		return read_method_option(settings, id, value, diags);
	}
}

/* Where an option that names a file keeps it; NULL for other options. */
static const char **path_of(struct settings *settings, enum option_id id)
{
	switch (id) {
	case OPTION_METHOD:
		return &settings->method_path;
	case OPTION_CPI:
		return &settings->cpi_path;
	case OPTION_OUTPUT:
		return &settings->output_path;
	case OPTION_ASIDE:
		return &settings->aside_path;
	case OPTION_ACCOUNT:
		return &settings->account_path;
	case OPTION_AGREEMENT:
		return &settings->agreement_path;
	case OPTION_MANDATE:
		return &settings->mandate_path;
	case OPTION_FOLDER:
	case OPTION_PIECE_FOLDER:
		return &settings->folder_path;
	case OPTION_DIFFERENCE:
		return &settings->difference_path;
	case OPTION_CUT_FROM:
		return &settings->original;
	case OPTION_ENCODING:
		return &settings->encoding;
	default:
		return NULL;
	}
}

enum baat_status option_take(struct settings *settings, enum option_id id, char *value, struct baat_diags *diags)
{
	const char **path = path_of(settings, id);
	settings->given[id] = true;
	if (path != NULL) {
		*path = value;
		return BAAT_OK;
	}
	return option_rows[id].argument == NULL ? BAAT_OK : read_run_option(settings, id, value, diags);
}

enum baat_status option_take_block_size(struct settings *settings, const char *value, struct baat_diags *diags)
{
	int64_t size = 0;
	enum baat_status status = read_number(value, "blok", 0, BAAT_PERCENT_NONE, 1, INT32_MAX, &size, diags);
	settings->block_size = (size_t)size;
	return status;
}
