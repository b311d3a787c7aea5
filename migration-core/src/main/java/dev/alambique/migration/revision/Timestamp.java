package dev.alambique.migration.revision;

import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Versions that are a time in UTC, such as {@code 20261122101530}. */
public final class Timestamp {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private Timestamp() {}

    /** The time in UTC, or the first second above a version that is not before it. */
    public static Version next(Clock clock, Version newest) {
        return above(of(clock.instant()), Optional.of(newest));
    }

    static Version of(Instant instant) {
        return new Version(FORM.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
    }

    /** The version itself if it is above the newest, otherwise the first above the newest. */
    static Version above(Version version, Optional<Version> newest) {
        return newest.filter(other -> other.compareTo(version) >= 0)
                .map(Timestamp::next)
                .orElse(version);
    }

    /** A second later; for a version that is no time, its first number and one. */
    static Version next(Version version) {
        try {
            return new Version(
                    FORM.format(LocalDateTime.parse(version.text(), FORM).plusSeconds(1)));
        } catch (DateTimeException e) {
            BigInteger first = new BigInteger(version.text().split("\\.")[0]);
            return new Version(first.add(BigInteger.ONE).toString());
        }
    }
}
