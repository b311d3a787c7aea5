/** Things that were told to be the same under another name: what that makes of a schema, and the operations for it. */
@NullMarked
package dev.alambique.migration.rename;

import org.jspecify.annotations.NullMarked;
