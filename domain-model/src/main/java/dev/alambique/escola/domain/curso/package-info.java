/** Courses: the entity behind table {@code cursos}, and the records that travel as JSON in its place. */
@NullMarked
package dev.alambique.escola.domain.curso;

import org.jspecify.annotations.NullMarked;
