/*
 * Any text is a number or is not, without a fault; and a number that is read, written and read again is the
 * same number in every dialect. The first byte chooses the rule.
 */
#include "fuzz.h"

#include "baat/base/number.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	if (length < 1)
		return 0;
	struct baat_number_rule rule = {.mark = (enum baat_mark)(bytes[0] % 4),
	                                .percent = (enum baat_percent)(bytes[0] / 4 % 3),
	                                .euro = bytes[0] / 12 % 2 != 0,
	                                .scale = bytes[0] / 24 % 3u * 3 + 2,
	                                .min = -INT64_MAX,
	                                .max = INT64_MAX};
	struct baat_text text = {(const char *)bytes + 1, length - 1};
	int64_t value, again;
	enum baat_code code = baat_number_read(text, &rule, &value);
	if (code != BAAT_CODE__MAX) {
		struct baat_diags diags = {0};
		enum baat_status status = baat_number_report(&diags, baat_at("f", 1, 1), code, "aantal", text, &rule);
		fuzz_check_diags(status, &diags);
		fuzz_promise(diags.items[0].code == code && baat_text_is_utf8(baat_text_of(diags.items[0].text)),
		             "the wrong message");
		baat_diags_clear(&diags);
		return 0;
	}
	static const char marks[] = {',', '.'};
	for (unsigned i = 0; i < 2; i++) {
		char at[BAAT_NUMBER_MAX];
		rule.mark = i == 0 ? BAAT_MARK_COMMA : BAAT_MARK_POINT;
		size_t written = baat_number_write_short(at, value, rule.scale, marks[i]);
		code = baat_number_read((struct baat_text){at, written}, &rule, &again);
		fuzz_promise(code == BAAT_CODE__MAX && again == value, "%" PRId64 " becomes %" PRId64, value, again);
	}
	return 0;
}
