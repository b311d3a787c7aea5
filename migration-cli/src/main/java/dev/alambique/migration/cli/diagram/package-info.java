/** A schema drawn as an entity-relationship diagram: boxes for tables, lines for foreign keys, and what is new about them. */
@NullMarked
package dev.alambique.migration.cli.diagram;

import org.jspecify.annotations.NullMarked;
