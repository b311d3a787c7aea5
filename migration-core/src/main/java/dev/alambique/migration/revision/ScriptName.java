package dev.alambique.migration.revision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file name says of a script, by Flyway's naming: {@code V<version>__<description>.sql}, {@code U…}, {@code R__…}. */
record ScriptName(Kind kind, Optional<Version> version, String description) {
    enum Kind {
        VERSIONED,
        UNDO,
        REPEATABLE
    }

    /** Flyway takes the suffix in any case, the prefix in upper case only; the description may be missing. */
    private static final Pattern VERSIONED = Pattern.compile("([VU])([0-9][0-9._]*?)(?:__(.*))?\\.(?i:sql)");

    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.(?i:sql)");

    /** What the name says, if Flyway would read the file as a migration. */
    static Optional<ScriptName> parse(String fileName) {
        Matcher versioned = VERSIONED.matcher(fileName);
        if (versioned.matches()) {
            Kind kind = versioned.group(1).equals("V") ? Kind.VERSIONED : Kind.UNDO;
            String description = versioned.group(3) == null ? "" : versioned.group(3);
            return Version.find(versioned.group(2))
                    .map(version -> new ScriptName(kind, Optional.of(version), words(description)));
        }
        Matcher repeatable = REPEATABLE.matcher(fileName);
        return repeatable.matches()
                ? Optional.of(new ScriptName(Kind.REPEATABLE, Optional.empty(), words(repeatable.group(1))))
                : Optional.empty();
    }

    private static String words(String description) {
        return description.replace('_', ' ');
    }
}
