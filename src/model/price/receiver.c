#include "receiver.h"

#include "baat/base/name.h"
#include "base/gettext.h"

static bool is_one_of(struct baat_text text, const char *const words[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (baat_text_equal_ascii(text, baat_text_of(words[i])))
			return true;
	return false;
}

enum baat_status baat_receiver_read(struct baat_field field, struct baat_names *names, uint32_t *receiver)
{
	static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92"};
	static const char *const nobody[] = {"nvt", "n.v.t.", "n.v.t", "nvt.", "geen", "niemand", "niet van toepassing",
	                                     "n/a", "none"};
	*receiver = BAAT_NO_NAME;
	if (field.text.length == 0 || is_one_of(field.text, dashes, sizeof dashes / sizeof dashes[0]))
		return BAAT_OK;
	if (is_one_of(field.text, nobody, sizeof nobody / sizeof nobody[0]))
		return baat_field_error(
		    field, BAAT_RECEIVER_NONE,
		    _("ontvanger '%s' would be a party of that name; write - when nobody receives it"),
		    baat_show(field.text).text);
	if (memchr(field.text.at, '|', field.text.length) != NULL)
		return baat_field_error(field, BAAT_SHARES_INVALID, _("ontvanger is one party, without shares"));
	*receiver = baat_names_add(names, baat_party_name(field.text));
	return *receiver != BAAT_NO_NAME ? BAAT_OK : baat_out_of_memory(field.record->diags);
}

enum baat_status baat_receiver_check(struct baat_field field, const struct baat_shares *payers, uint32_t receiver,
                                     const struct baat_names *names)
{
	if (receiver == BAAT_NO_NAME || payers == NULL)
		return BAAT_OK;
	for (size_t i = 0; i < payers->count; i++)
		if (payers->items[i].party == receiver)
			return baat_field_error(
			    field, BAAT_PARTY_SAME,
			    _("'%s' pays and receives the same money; ontvanger is the other party, or - for nobody"),
			    baat_show(baat_names_text(names, receiver)).text);
	return BAAT_OK;
}
