/** The school as it is stored: its students, courses and enrolments, each change in a transaction. */
@NullMarked
package dev.alambique.escola.api.storage;

import org.jspecify.annotations.NullMarked;
