/** The schema that a live database has, read in a constant number of catalog queries. */
@NullMarked
package dev.alambique.migration.introspect;

import org.jspecify.annotations.NullMarked;
