/** What a PostgreSQL schema is: immutable records compared by {@code equals}. */
@NullMarked
package dev.alambique.migration.schema;

import org.jspecify.annotations.NullMarked;
