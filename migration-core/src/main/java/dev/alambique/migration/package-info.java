/** The front door: {@link dev.alambique.migration.Migrations}, the verbs that a service or a command line calls. */
@NullMarked
package dev.alambique.migration;

import org.jspecify.annotations.NullMarked;
