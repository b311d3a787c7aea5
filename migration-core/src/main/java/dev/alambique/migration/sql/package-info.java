/** Operations written as PostgreSQL statements; the only place that quotes. */
@NullMarked
package dev.alambique.migration.sql;

import org.jspecify.annotations.NullMarked;
