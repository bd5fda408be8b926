/* What baat-knip does: a file of case lines cut into shards, between cases. */
#ifndef KNIP_H
#define KNIP_H

#include "cli/program.h"

/* Cuts the operand of the settings into shards, and lists them. */
enum baat_status knip_run(const struct settings *settings, struct report *report, struct baat_diags *diags);

#endif
