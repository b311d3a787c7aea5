package dev.alambique.migration.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two databases that differ in one property: a line of {@code properties.txt}.
 *
 * @param since the first release of PostgreSQL that knows the property
 */
record Property(String name, int since, String one, String other) {
    private static final Path FILE = Path.of("src/test/resources/properties.txt");
    private static final Pattern SINCE = Pattern.compile("since (\\d+): (.*)");
    private static final int OLDEST = 14;

    static List<Property> all() {
        List<Property> properties = new ArrayList<>();
        String base = "";
        try {
            for (String line : Files.readAllLines(FILE)) {
                if (line.startsWith("=")) {
                    base = line.substring(1).strip();
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    properties.add(of(base, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Property of(String base, String line) {
        // the operator -|- is not a separator
        String[] parts = line.split("\\|(?= |$)", -1);
        Matcher matcher = SINCE.matcher(parts[0].strip());
        boolean isNew = matcher.matches();
        return new Property(
                isNew ? matcher.group(2) : parts[0].strip(),
                isNew ? Integer.parseInt(matcher.group(1)) : OLDEST,
                base + parts[1],
                base + parts[2]);
    }

    @Override
    public String toString() {
        return name;
    }
}
