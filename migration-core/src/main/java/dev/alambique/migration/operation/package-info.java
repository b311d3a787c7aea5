/** What can be done to a schema, what it puts at risk, and how to undo it. */
@NullMarked
package dev.alambique.migration.operation;

import org.jspecify.annotations.NullMarked;
