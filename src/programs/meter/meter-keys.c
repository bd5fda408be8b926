/* From the words of -k, --tegen and --basis to keys. */
#include <stdio.h>
#include <stdlib.h>

#include "meter.h"

static const struct baat_place nowhere = {NULL, 0, 0};

/* The names that a key may have: klasse, and the columns of the files. */
static struct baat_text key_name(const void *attributes, size_t index)
{
	return index == 0 ? BAAT_TEXT("klasse") : baat_names_text(attributes, (uint32_t)index - 1);
}

/* Which of the attributes that are kept it is. */
static size_t keep(struct meter_keys *keys, uint32_t attribute)
{
	keys->attributes[keys->attribute_count] = attribute;
	return keys->attribute_count++;
}

static enum baat_status no_such_key(struct baat_text name, const struct baat_names *attributes,
                                    struct baat_diags *diags)
{
	const struct baat_shown shown = baat_show(name);
	const long nearest = baat_text_nearest(name, baat_names_count(attributes) + 1, key_name, attributes);
	if (baat_text_equal(name, BAAT_TEXT("maat")) || baat_text_equal(name, BAAT_TEXT("waarde")) ||
	    baat_text_equal(name, BAAT_TEXT("verwacht")))
		return baat_error(diags, nowhere, BAAT_KEY_UNKNOWN,
		                  _("cannot group by '%s': each group is of one maat, and sums up its waarde and "
		                    "verwacht"),
		                  shown.text);
	if (nearest < 0)
		return baat_error(diags, nowhere, BAAT_KEY_UNKNOWN,
		                  _("cannot group by '%s': no file has that column; the keys are the columns of the "
		                    "files other than maat, waarde and verwacht, and klasse"),
		                  shown.text);
	const struct baat_shown near = baat_show(key_name(attributes, (size_t)nearest));
	return baat_error(diags, nowhere, BAAT_KEY_UNKNOWN,
	                  _("cannot group by '%s': no file has that column; did you mean %s?"), shown.text, near.text);
}

static enum baat_status read_key(struct meter_keys *keys, struct baat_text name, const struct baat_names *attributes,
                                 struct baat_diags *diags)
{
	struct baat_meter_key *key = &keys->keys[keys->request.count++];
	const uint32_t attribute = baat_names_find(attributes, name);
	key->name = name;
	if (baat_text_equal(name, BAAT_TEXT("klasse"))) {
		key->kind = BAAT_METER_CLASS;
		return attribute == BAAT_NO_NAME
		           ? BAAT_OK
		           : baat_error(
				 diags, nowhere, BAAT_KEY_UNKNOWN,
				 _("cannot group by 'klasse': it is the tenth of the expected chance, and a file "
		                   "has a column of that name; give the column another name"));
	}
	key->kind = baat_text_equal(name, BAAT_TEXT("jaar")) ? BAAT_METER_YEAR : BAAT_METER_TEXT;
	if (attribute == BAAT_NO_NAME)
		return no_such_key(name, attributes, diags);
	key->kept = keep(keys, attribute);
	return BAAT_OK;
}

static bool was_given(const struct meter_keys *keys, struct baat_text name)
{
	for (size_t i = 0; i < keys->request.count; i++)
		if (baat_text_equal(keys->keys[i].name, name))
			return true;
	return false;
}

static enum baat_status read_keys(struct meter_keys *keys, const struct words *words,
                                  const struct baat_names *attributes, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	keys->keys = calloc(words->count + 1, sizeof *keys->keys);
	keys->attributes = calloc(words->count + 1, sizeof *keys->attributes);
	if (keys->keys == NULL || keys->attributes == NULL)
		return baat_out_of_memory(diags);
	keys->request.keys = keys->keys;
	for (size_t i = 0; i < words->count && status < BAAT_SYSTEM; i++) {
		const struct baat_text name = baat_text_of(words->items[i]);
		if (baat_text_equal(name, BAAT_TEXT("totaal")) && words->count == 1)
			break;
		status = baat_worst(status, was_given(keys, name)
		                                ? baat_error(diags, nowhere, BAAT_KEY_TWICE,
		                                             _("key '%s' is given twice"), baat_show(name).text)
		                                : read_key(keys, name, attributes, diags));
	}
	return status;
}

static size_t find_key(const struct meter_keys *keys, struct baat_text name)
{
	for (size_t i = 0; i < keys->request.count; i++)
		if (baat_text_equal(keys->keys[i].name, name))
			return i;
	return BAAT_METER_NO_KEY;
}

static enum baat_status read_reference(struct meter_keys *keys, const char *option, struct baat_diags *diags)
{
	const char *sign = option == NULL ? NULL : strchr(option, '=');
	if (option == NULL)
		return BAAT_OK;
	if (sign == NULL)
		return baat_error(diags, nowhere, BAAT_OPTION_VALUE,
		                  _("--tegen='%s' says no value; write --tegen=SLEUTEL=WAARDE"),
		                  baat_show(baat_text_of(option)).text);
	const struct baat_text name = {option, (size_t)(sign - option)};
	keys->request.reference = baat_text_of(sign + 1);
	keys->request.reference_key = find_key(keys, name);
	return keys->request.reference_key != BAAT_METER_NO_KEY
	           ? BAAT_OK
	           : baat_error(diags, nowhere, BAAT_OPTION_VALUE, _("--tegen: '%s' is none of the keys; add it to -k"),
	                        baat_show(name).text);
}

static enum baat_status read_base(struct meter_keys *keys, const struct meter_options *options,
                                  struct baat_diags *diags)
{
	if (!option_in(options->given, METER_BASE))
		return BAAT_OK;
	const int length = snprintf(keys->base_year, sizeof keys->base_year, "%d", (int)options->base_year);
	keys->request.base_year = (struct baat_text){keys->base_year, (size_t)length};
	keys->request.year_key = find_key(keys, BAAT_TEXT("jaar"));
	return keys->request.year_key != BAAT_METER_NO_KEY
	           ? BAAT_OK
	           : baat_error(diags, nowhere, BAAT_OPTION_VALUE,
	                        _("--basis goes with jaar as one of the keys; add it to -k"));
}

enum baat_status meter_keys_read(struct meter_keys *keys, const struct meter_options *options,
                                 const struct baat_names *attributes, struct baat_diags *diags)
{
	keys->request.reference_key = keys->request.year_key = BAAT_METER_NO_KEY;
	enum baat_status status = read_keys(keys, &options->keys, attributes, diags);
	if (status != BAAT_OK)
		return status;
	status = read_reference(keys, options->reference, diags);
	return baat_worst(status, read_base(keys, options, diags));
}

void meter_keys_free(struct meter_keys *keys)
{
	free(keys->keys);
	free(keys->attributes);
}
