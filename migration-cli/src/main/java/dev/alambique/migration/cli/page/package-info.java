/** The history of a schema as one page: the graph of its revisions, what each did, and the tables after it. */
@NullMarked
package dev.alambique.migration.cli.page;

import org.jspecify.annotations.NullMarked;
