/** An embedded PostgreSQL server: unpacked and initialised once per machine, reused. */
@NullMarked
package dev.alambique.migration.embedded;

import org.jspecify.annotations.NullMarked;
