/** A Java migration between two scripts, on the class path. */
@NullMarked
package dev.alambique.migration.runner.mixed.migration;

import org.jspecify.annotations.NullMarked;
