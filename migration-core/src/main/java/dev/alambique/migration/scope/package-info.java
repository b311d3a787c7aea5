/** What of a database a model may touch: its target schema, and the list of what is kept although it is not asked for. */
@NullMarked
package dev.alambique.migration.scope;

import org.jspecify.annotations.NullMarked;
