/** Answers that are kept for clients who send a request a second time: the entity behind {@code chaves_idempotencia}. */
@NullMarked
package dev.alambique.escola.domain.idempotencia;

import org.jspecify.annotations.NullMarked;
