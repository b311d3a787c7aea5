/** The graph of revisions: laid out in lanes, as {@code git log --graph} does, and drawn as text. */
@NullMarked
package dev.alambique.migration.cli.graph;

import org.jspecify.annotations.NullMarked;
