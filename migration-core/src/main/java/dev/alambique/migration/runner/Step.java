package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.time.Duration;
import java.util.Optional;

/**
 * One revision that was applied, taken back or stamped.
 *
 * @param direction what was done with it
 * @param version its version; empty for a repeatable migration
 * @param script its file
 * @param took how long it ran
 */
public record Step(Direction direction, Optional<Version> version, String script, Duration took) {}
