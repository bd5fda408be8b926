#include "baat/io/json.h"

#include "base/gettext.h"

static struct baat_place place_of(const struct baat_json *value, const char *file)
{
	return (struct baat_place){file, value->line, 0};
}

/* The root has no path of its own. */
static const char *called(const struct baat_json *value)
{
	return value->path[0] != '\0' ? value->path : _("the file");
}

const struct baat_json *baat_json_member(const struct baat_json *object, const char *key)
{
	struct baat_text wanted = baat_text_of(key);
	if (object->type != BAAT_JSON_OBJECT)
		return NULL;
	const struct baat_json *member = object->child;
	while (member != NULL && !baat_text_equal(member->key, wanted))
		member = member->next;
	return member;
}

static struct baat_text name_at(const void *context, size_t index)
{
	const char *const *names = context;
	return baat_text_of(names[index]);
}

static bool is_known(struct baat_text key, const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (baat_text_equal(key, baat_text_of(names[i])))
			return true;
	return false;
}

enum baat_status baat_json_known_keys(const struct baat_json *object, const char *file, const char *const names[],
                                      size_t count, struct baat_diags *diags)
{
	enum baat_status status = baat_json_expect(object, file, BAAT_JSON_OBJECT, diags);
	if (status != BAAT_OK)
		return status;
	for (const struct baat_json *member = object->child; member != NULL; member = member->next) {
		if (is_known(member->key, names, count))
			continue;
		enum baat_status added;
		if (member->key.length == 0) {
			added = baat_error(diags, place_of(member, file), BAAT_JSON_KEY_UNKNOWN,
			                   _("a key is empty (\"\"); give it a name or remove it"));
			status = baat_worst(status, added);
			continue;
		}
		long nearest = baat_text_nearest(member->key, count, name_at, names);
		if (nearest >= 0)
			added = baat_error(diags, place_of(member, file), BAAT_JSON_KEY_UNKNOWN,
			                   _("unknown key '%s'; did you mean '%s'?"), called(member), names[nearest]);
		else
			added = baat_error(diags, place_of(member, file), BAAT_JSON_KEY_UNKNOWN,
			                   _("unknown key '%s'; remove it"), called(member));
		status = baat_worst(status, added);
	}
	return status;
}

static const char *type_name(enum baat_json_type type)
{
	static const char *const names[] = {
	    [BAAT_JSON_NULL] = N_("null"),
	    [BAAT_JSON_BOOL] = N_("true or false"),
	    [BAAT_JSON_NUMBER] = N_("a number"),
	    [BAAT_JSON_STRING] = N_("a text between quotes"),
	    [BAAT_JSON_ARRAY] = N_("a list between [ and ]"),
	    [BAAT_JSON_OBJECT] = N_("an object between { and }"),
	};

	return _(names[type]);
}

enum baat_status baat_json_expect(const struct baat_json *value, const char *file, enum baat_json_type type,
                                  struct baat_diags *diags)
{
	if (value->type == type)
		return BAAT_OK;
	return baat_error(diags, place_of(value, file), BAAT_JSON_TYPE, _("%s must be %s; here it is %s"),
	                  called(value), type_name(type), type_name(value->type));
}

enum baat_status baat_json_number(const struct baat_json *value, const char *file, unsigned scale, int64_t min,
                                  int64_t max, int64_t *number, struct baat_diags *diags)
{
	const struct baat_number_rule rule = {
	    .mark = BAAT_MARK_POINT,
	    .percent = BAAT_PERCENT_NONE,
	    .scale = scale,
	    .min = min,
	    .max = max,
	};
	enum baat_status status = baat_json_expect(value, file, BAAT_JSON_NUMBER, diags);
	if (status != BAAT_OK)
		return status;
	enum baat_code code = baat_number_read(value->text, &rule, number);
	if (code == BAAT_CODE__MAX)
		return BAAT_OK;
	/* The scan knew it for a number, so all that can make it none is an exponent. */
	if (code == BAAT_NUMBER_INVALID)
		return baat_error(diags, place_of(value, file), BAAT_JSON_TYPE, _("%s: write '%s' without an exponent"),
		                  called(value), baat_show(value->text).text);
	return baat_number_report(diags, place_of(value, file), code, called(value), value->text, &rule);
}
