/** Students: the entity behind table {@code alunos}, and the records that travel as JSON in its place. */
@NullMarked
package dev.alambique.escola.domain.aluno;

import org.jspecify.annotations.NullMarked;
