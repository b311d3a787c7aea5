/** Revisions as files: named, ordered, parsed, written, their graph. */
@NullMarked
package dev.alambique.migration.revision;

import org.jspecify.annotations.NullMarked;
