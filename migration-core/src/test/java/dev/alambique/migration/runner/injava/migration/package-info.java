/** Java migrations for tests. */
@NullMarked
package dev.alambique.migration.runner.injava.migration;

import org.jspecify.annotations.NullMarked;
