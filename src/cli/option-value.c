/* The readers of values that all groups share. */
#include "options.h"

#include "baat/base/buffer.h"
#include "baat/base/memory.h"
#include "baat/base/name.h"

enum baat_status words_add(struct words *words, const char *word, struct baat_diags *diags)
{
	if (!baat_grow(&words->items, &words->capacity, words->count + 1, sizeof *words->items))
		return baat_out_of_memory(diags);
	words->items[words->count++] = word;
	return BAAT_OK;
}

void words_free(struct words *words)
{
	baat_arena_free(&words->kept);
	free(words->items);
}

static void *place_of(void *options, const struct option_row *row)
{
	return (char *)options + row->at;
}

static void store(void *options, const struct option_row *row, int64_t value)
{
	int32_t narrow = (int32_t)value;
	if (row->size == sizeof value)
		memcpy(place_of(options, row), &value, sizeof value);
	else
		memcpy(place_of(options, row), &narrow, sizeof narrow);
}

/* NOLINTNEXTLINE(readability-non-const-parameter): an option_take */
enum baat_status option_flag(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	(void)value;
	(void)diags;
	*(bool *)place_of(options, row) = true;
	return BAAT_OK;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): an option_take */
enum baat_status option_text(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	(void)diags;
	*(const char **)place_of(options, row) = value;
	return BAAT_OK;
}

enum baat_status option_add(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	return words_add(place_of(options, row), value, diags);
}

enum baat_status option_named(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	const char *mark = strchr(value, '=');
	if (mark == NULL || mark == value || mark[1] == '\0')
		return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		                  _("--%s '%s' names no file; write NAAM=BESTAND"), row->name,
		                  baat_show(baat_text_of(value)).text);
	return words_add(place_of(options, row), value, diags);
}

typedef struct baat_text form_of_word(struct baat_arena *kept, struct baat_text word);

/* Adds the parts between commas, each in the form that it counts in. */
static enum baat_status add_parts(struct words *words, const struct option_row *row, char *value, form_of_word *form,
                                  struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (char *at = value; at != NULL && status == BAAT_OK;) {
		char *comma = strchr(at, ',');
		if (comma != NULL)
			*comma = '\0';
		struct baat_text word = form(&words->kept, baat_text_of(at));
		if (word.at == NULL)
			return baat_out_of_memory(diags);
		if (word.length == 0)
			return baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, _("--%s has an empty name"),
			                  row->name);
		status = words_add(words, word.at, diags);
		at = comma == NULL ? NULL : comma + 1;
	}
	return status;
}

static struct baat_text as_given(struct baat_arena *kept, struct baat_text word)
{
	(void)kept;
	return word;
}

enum baat_status option_list(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	return add_parts(place_of(options, row), row, value, as_given, diags);
}

enum baat_status option_names(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	return add_parts(place_of(options, row), row, value, baat_name_keep, diags);
}

static struct baat_text party_name(struct baat_arena *kept, struct baat_text word)
{
	return baat_party_name(baat_name_keep(kept, word));
}

enum baat_status option_parties(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	return add_parts(place_of(options, row), row, value, party_name, diags);
}

enum baat_status option_number(void *options, const struct option_row *row, char *text, struct baat_diags *diags)
{
	struct baat_diags wrong = {0};
	struct baat_text value = baat_text_of(text);
	int64_t number = 0;
	enum baat_code code = value.length == 0 ? BAAT_NUMBER_INVALID : baat_number_read(value, row->rule, &number);
	if (code == BAAT_CODE__MAX) {
		store(options, row, number);
		return BAAT_OK;
	}
	/* what is wrong with the number is told as a fault of the command line */
	enum baat_status status = baat_number_report(&wrong, baat_at(NULL, 0, 0), code, row->name, value, row->rule);
	if (status != BAAT_SYSTEM)
		status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE, "--%s", wrong.items[0].text);
	else
		status = baat_out_of_memory(diags);
	baat_diags_clear(&wrong);
	return status;
}

static struct baat_text word_at(const void *context, size_t index)
{
	const struct option_words *words = context;
	return baat_text_of(words->items[index].name);
}

enum baat_status option_unknown_word(const char *dashes, const char *name, const struct option_words *words,
                                     struct baat_text value, struct baat_diags *diags)
{
	const long nearest = baat_text_nearest(value, words->count, word_at, words);
	struct baat_shown shown = baat_show(value);
	struct baat_buffer list = {0};
	enum baat_status status;
	for (size_t i = 0; i < words->count; i++)
		baat_buffer_printf(&list, "%s%s", i == 0 ? "" : ", ", words->items[i].name);
	baat_buffer_add_char(&list, '\0');
	if (list.failed)
		status = baat_out_of_memory(diags);
	else if (nearest >= 0)
		status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		                    _("%s%s '%s' is unknown; did you mean %s? It can be %s"), dashes, name, shown.text,
		                    words->items[nearest].name, list.at);
	else
		status = baat_error(diags, baat_at(NULL, 0, 0), BAAT_OPTION_VALUE,
		                    _("%s%s '%s' is unknown; it can be %s"), dashes, name, shown.text, list.at);
	baat_buffer_free(&list);
	return status;
}

enum baat_status option_word(void *options, const struct option_row *row, char *value, struct baat_diags *diags)
{
	const struct option_words *words = row->words;
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(value, words->items[i].name) == 0) {
			store(options, row, words->items[i].value);
			return BAAT_OK;
		}
	return option_unknown_word("--", row->name, words, baat_text_of(value), diags);
}

void option_put_words(const struct option_row *row, FILE *to)
{
	for (size_t i = 0; row->words != NULL && i < row->words->count; i++)
		fprintf(to, "%s%s", i == 0 ? "" : " ", row->words->items[i].name);
	if (row->offer != NULL)
		fprintf(to, "%s%s", row->words == NULL ? "" : " ", row->offer);
}
