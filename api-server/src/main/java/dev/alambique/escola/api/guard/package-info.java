/** What a request passes before a route sees it: who may call, how fast, how much, and the headers of every answer. */
@NullMarked
package dev.alambique.escola.api.guard;

import org.jspecify.annotations.NullMarked;
