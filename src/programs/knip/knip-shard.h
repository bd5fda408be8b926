/* Shards on their way to the folder, and the list of them. Private to knip-run.c and knip-shard.c. */
#ifndef KNIP_SHARD_H
#define KNIP_SHARD_H

#include "cli/program.h"
#include "baat/io/table.h"
#include "baat/io/encode.h"
#include "io/out/folder.h"
#include "knip.h"

struct shards {
	const struct baat_table *table;
	struct folder *folder;
	struct baat_encoder *encoder;
	const char *original; /* as the list names the file */
	uint64_t line_base;   /* of the file itself */
	struct baat_buffer front, bytes, list;
	int fd; /* of the shard at hand; -1 for none */

	/* of the shard at hand */
	uint64_t number, base;
	uint64_t cases, rows;
	uint64_t at;    /* bytes of the file behind its front that went into shards, as they are in the file */
	uint64_t start; /* where this one began */
};

/* Opens the folder and begins the first shard. Close with shards_close() whatever it returns. */
enum baat_status shards_open(struct shards *shards, const struct knip_settings *settings,
                             const struct baat_table *table, struct baat_diags *diags);
/* Adds bytes of the input, whole characters, to the shard at hand. */
enum baat_status shards_add(struct shards *shards, struct baat_text text, struct baat_diags *diags);
/* Ends the shard at hand and begins the next, with the row on physical line `line`; 0: it will have none. */
enum baat_status shards_next(struct shards *shards, uint64_t line, struct baat_diags *diags);
/* Ends the last shard and writes the list; the folder is not committed. `digest` is that of a file that was decoded:
 * looks whether the shards are that file again; NULL when it was not. */
enum baat_status shards_finish(struct shards *shards, const char *digest, struct baat_diags *diags);
void shards_close(struct shards *shards); /* the folder is not */

#endif
