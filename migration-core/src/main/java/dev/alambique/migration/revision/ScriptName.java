package dev.alambique.migration.revision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file name says of a script, by Flyway's naming: {@code V<version>__<description>.sql}, {@code U…}, {@code B…},
 * {@code R__…}, and classes of Java migrations alike.
 */
record ScriptName(Kind kind, Optional<Version> version, String description) {
    enum Kind {
        VERSIONED,
        UNDO,
        BASELINE,
        REPEATABLE,
        JAVA
    }

    /** Flyway takes the suffix in any case, the prefix in upper case only; the description may be missing. */
    private static final Pattern VERSIONED = Pattern.compile("([VUB])([0-9][0-9._]*?)(?:__(.*))?\\.(?i:sql)");

    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.(?i:sql)");

    /** The naming that Flyway's BaseJavaMigration reads; a class within another is no migration of its own. */
    private static final Pattern JAVA = Pattern.compile("V([0-9][0-9_]*?)__([^$]*)\\.class");

    /** What the name says, if Flyway would read the file as a migration. */
    static Optional<ScriptName> parse(String fileName) {
        Matcher versioned = VERSIONED.matcher(fileName);
        if (versioned.matches()) {
            Kind kind = switch (versioned.group(1)) {
                case "V" -> Kind.VERSIONED;
                case "U" -> Kind.UNDO;
                default -> Kind.BASELINE;
            };
            String description = versioned.group(3) == null ? "" : versioned.group(3);
            return Version.find(versioned.group(2))
                    .map(version -> new ScriptName(kind, Optional.of(version), words(description)));
        }
        Matcher java = JAVA.matcher(fileName);
        if (java.matches()) {
            return Version.find(java.group(1))
                    .map(version -> new ScriptName(Kind.JAVA, Optional.of(version), words(java.group(2))));
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
