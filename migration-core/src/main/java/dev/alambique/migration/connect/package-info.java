/** How a PostgreSQL database is reached, and what to say when it is not. */
@NullMarked
package dev.alambique.migration.connect;

import org.jspecify.annotations.NullMarked;
