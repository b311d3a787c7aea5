package dev.alambique.migration.operation;

import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.ObjectKey.Kind;
import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a {@link Summary}, read back.
 *
 * @param verb what is done
 * @param key to what
 * @param rest the words behind it, with the space before them
 */
record SummaryLine(String verb, ObjectKey key, String rest) {
    static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\".,()]+)";
    static final String NAME = PART + "(?:\\." + PART + ")*";
    private static final Pattern LINE = Pattern.compile(
            "(create|add|alter|drop|rename|set comment on|drop comment on) (schema|table|column|constraint|index|sequence|type|cast) ("
                    + NAME + ")(.*)");
    private static final Pattern ONE_PART = Pattern.compile(PART);
    private static final Pattern NEW_NAME = Pattern.compile(" to (" + NAME + ")");

    /** The line, if it is one of ours about an object. One written by hand may name a column without its schema: it is not. */
    static Optional<SummaryLine> read(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new SummaryLine(
                                matcher.group(1), key(matcher.group(2), parts(matcher.group(3))), matcher.group(4)))
                        .filter(SummaryLine::isComplete)
                : Optional.empty();
    }

    private boolean isComplete() {
        boolean isPart = key.kind() == Kind.COLUMN || key.kind() == Kind.CONSTRAINT;
        return !isPart || key.part().isPresent();
    }

    /** The object by its new name, if the line says that it gets one. */
    Optional<ObjectKey> renamed() {
        Matcher matcher = NEW_NAME.matcher(rest);
        if (!verb.equals("rename") || !matcher.matches()) {
            return Optional.empty();
        }
        List<String> to = parts(matcher.group(1));
        String name = to.get(to.size() - 1);
        if (key.part().isPresent()) {
            return Optional.of(new ObjectKey(key.kind(), key.relation(), Optional.of(name)));
        }
        boolean mayMove = key.kind() == Kind.TABLE || key.kind() == Kind.TYPE;
        QualifiedName relation =
                mayMove ? new QualifiedName(to.get(0), name) : key.relation().sibling(name);
        return Optional.of(new ObjectKey(key.kind(), relation, Optional.empty()));
    }

    static ObjectKey key(String word, List<String> parts) {
        Kind kind = Kind.of(word);
        if (kind == Kind.NAMESPACE) {
            return ObjectKey.namespace(parts.get(0));
        }
        String schema = parts.size() > 1 ? parts.get(0) : "public";
        QualifiedName relation = new QualifiedName(schema, parts.get(Math.min(1, parts.size() - 1)));
        return new ObjectKey(kind, relation, parts.size() > 2 ? Optional.of(parts.get(2)) : Optional.empty());
    }

    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = ONE_PART.matcher(name);
        while (matcher.find()) {
            parts.add(unquoted(matcher.group()));
        }
        return parts;
    }

    static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
