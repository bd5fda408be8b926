#include "baat/base/name.h"

#include <stdlib.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* Nothing to be seen of it: white space, or a character that takes no room and has nothing to do with its neighbour. */
static bool is_invisible(ucs4_t character)
{
	return uc_is_property_white_space(character) || uc_is_property_default_ignorable_code_point(character);
}

/* The length of the first character when it cannot be seen, else 0. */
static size_t invisible_first(struct baat_text text)
{
	ucs4_t character;
	if (text.length == 0)
		return 0;
	int length = u8_mbtoucr(&character, (const uint8_t *)text.at, text.length);
	return length > 0 && is_invisible(character) ? (size_t)length : 0;
}

/* The same for the last character. */
static size_t invisible_last(struct baat_text text)
{
	ucs4_t character;
	if (text.length == 0)
		return 0;
	const uint8_t *start = (const uint8_t *)text.at;
	const uint8_t *last = u8_prev(&character, start + text.length, start);
	return last != NULL && is_invisible(character) ? (size_t)(start + text.length - last) : 0;
}

struct baat_text baat_name_trim(struct baat_text text)
{
	for (size_t length; (length = invisible_first(text)) > 0;) {
		text.at += length;
		text.length -= length;
	}
	for (size_t length; (length = invisible_last(text)) > 0;)
		text.length -= length;
	return text;
}

/* How many bytes from here on are a character that NFC leaves alone and that can be seen; 0 when that is not sure.
 * Below U+0300 nothing combines; the dashes, quotes and the euro sign are what else is common here. */
static size_t sure_length(const unsigned char *at, size_t left)
{
	if (at[0] < 0x80)
		return 1;
	if (at[0] >= 0xC3 && at[0] < 0xCC)
		return left >= 2 ? 2 : 0;
	if (at[0] != 0xE2 || left < 3)
		return 0;
	bool mark = at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xA6;
	return mark || (at[1] == 0x82 && at[2] == 0xAC) ? 3 : 0;
}

bool baat_name_is_clean(struct baat_text text)
{
	const unsigned char *at = (const unsigned char *)text.at;
	if (text.length == 0)
		return true;
	if (at[0] <= ' ' || at[text.length - 1] <= ' ')
		return false;
	for (size_t i = 0; i < text.length;) {
		size_t length = sure_length(at + i, text.length - i);
		if (length == 0)
			return false;
		i += length;
	}
	return true;
}

bool baat_name_clean(struct baat_text *text, char *room)
{
	if (baat_name_is_clean(*text))
		return true;
	*text = baat_name_trim(*text);
	if (baat_name_is_clean(*text) || !baat_text_is_utf8(*text))
		return true;
	size_t length = baat_name_room(*text);
	uint8_t *form = u8_normalize(UNINORM_NFC, (const uint8_t *)text->at, text->length, (uint8_t *)room, &length);
	if (form == NULL)
		return false;
	if ((char *)form != room) {
		memcpy(room, form, length);
		free(form);
	}
	*text = (struct baat_text){room, length};
	return true;
}

struct baat_text baat_name_keep(struct baat_arena *arena, struct baat_text text)
{
	char *room = malloc(baat_name_room(text));
	const bool done = room != NULL && baat_name_clean(&text, room);
	const struct baat_text copy = done ? baat_arena_text(arena, text) : (struct baat_text){NULL, 0};
	free(room);
	return copy.at != NULL ? copy : (struct baat_text){NULL, 0};
}

static bool is_client(struct baat_text party)
{
	if (party.length == 6)
		return baat_text_equal_ascii(party, BAAT_TEXT("client"));
	if (party.length != 7)
		return false;
	struct baat_text front = {party.at, 3}, accent = {party.at + 3, 2}, back = {party.at + 5, 2};
	return baat_text_equal_ascii(front, BAAT_TEXT("cli")) && baat_text_equal_ascii(back, BAAT_TEXT("nt")) &&
	       (baat_text_equal(accent, BAAT_TEXT("\xC3\xAB")) || baat_text_equal(accent, BAAT_TEXT("\xC3\x8B")));
}

struct baat_text baat_party_name(struct baat_text party)
{
	/* with room behind it, as fields have, for who reads eight bytes at a time */
	static const char client[16] = "client";
	return is_client(party) ? (struct baat_text){client, 6} : party;
}

bool baat_party_clean(struct baat_text *text, char *room)
{
	bool done = baat_name_clean(text, room);
	*text = baat_party_name(*text);
	return done;
}

/* Adds the characters of a text in which accents stand by themselves, but for those that do not count. */
static void add_letters(struct baat_text text, struct baat_buffer *to)
{
	while (text.length > 0) {
		ucs4_t character;
		int length = u8_mbtoucr(&character, (const uint8_t *)text.at, text.length);
		if (length <= 0)
			length = 1;
		else if (is_invisible(character) || uc_is_general_category(character, UC_NON_SPACING_MARK))
			goto next;
		baat_buffer_add(to, (struct baat_text){text.at, (size_t)length});
	next:
		text.at += length;
		text.length -= (size_t)length;
	}
}

bool baat_name_fold(struct baat_text text, struct baat_buffer *to)
{
	size_t length = 0;
	uint8_t *folded = u8_casefold((const uint8_t *)text.at, text.length, NULL, UNINORM_NFD, NULL, &length);
	if (folded == NULL && text.length > 0 && baat_text_is_utf8(text))
		return false;
	if (folded != NULL)
		add_letters((struct baat_text){(const char *)folded, length}, to);
	else
		baat_buffer_add(to, text);
	free(folded);
	return !to->failed;
}
