/** The whole system from end to end: real processes, real HTTP, real PostgreSQL. */
@NullMarked
package dev.alambique.integration;

import org.jspecify.annotations.NullMarked;
