/** What went wrong, as a user is told it: a subject, the evidence, a way out. */
@NullMarked
package dev.alambique.migration.problem;

import org.jspecify.annotations.NullMarked;
