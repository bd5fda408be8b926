/* What a page is made of: how it looks, and elements that hold text which is never markup. */
#include "bon.h"

/* Colours have a contrast of at least 7 to their ground. The table of parties becomes a list on a narrow screen, where
 * each amount says itself what it is; its roles are written out because a changed display makes browsers forget them.
 */
const char bon_style[] =
    ":root{color-scheme:light}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:52rem;padding:1rem;color:#1a1a1a;background:#fff;"
    "font:1rem/1.45 system-ui,\"Segoe UI\",\"Liberation Sans\",Arial,sans-serif;overflow-wrap:anywhere}"
    "h1{margin:0;font-size:1.1rem;letter-spacing:.08em;text-transform:uppercase;color:#154273}"
    "h2{margin:.2rem 0 .4rem;font-size:1.7rem;line-height:1.2}"
    "h3{margin:2rem 0 .4rem;padding:.4rem .7rem;font-size:1.15rem;color:#fff;background:#154273}"
    "h4{margin:1.4rem 0 .2rem;font-size:1rem;color:#154273}"
    "p{margin:.4rem 0}"
    "article+article{margin-top:4rem;border-top:3px double #154273;padding-top:1rem}"
    "dl{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem;margin:0 0 .4rem}"
    "dl div{display:flex;gap:.4rem}dt{color:#4a4a4a}dd{margin:0;font-weight:600}"
    ".zacht,.som,.noot{color:#4a4a4a}"
    ".let{border-left:4px solid #8a5300;padding-left:.6rem}"
    ".oordeel{border-left:4px solid #1d6b30;padding:.2rem 0 .2rem .6rem;font-size:1.1rem;font-weight:600}"
    ".duurder{border-color:#a3001d}"
    ".akkoord{margin-top:1.2rem;padding:.6rem .7rem;border:2px solid #154273;font-weight:600}"
    "table{width:100%;border-collapse:collapse}"
    "th,td{padding:.35rem .3rem;text-align:left;vertical-align:bottom;border-bottom:1px solid #c9c9c9;font-weight:400}"
    "thead th{font-weight:600;color:#4a4a4a;font-size:.9rem}"
    "td,th.bedrag{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}"
    "td.tekst{text-align:left;white-space:normal}"
    "tfoot th,tfoot td,.totaal th,.totaal td{font-weight:700;border-top:2px solid #1a1a1a;border-bottom:0}"
    ".som,.noot{display:block;font-size:.9rem}.noot{font-style:italic}"
    ".breed{overflow-x:auto}.breed thead th{white-space:normal}.breed td{white-space:normal}"
    ".breed tbody th{min-width:9rem}"
    "ul{margin:.3rem 0;padding:0 .3rem;list-style:none}li{padding:.1rem 0}"
    ".verborgen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
    "@media screen and (max-width:40rem){body{padding:.7rem}h2{font-size:1.4rem}"
    ".partijen thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    ".partijen table,.partijen tbody,.partijen tfoot,.partijen tr,.partijen th,.partijen td{display:block}"
    ".partijen tr{padding:.4rem 0;border-bottom:1px solid #c9c9c9}"
    ".partijen th,.partijen td{border:0!important;padding:.1rem .3rem}.partijen th{font-weight:700}"
    ".partijen td{display:flex;justify-content:space-between}"
    ".partijen td::before{content:attr(data-kop);color:#4a4a4a;font-weight:400}}"
    "@page{size:A4;margin:16mm 15mm}"
    "@media print{html{font-size:9.5pt}body{max-width:none;padding:0}article+article{margin:0;border:0;padding:0;"
    "break-before:page}h3{color:#154273;background:none;padding:0 0 .1rem;border-bottom:2px solid #154273;"
    "margin-top:1.2rem}h2,h3,h4,thead{break-after:avoid}tr,.akkoord,.oordeel,p,li{break-inside:avoid}"
    "tfoot{display:table-row-group;break-before:avoid}.oordeel{break-after:avoid}.breed{overflow:visible}}";

void bon_html_escaped(struct baat_buffer *to, struct baat_text text)
{
	struct baat_buffer masked = {0};
	baat_buffer_add_masked(&masked, text);
	for (size_t i = 0; i < masked.length; i++) {
		switch (masked.at[i]) {
		case '&':
			baat_buffer_add_string(to, "&amp;");
			break;
		case '<':
			baat_buffer_add_string(to, "&lt;");
			break;
		case '>':
			baat_buffer_add_string(to, "&gt;");
			break;
		case '"':
			baat_buffer_add_string(to, "&quot;");
			break;
		case '\'':
			baat_buffer_add_string(to, "&#39;");
			break;
		default:
			baat_buffer_add_char(to, masked.at[i]);
		}
	}
	to->failed |= masked.failed;
	baat_buffer_free(&masked);
}

void bon_html_element(struct baat_buffer *to, const char *name, const char *attributes, struct baat_text text)
{
	baat_buffer_printf(to, "<%s%s%s>", name, attributes[0] == '\0' ? "" : " ", attributes);
	bon_html_escaped(to, text);
	baat_buffer_printf(to, "</%s>", name);
}

void bon_html_words(struct baat_buffer *to, const char *name, const char *attributes, const char *words)
{
	bon_html_element(to, name, attributes, baat_text_of(words));
}

void bon_html_cents(struct baat_buffer *to, const char *attributes, baat_sum cents)
{
	struct baat_buffer amount = {0};
	bon_amount(&amount, cents);
	bon_html_element(to, "td", attributes, baat_buffer_text(&amount));
	to->failed |= amount.failed;
	baat_buffer_free(&amount);
}
