#include "source-reading.h"

struct baat_whole baat_table_source_whole(const struct baat_table_source *source, const struct baat_table_kind *kind)
{
	return (struct baat_whole){
	    .kind = kind,
	    .request = {.path = source->path,
	                .encoding = source->encoding,
	                .force_mark = source->force_mark,
	                .mark = source->mark,
	                .digest = source->digest},
	    .meant = &source->meant,
	};
}

void baat_table_source_note(struct baat_table_source *source, struct baat_table *table, uint64_t rows)
{
	source->rows = rows;
	if (source->digest)
		baat_table_digest(table, source->sha256);
	baat_table_sheet(table, &source->sheet);
}
