#include "baat/model/method.h"

#include "base/gettext.h"
#include "baat/base/name.h"
#include "baat/model/file-kind.h"
#include "baat/io/json.h"

struct baat_method baat_method_default(void)
{
	return (struct baat_method){
	    .discount_rate = 22500,
	    .horizon = 5,
	    .price_year = BAAT_NO_YEAR,
	    .success = BAAT_CHANCE_ONE,
	    .start = BAAT_NO_MONTH,
	    .weeks_per_year = 520000,
	    .days_per_year = 3650000,
	    .perspective = BAAT_FINANCIAL,
	};
}

static const struct {
	const char *name;
	enum baat_perspective perspective;
} perspectives[] = {
#define PERSPECTIVE(code, name) {name, BAAT_##code},
    BAAT_PERSPECTIVES(PERSPECTIVE)
#undef PERSPECTIVE
};
enum { PERSPECTIVES = sizeof perspectives / sizeof perspectives[0] };

const char *baat_perspective_name(enum baat_perspective perspective)
{
	size_t i = 0;
	while (i + 1 < PERSPECTIVES && perspectives[i].perspective != perspective)
		i++;
	return perspectives[i].name;
}

bool baat_perspective_named(struct baat_text name, enum baat_perspective *perspective)
{
	name = baat_name_trim(name);
	for (size_t i = 0; i < PERSPECTIVES; i++)
		if (baat_text_equal(name, baat_text_of(perspectives[i].name))) {
			*perspective = perspectives[i].perspective;
			return true;
		}
	return false;
}

bool baat_month_read(struct baat_text text, int32_t *month)
{
	if (text.length != 7 || text.at[4] != '-')
		return false;
	int32_t digits[2] = {0, 0};
	for (size_t i = 0; i < 7; i++) {
		if (i == 4)
			continue;
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		int32_t *number = &digits[i > 4];
		*number = *number * 10 + (text.at[i] - '0');
	}
	if (digits[0] < BAAT_YEAR_FIRST || digits[0] > BAAT_YEAR_LAST || digits[1] < 1 || digits[1] > 12)
		return false;
	*month = digits[0] * 12 + digits[1] - 1;
	return true;
}

/* One numeric key of a method file. */
struct number_key {
	const char *name;
	unsigned scale;
	int64_t min, max;
	size_t offset; /* of the member of struct baat_method */
	bool wide;     /* the member is an int64_t, else an int32_t */
};

#define MEMBER(member) offsetof(struct baat_method, member)

static const struct number_key number_keys[] = {
    {"discontovoet", BAAT_SCALE_PERCENT, 0, BAAT_PERCENT_ALL, MEMBER(discount_rate), false},
    {"horizon", 0, 1, BAAT_HORIZON_MAX, MEMBER(horizon), false},
    {"prijspeil", 0, BAAT_YEAR_FIRST, BAAT_YEAR_LAST, MEMBER(price_year), false},
    {"slaagkans", BAAT_SCALE_CHANCE, 0, BAAT_CHANCE_ONE, MEMBER(success), false},
    {"weken_per_jaar", BAAT_SCALE_PERIODS, 1, 3660000, MEMBER(weeks_per_year), true},
    {"dagen_per_jaar", BAAT_SCALE_PERIODS, 1, 3660000, MEMBER(days_per_year), true},
};
enum { NUMBER_KEYS = sizeof number_keys / sizeof number_keys[0] };

static enum baat_status read_number(struct baat_method *method, const struct number_key *key,
                                    const struct baat_json *value, const char *path, struct baat_diags *diags)
{
	int64_t number;
	enum baat_status status = baat_json_number(value, path, key->scale, key->min, key->max, &number, diags);
	if (status != BAAT_OK)
		return status;
	int32_t narrow = (int32_t)number;
	if (key->wide)
		memcpy((char *)method + key->offset, &number, sizeof number);
	else
		memcpy((char *)method + key->offset, &narrow, sizeof narrow);
	return BAAT_OK;
}

static enum baat_status read_perspective(struct baat_method *method, const struct baat_json *value, const char *path,
                                         struct baat_diags *diags)
{
	enum baat_status status = baat_json_expect(value, path, BAAT_JSON_STRING, diags);
	if (status == BAAT_OK && !baat_perspective_named(value->text, &method->perspective))
		status = baat_error(diags, baat_at(path, value->line, 0), BAAT_VALUE_UNKNOWN,
		                    _("%s: '%s' is neither financieel nor maatschappelijk"), value->path,
		                    baat_show(value->text).text);
	return status;
}

enum baat_status baat_method_read(struct baat_method *method, const char *path, struct baat_diags *diags)
{
	const char *known[NUMBER_KEYS + 1];
	struct baat_json_document *document;
	const struct baat_json *root;

	for (size_t i = 0; i < NUMBER_KEYS; i++)
		known[i] = number_keys[i].name;
	known[NUMBER_KEYS] = "perspectief";
	enum baat_status status = baat_json_read_as(&document, &root, path, baat_file_wanted(BAAT_FILE_METHOD), diags);
	if (status == BAAT_OK)
		status = baat_json_expect(root, path, BAAT_JSON_OBJECT, diags);
	if (status != BAAT_OK)
		goto out;
	status = baat_json_known_keys(root, path, known, NUMBER_KEYS + 1, diags);
	for (size_t i = 0; i < NUMBER_KEYS; i++) {
		const struct baat_json *value = baat_json_member(root, number_keys[i].name);
		if (value != NULL)
			status = baat_worst(status, read_number(method, &number_keys[i], value, path, diags));
	}
	const struct baat_json *perspective = baat_json_member(root, "perspectief");
	if (perspective != NULL)
		status = baat_worst(status, read_perspective(method, perspective, path, diags));
out:
	baat_json_free(document);
	return status;
}
