/** Enrolments of students in courses: the entity behind table {@code matriculas}, and its JSON records. */
@NullMarked
package dev.alambique.escola.domain.matricula;

import org.jspecify.annotations.NullMarked;
