/** Throwaway databases: created, used, dropped, whatever happens to the process that made them. */
@NullMarked
package dev.alambique.migration.scratch;

import org.jspecify.annotations.NullMarked;
