/** Changes as folders, each held against two witnesses: the introspector, and a fingerprint that does not know it. */
@NullMarked
package dev.alambique.migration.scenario;

import org.jspecify.annotations.NullMarked;
