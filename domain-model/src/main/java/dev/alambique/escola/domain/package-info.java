/** The school: what its students, courses and enrolments have in common. */
@NullMarked
package dev.alambique.escola.domain;

import org.jspecify.annotations.NullMarked;
