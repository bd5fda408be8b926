/* The command line of baat-reken that prints a figure, and the selection in words. */
#include "uitleg.h"

/* A word of the shell. */
static void add_text(struct baat_text word, struct baat_buffer *to)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./%@";
	bool quote = word.length == 0;
	for (size_t i = 0; i < word.length; i++)
		quote |= strchr(plain, word.at[i]) == NULL;
	if (!quote) {
		baat_buffer_add(to, word);
		return;
	}
	baat_buffer_add_char(to, '\'');
	for (size_t i = 0; i < word.length; i++)
		if (word.at[i] == '\'')
			baat_buffer_add_string(to, "'\\''");
		else
			baat_buffer_add_char(to, word.at[i]);
	baat_buffer_add_char(to, '\'');
}

static void add_word(const char *word, struct baat_buffer *to)
{
	add_text(baat_text_of(word), to);
}

static void add_option(const char *name, const char *value, struct baat_buffer *to)
{
	if (value == NULL)
		return;
	baat_buffer_printf(to, " --%s=", name);
	add_word(value, to);
}

/* An option whose value is a list, which is split at commas when it is read. */
static void add_list(const char *name, const struct words *words, struct baat_buffer *to)
{
	for (size_t i = 0; i < words->count; i++) {
		if (i == 0)
			baat_buffer_printf(to, " --%s=", name);
		else
			baat_buffer_add_char(to, ',');
		add_word(words->items[i], to);
	}
}

static void add_number(const char *name, baat_sum number, unsigned scale, struct baat_buffer *to)
{
	char digits[BAAT_NUMBER_MAX];
	size_t length = baat_number_write_short(digits, number, scale, ',');
	baat_buffer_printf(to, " --%s=%.*s", name, (int)length, digits);
}

static void add_method(const struct method_options *method, struct baat_buffer *to)
{
	const struct baat_method *values = &method->values;
	if (option_in(method->given, METHOD_PERSPECTIVE))
		add_option("perspectief", baat_perspective_name(values->perspective), to);
	add_option("methode", method->path, to);
	if (option_in(method->given, METHOD_RATE))
		add_number("discontovoet", values->discount_rate, BAAT_SCALE_PERCENT, to);
	if (option_in(method->given, METHOD_HORIZON))
		add_number("horizon", values->horizon, 0, to);
	if (option_in(method->given, METHOD_PRICE_YEAR))
		add_number("prijspeil", values->price_year, 0, to);
	if (option_in(method->given, METHOD_SUCCESS))
		add_number("slaagkans", values->success, BAAT_SCALE_CHANCE, to);
	if (option_in(method->given, METHOD_START))
		baat_buffer_printf(to, " --start=%04d-%02d", values->start / 12, values->start % 12 + 1);
}

static void add_input(const struct uitleg_settings *settings, struct baat_buffer *to)
{
	const struct input_options *input = &settings->input;
	add_option("cpi", settings->prices.cpi, to);
	if (option_in(input->given, INPUT_MARK))
		add_option("decimaal", input->mark == BAAT_MARK_COMMA ? "komma" : "punt", to);
	add_option("codering", input->encoding, to);
	add_list("attribuut", &input->attributes, to);
	for (size_t i = 0; i < settings->common.operands.count; i++) {
		baat_buffer_add_char(to, ' ');
		add_word(settings->common.operands.items[i], to);
	}
}

/* The keys of the conditions; soort is none of baat-reken. */
static void add_keys(const struct conditions *conditions, struct baat_buffer *to)
{
	size_t count = 0;
	for (size_t i = 0; i < conditions->count; i++) {
		if (conditions->items[i].by_kind)
			continue;
		baat_buffer_add_string(to, count++ == 0 ? " -k " : ",");
		add_text(conditions->items[i].key.name, to);
	}
	if (count == 0)
		baat_buffer_add_string(to, " -k totaal");
}

void uitleg_add_command(const struct uitleg_settings *settings, const struct conditions *conditions,
                        struct baat_buffer *to)
{
	baat_buffer_add_string(to, "baat-reken");
	for (size_t i = 0; i < settings->prices.tables.count; i++) {
		baat_buffer_add_string(to, " -p ");
		add_word(settings->prices.tables.items[i], to);
	}
	add_keys(conditions, to);
	add_list("partij", &settings->selection.parties, to);
	add_list("alternatief", &settings->selection.alternatives, to);
	add_list("casus", &settings->selection.cases, to);
	if (settings->selection.chosen)
		baat_buffer_add_string(to, " --gekozen");
	add_method(&settings->method, to);
	add_input(settings, to);
}

static void add_names(const char *key, const struct words *words, struct baat_buffer *to)
{
	if (words->count > 0)
		baat_buffer_printf(to, "%s%s ", to->length > 0 ? "; " : "", key);
	for (size_t i = 0; i < words->count; i++)
		baat_buffer_printf(to, "%s%s", i > 0 ? ", " : "", words->items[i]);
}

void uitleg_add_selection(const struct uitleg_settings *settings, const struct conditions *conditions,
                          struct baat_buffer *to)
{
	add_names("partij", &settings->selection.parties, to);
	add_names("alternatief", &settings->selection.alternatives, to);
	add_names("casus", &settings->selection.cases, to);
	if (settings->selection.chosen)
		baat_buffer_printf(to, "%sgekozen", to->length > 0 ? "; " : "");
	for (size_t i = 0; i < conditions->count; i++) {
		const struct baat_condition *condition = &conditions->items[i];
		if (to->length > 0)
			baat_buffer_add_string(to, "; ");
		baat_buffer_add(to, condition->key.name);
		for (size_t j = 0; j < condition->count; j++) {
			baat_buffer_add_string(to, j == 0 ? " " : ", ");
			if (condition->values[j].length == 0)
				baat_buffer_add_string(to, _("(empty)"));
			baat_buffer_add(to, condition->values[j]);
		}
	}
	if (settings->method.values.perspective != BAAT_FINANCIAL)
		baat_buffer_printf(to, "%sperspectief %s", to->length > 0 ? "; " : "",
		                   baat_perspective_name(settings->method.values.perspective));
}
