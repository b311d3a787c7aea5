/** Revisions that are not applied yet, joined or given another place in the graph. */
@NullMarked
package dev.alambique.migration.rework;

import org.jspecify.annotations.NullMarked;
