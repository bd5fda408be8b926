/* A picture of the balances, and what they mean in words. */
#include "huishoudboek.h"

/* Households that are told of, and how wide a picture is. */
enum { TOLD_MAX = 30, WIDTH = 60, HEIGHTS = 8 };

struct euros {
	char text[BAAT_NUMBER_MAX + 1];
};
static struct euros euros_of(baat_sum cents)
{
	struct euros euros;
	euros.text[baat_number_write_grouped(euros.text, cents, BAAT_SCALE_CENTS)] = '\0';
	return euros;
}

/* The lowest balance of some days, and whether something was in arrears on one of them. */
static baat_sum lowest_of(const struct baat_cashbook_day *days, size_t count, bool *arrears)
{
	baat_sum lowest = days[0].balance;
	*arrears = false;
	for (size_t i = 0; i < count; i++) {
		lowest = days[i].balance < lowest ? days[i].balance : lowest;
		*arrears |= days[i].arrears > 0;
	}
	return lowest;
}

/* Balances at the ends of days in eight heights; several days are one place when there are many. */
static void draw(struct baat_buffer *to, const struct baat_cashbook_day *days, size_t count)
{
	static const char *const heights[HEIGHTS] = {"\xE2\x96\x81", "\xE2\x96\x82", "\xE2\x96\x83", "\xE2\x96\x84",
	                                             "\xE2\x96\x85", "\xE2\x96\x86", "\xE2\x96\x87", "\xE2\x96\x88"};
	const size_t each = (count + WIDTH - 1) / WIDTH;
	baat_sum low = days[0].balance, high = low;
	for (size_t i = 0; i < count; i++) {
		low = days[i].balance < low ? days[i].balance : low;
		high = days[i].balance > high ? days[i].balance : high;
	}
	for (size_t at = 0; at < count; at += each) {
		bool arrears;
		const baat_sum lowest = lowest_of(days + at, count - at < each ? count - at : each, &arrears);
		const baat_sum height = high == low ? 0 : (lowest - low) * (HEIGHTS - 1) / (high - low);
		baat_buffer_add_string(to, arrears ? "!" : heights[height]);
	}
}

static void tell_now(struct baat_buffer *to, const struct baat_cashbook_month *total)
{
	if (total->missed == 0) {
		baat_buffer_add_string(to, _("As it is every fixed cost is paid in time."));
		return;
	}
	baat_buffer_printf(to,
	                   ngettext_("As it is %lu fixed cost is paid too late (%lu days in all)",
	                             "As it is %lu fixed costs are paid too late (%lu days in all)",
	                             (unsigned long)total->missed),
	                   (unsigned long)total->missed, (unsigned long)total->days_late);
	if (total->penalty > 0)
		baat_buffer_printf(to, _(" and that costs %s"), euros_of(total->penalty).text);
	baat_buffer_printf(to, _("; with %s in advance that would not have happened."), euros_of(total->bridge).text);
	if (total->arrears > 0)
		baat_buffer_printf(to, _(" In the end %s is still not paid."), euros_of(total->arrears).text);
}

static void tell_one_day(struct baat_buffer *to, const struct baat_cashbook_month *total)
{
	if (total->missed == 0 && total->lacked == 0) {
		baat_buffer_add_string(to, _("With all income on one day everything is paid in time."));
		return;
	}
	baat_buffer_printf(
	    to,
	    ngettext_("With all income on one day %lu fixed cost is paid too late and %s of living money "
	              "is lacking",
	              "With all income on one day %lu fixed costs are paid too late and %s of living "
	              "money is lacking",
	              (unsigned long)total->missed),
	    (unsigned long)total->missed, euros_of(total->lacked).text);
	baat_buffer_printf(to, _("; with %s in advance that would not have happened."), euros_of(total->bridge).text);
}

void book_tell(struct book_told *told, const struct baat_cashbook *book, struct baat_text id, bool one_day)
{
	size_t count;
	const struct baat_cashbook_day *days = baat_cashbook_days(book, &count);
	const struct baat_cashbook_month total = baat_cashbook_total(book);
	if (told->count++ >= TOLD_MAX)
		return;
	baat_buffer_add_string(&told->sentences, baat_show(id).text);
	baat_buffer_add_string(&told->sentences, id.length > 0 ? " " : "");
	baat_buffer_add_string(&told->sentences, one_day ? "een-dag " : "nu ");
	draw(&told->sentences, days, count);
	baat_buffer_add_char(&told->sentences, '\0');
	(one_day ? tell_one_day : tell_now)(&told->sentences, &total);
	baat_buffer_add_char(&told->sentences, '\0');
}

enum baat_status book_told_write(const struct book_told *told, struct emitter *emitter, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (told->sentences.failed)
		return baat_out_of_memory(diags);
	for (size_t at = 0; at < told->sentences.length && status == BAAT_OK; at += strlen(told->sentences.at + at) + 1)
		status = emit_sentence(emitter, told->sentences.at + at, diags);
	if (status == BAAT_OK && told->count > TOLD_MAX)
		status = emit_sentence(emitter, _("The other households are not told of here; --totaal has them all."),
		                       diags);
	return status;
}
