/* Attributes, and what their values say. */
#include "xml.h"

const char *baat_xml_attribute(const char **attributes, const char *name)
{
	for (size_t i = 0; attributes[i] != NULL; i += 2)
		if (strcmp(attributes[i], name) == 0)
			return attributes[i + 1];
	return NULL;
}

const char *baat_xml_attribute_local(const char **attributes, const char *name)
{
	size_t length = strlen(name);
	for (size_t i = 0; attributes[i] != NULL; i += 2) {
		size_t whole = strlen(attributes[i]);
		const char *at = whole >= length ? attributes[i] + whole - length : attributes[i];
		if (strcmp(at, name) == 0 && (at == attributes[i] || at[-1] == ':'))
			return attributes[i + 1];
	}
	return NULL;
}

bool baat_xml_is_true(const char *value)
{
	return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

bool baat_xml_number(const char *value, uint32_t *number)
{
	enum { MOST = 999999999 };
	size_t length = 0;
	uint64_t found = 0;
	for (; value[length] >= '0' && value[length] <= '9'; length++) {
		found = found * 10 + (uint64_t)(value[length] - '0');
		if (found > MOST)
			found = MOST;
	}
	*number = (uint32_t)found;
	return length > 0 && value[length] == '\0';
}
