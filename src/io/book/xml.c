#include "xml.h"

#include <errno.h>
#include <expat.h>

#include "base/gettext.h"
#include "baat/base/names.h"

enum {
	CHUNK = 64 * 1024,
	DEPTH_MAX = 64,
	ATTRIBUTES_MAX = 256,
	WORD_MAX = 64 * 1024,   /* bytes in a name or in an attribute */
	TEXT_MAX = 1024 * 1024, /* bytes in a cell */
	TAG_MAX = 1024 * 1024,  /* bytes of a tag or comment: the parser holds it whole */
	STRANGERS_MAX = 10000,
	PREFIXES = 8,
	SMALL_TAG = 1024, /* bytes of a tag that cannot be beyond the other bounds */
};

struct baat_xml {
	XML_Parser parser;
	struct baat_part part;
	const char *path;
	const struct baat_xml_listener *listener;
	void *context;
	struct baat_diags *diags; /* while a step is taken */
	enum baat_status status;
	struct baat_names *strangers; /* NULL until there is one */
	uint64_t prefixes[PREFIXES];  /* the last that were met, as numbers: no name of a known element has another */
	unsigned next_prefix;
	struct baat_buffer text;
	uint64_t fed;
	unsigned depth;
	bool listens, held, stopped, ended;
};

void baat_xml_fail(struct baat_xml *xml, enum baat_status status)
{
	xml->status = baat_worst(xml->status, status);
	XML_StopParser(xml->parser, XML_FALSE);
}

void baat_xml_stop(struct baat_xml *xml)
{
	xml->stopped = true;
	XML_StopParser(xml->parser, XML_FALSE);
}

void baat_xml_hold(struct baat_xml *xml)
{
	xml->held = true;
	XML_StopParser(xml->parser, XML_TRUE);
}

static bool is_over(const struct baat_xml *xml)
{
	return xml->status != BAAT_OK || xml->stopped;
}

void baat_xml_limit(struct baat_xml *xml, const char *what)
{
	if (xml->status == BAAT_OK)
		baat_xml_fail(xml, baat_error(xml->diags, baat_at(xml->path, 0, 0), BAAT_WORKBOOK_LIMIT,
		                              _("part '%s' of this workbook is not read: %s"),
		                              baat_show(baat_text_of(xml->part.name)).text, what));
}

void baat_xml_broken(struct baat_xml *xml, const char *what)
{
	if (xml->status == BAAT_OK)
		baat_xml_fail(xml, baat_error(xml->diags, baat_at(xml->path, 0, 0), BAAT_WORKBOOK_BROKEN,
		                              _("this workbook is damaged: part '%s', line %llu: %s"),
		                              baat_show(baat_text_of(xml->part.name)).text,
		                              (unsigned long long)XML_GetCurrentLineNumber(xml->parser), what));
}

void baat_xml_stranger(struct baat_xml *xml, const char *name)
{
	if (xml->strangers == NULL)
		xml->strangers = baat_names_new(NULL);
	if (xml->strangers == NULL || baat_names_add(xml->strangers, baat_text_of(name)) == BAAT_NO_NAME)
		baat_xml_fail(xml, baat_out_of_memory(xml->diags));
	else if (baat_names_count(xml->strangers) > STRANGERS_MAX)
		baat_xml_limit(xml, _("it has more than 10 000 different names of elements and attributes"));
}

/* Looks at a tag that is long enough for it to matter. */
static void look_at_tag(struct baat_xml *xml, const char *name, const char **attributes)
{
	size_t count = 0;
	bool long_word = strlen(name) > WORD_MAX;
	for (; attributes[count] != NULL; count++)
		long_word |= strlen(attributes[count]) > WORD_MAX;
	if (count / 2 > ATTRIBUTES_MAX)
		baat_xml_limit(xml, _("an element has more than 256 attributes"));
	else if (long_word)
		baat_xml_limit(xml, _("a name or an attribute is longer than 64 KiB"));
}

/* What stands behind the colon of a name. What stands before it is one of a few, or counts as a stranger. */
static const char *local(struct baat_xml *xml, const char *name)
{
	uint64_t prefix = 0;
	size_t length = 0;
	while (name[length] != ':' && name[length] != '\0')
		prefix = prefix << 8 | (unsigned char)name[length++];
	if (name[length] == '\0')
		return name;
	for (size_t i = 0; i < PREFIXES; i++)
		if (xml->prefixes[i] == prefix && length <= sizeof prefix)
			return name + length + 1;
	xml->prefixes[xml->next_prefix++ % PREFIXES] = prefix;
	baat_xml_stranger(xml, name);
	return name + length + 1;
}

static void on_start(void *context, const char *name, const char **attributes)
{
	struct baat_xml *xml = context;
	if (is_over(xml))
		return;
	if (++xml->depth > DEPTH_MAX) {
		baat_xml_limit(xml, _("its elements are more than 64 deep"));
		return;
	}
	if (XML_GetCurrentByteCount(xml->parser) > SMALL_TAG) {
		look_at_tag(xml, name, attributes);
		if (is_over(xml))
			return;
	}
	const char *own = local(xml, name);
	bool known = xml->listener->start(xml->context, own, attributes);
	for (size_t i = 0; known && attributes[i] != NULL && !is_over(xml); i += 2)
		local(xml, attributes[i]);
	if (known || is_over(xml))
		return;
	baat_xml_stranger(xml, name);
	for (size_t i = 0; attributes[i] != NULL && !is_over(xml); i += 2)
		baat_xml_stranger(xml, attributes[i]);
}

