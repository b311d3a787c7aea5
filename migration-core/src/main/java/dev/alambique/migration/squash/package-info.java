/** Many revisions made one baseline script, which is proven to give the same database. */
@NullMarked
package dev.alambique.migration.squash;

import org.jspecify.annotations.NullMarked;
