/** Resources over HTTP: the five handlers that each has, and how their requests are read. */
@NullMarked
package dev.alambique.escola.api.resource;

import org.jspecify.annotations.NullMarked;
