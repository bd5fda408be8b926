#include "tidy.h"

#include "baat/base/memory.h"

void baat_tidy_free(struct baat_tidy *tidy)
{
	free(tidy->fields);
	free(tidy->room);
	*tidy = (struct baat_tidy){0};
}

static bool wants_tidying(const bool is_name[], size_t count, const struct baat_row *row)
{
	for (size_t i = 0; i < count; i++)
		if (is_name[i] && !baat_name_is_clean(row->fields[i]))
			return true;
	return false;
}

bool baat_tidy_row(struct baat_tidy *tidy, const bool is_name[], size_t count, struct baat_row *row)
{
	size_t room = 0;
	if (row->count < count)
		count = row->count;
	if (!wants_tidying(is_name, count, row))
		return true;
	for (size_t i = 0; i < count; i++)
		room += baat_name_room(row->fields[i]) + BAAT_FIELD_ROOM;
	if (!baat_grow(&tidy->fields, &tidy->field_capacity, row->count, sizeof *tidy->fields) ||
	    !baat_grow(&tidy->room, &tidy->room_capacity, room, 1))
		return false;
	memcpy(tidy->fields, row->fields, row->count * sizeof *tidy->fields);
	char *to = tidy->room;
	for (size_t i = 0; i < count; i++) {
		if (!is_name[i])
			continue;
		size_t most = baat_name_room(row->fields[i]) + BAAT_FIELD_ROOM;
		if (!baat_name_clean(&tidy->fields[i], to))
			return false;
		to += most;
	}
	row->fields = tidy->fields;
	return true;
}
