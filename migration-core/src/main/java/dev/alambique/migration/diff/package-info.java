/** The operations that turn one schema into another, and what of a database is left as it is. */
@NullMarked
package dev.alambique.migration.diff;

import org.jspecify.annotations.NullMarked;