static void on_end(void *context, const char *name)
{
	struct baat_xml *xml = context;
	(void)name;
	if (is_over(xml))
		return;
	xml->depth--;
	xml->listener->end(xml->context);
}

void baat_xml_add(struct baat_xml *xml, struct baat_text text)
{
	if (text.length > TEXT_MAX || xml->text.length + text.length > TEXT_MAX)
		baat_xml_limit(xml, _("a cell holds more than 1 MiB"));
	else
		baat_buffer_add(&xml->text, text);
	if (xml->text.failed)
		baat_xml_fail(xml, baat_out_of_memory(xml->diags));
}

static void on_text(void *context, const char *text, int length)
{
	struct baat_xml *xml = context;
	if (xml->listens && !is_over(xml))
		baat_xml_add(xml, (struct baat_text){text, (size_t)length});
}

static void on_doctype(void *context, const char *name, const char *system, const char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	baat_xml_broken(context, _("it has a DTD, which no workbook has"));
}

enum baat_status baat_xml_open(struct baat_xml **result, struct baat_package *package, int64_t part,
                               const struct baat_xml_listener *listener, void *context, struct baat_diags *diags)
{
	struct baat_xml *xml = calloc(1, sizeof *xml);
	*result = NULL;
	if (xml == NULL)
		return baat_out_of_memory(diags);
	xml->path = package->path;
	xml->listener = listener;
	xml->context = context;
	xml->parser = XML_ParserCreate(NULL);
	enum baat_status status =
	    xml->parser == NULL ? baat_out_of_memory(diags) : baat_part_open(&xml->part, package, part, diags);
	if (status != BAAT_OK) {
		baat_xml_close(xml);
		return status;
	}
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, on_start, on_end);
	XML_SetCharacterDataHandler(xml->parser, on_text);
	XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
	*result = xml;
	return BAAT_OK;
}

void baat_xml_close(struct baat_xml *xml)
{
	if (xml == NULL)
		return;
	if (xml->parser != NULL)
		XML_ParserFree(xml->parser);
	baat_part_close(&xml->part);
	baat_names_free(xml->strangers);
	baat_buffer_free(&xml->text);
	free(xml);
}

/* Feeds the parser, or lets it go on where it was held. */
static enum XML_Status feed(struct baat_xml *xml)
{
	if (xml->held) {
		xml->held = false;
		return XML_ResumeParser(xml->parser);
	}
	void *room = XML_GetBuffer(xml->parser, CHUNK);
	size_t got = 0;
	if (room == NULL) {
		xml->status = baat_out_of_memory(xml->diags);
		return XML_STATUS_ERROR;
	}
	xml->status = baat_part_read(&xml->part, room, CHUNK, &got, xml->diags);
	if (xml->status != BAAT_OK)
		return XML_STATUS_ERROR;
	xml->fed += got;
	return XML_ParseBuffer(xml->parser, (int)got, got == 0);
}

enum baat_status baat_xml_step(struct baat_xml *xml, struct baat_diags *diags)
{
	if (xml->ended || is_over(xml))
		return xml->status;
	xml->diags = diags;
	/* the parser does not always tell that memory ran out, but the system has */
	errno = 0;
	enum XML_Status result = feed(xml);
	XML_ParsingStatus state;
	XML_GetParsingStatus(xml->parser, &state);
	if (is_over(xml))
		return xml->status;
	if (result == XML_STATUS_ERROR && (XML_GetErrorCode(xml->parser) == XML_ERROR_NO_MEMORY || errno == ENOMEM))
		xml->status = baat_out_of_memory(diags);
	else if (result == XML_STATUS_ERROR)
		baat_xml_broken(xml, _("this is not XML"));
	else if (state.parsing == XML_FINISHED)
		xml->ended = true;
	else if (!xml->held && xml->fed - (uint64_t)XML_GetCurrentByteIndex(xml->parser) > TAG_MAX)
		baat_xml_limit(xml, _("a tag or a comment is longer than 1 MiB"));
	return xml->status;
}

enum baat_status baat_xml_read(struct baat_xml *xml, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	while (status == BAAT_OK && !baat_xml_is_ended(xml))
		status = baat_xml_step(xml, diags);
	return status;
}

bool baat_xml_is_ended(const struct baat_xml *xml)
{
	return xml->ended || xml->stopped;
}

uint64_t baat_xml_taken(const struct baat_xml *xml)
{
	const struct baat_part *part = &xml->part;
	if (part->unpacked == 0 || part->taken >= part->unpacked)
		return part->packed;
	return (uint64_t)((unsigned __int128)part->packed * part->taken / part->unpacked);
}

void baat_xml_listen(struct baat_xml *xml, bool listens)
{
	xml->listens = listens;
}

bool baat_xml_listens(const struct baat_xml *xml)
{
	return xml->listens;
}

struct baat_buffer *baat_xml_kept(struct baat_xml *xml)
{
	return &xml->text;
}

struct baat_diags *baat_xml_diags(struct baat_xml *xml)
{
	return xml->diags;
}
