/** Revisions applied to a database through Flyway, and taken back. */
@NullMarked
package dev.alambique.migration.runner;

import org.jspecify.annotations.NullMarked;
