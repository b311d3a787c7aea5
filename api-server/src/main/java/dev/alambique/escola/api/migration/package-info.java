/** What became of the database's schema, to be read: revisions, who applied them, drift, and the schema drawn. */
@NullMarked
package dev.alambique.escola.api.migration;

import org.jspecify.annotations.NullMarked;
