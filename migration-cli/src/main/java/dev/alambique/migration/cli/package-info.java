/** The {@code alambique} command: options, configuration, one class for each command, and how results are shown. */
@NullMarked
package dev.alambique.migration.cli;

import org.jspecify.annotations.NullMarked;
