package dev.alambique.migration.operation;

import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.ObjectKey.Kind;
import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@link Summary} lines in the order in which they ran, and keeps what is owned after each. */
final class OwnershipLedger {
    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\".,()]+)";
    private static final String NAME = PART + "(?:\\." + PART + ")*";
    private static final Pattern LINE = Pattern.compile(
            "(create|add|alter|drop|rename|set comment on|drop comment on) (schema|table|column|constraint|index|sequence|type|cast) ("
                    + NAME + ")(.*)");
    private static final Pattern OWN =
            Pattern.compile("own (comment on )?(\\w+) (" + NAME + ")(?: on (" + NAME + "))?");
    private static final Pattern MEMBER =
            Pattern.compile("(constraint|index|default of|identity of|generated of|comment of constraint|"
                    + "comment of index|comment of) (" + PART + ")|comment");
    private static final Pattern TABLE = Pattern.compile(" on (" + NAME + ")( .*|)");
    private static final Pattern NEW_NAME = Pattern.compile(" to (" + NAME + ")");
    private static final Pattern OWNED_BY = Pattern.compile(" owned by (" + NAME + ")");
    private static final Pattern DEFAULT_SET = Pattern.compile(".*(?:\\(|, )default(?:\\)|, comment\\))");
    private static final Pattern DEFAULT_GONE = Pattern.compile(".*(?:\\(|, )(?:no default|identity|generated)\\)");
    private static final Pattern COMMENT_SET = Pattern.compile(".*(?:\\(|, )comment\\)");

    private final Set<ObjectKey> objects = new LinkedHashSet<>();
    private final Set<ObjectKey> comments = new LinkedHashSet<>();

    /** The tables of indexes and of the sequences of columns, which go with them and whose own names do not say so. */
    private final Map<ObjectKey, QualifiedName> tables = new HashMap<>();

    Set<ObjectKey> objects() {
        return objects;
    }

    Set<ObjectKey> comments() {
        return comments;
    }

    /** Takes one line in; a line that is none of ours says nothing about ownership. */
    void record(String line) {
        Matcher own = OWN.matcher(line);
        if (own.matches()) {
            own(key(own.group(2), parts(own.group(3))), own);
            return;
        }
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return;
        }
        ObjectKey key = key(matcher.group(2), parts(matcher.group(3)));
        String rest = matcher.group(4);
        switch (matcher.group(1)) {
            case "create" -> create(key, rest);
            case "add" -> add(key, rest);
            case "alter" -> alter(key, rest);
            case "drop" -> drop(key);
            case "rename" -> rename(key, rest);
            case "set comment on" -> comments.add(key);
            default -> comments.remove(key);
        }
    }

    private void own(ObjectKey key, Matcher line) {
        if (line.group(1) != null) {
            comments.add(key);
            return;
        }
        objects.add(key);
        if (line.group(4) != null) {
            List<String> table = parts(line.group(4));
            tables.put(key, new QualifiedName(table.get(0), table.get(table.size() - 1)));
        }
    }

    private void create(ObjectKey key, String rest) {
        objects.add(key);
        if (key.kind() != Kind.TABLE) {
            commented(key, rest);
            Matcher table = TABLE.matcher(rest);
            if (key.kind() == Kind.INDEX && table.matches()) {
                List<String> name = parts(table.group(1));
                tables.put(key, new QualifiedName(name.get(0), name.get(name.size() - 1)));
            }
            return;
        }
        Matcher member = MEMBER.matcher(rest);
        while (member.find()) {
            createMember(key, member.group(1), member.group(2));
        }
    }

    private void createMember(ObjectKey table, String kind, String quoted) {
        if (kind == null) {
            comments.add(table);
            return;
        }
        String name = unquoted(quoted);
        switch (kind) {
            case "constraint" -> objects.add(ObjectKey.constraint(table.relation(), name));
            case "comment of constraint" -> comments.add(ObjectKey.constraint(table.relation(), name));
            case "comment of index" ->
                comments.add(ObjectKey.index(table.relation().sibling(name)));
            case "index" -> {
                ObjectKey index = ObjectKey.index(table.relation().sibling(name));
                objects.add(index);
                tables.put(index, table.relation());
            }
            case "default of" -> objects.add(ObjectKey.columnDefault(table.relation(), name));
            case "comment of" -> comments.add(ObjectKey.column(table.relation(), name));
            default -> {
                // identity and generated columns are their column's own
            }
        }
    }

    private void add(ObjectKey key, String rest) {
        if (key.kind() == Kind.CONSTRAINT) {
            objects.add(key);
            commented(key, rest);
            return;
        }
        alter(key, rest);
        if (COMMENT_SET.matcher(rest).matches()) {
            comments.add(key);
        }
    }

    private void alter(ObjectKey key, String rest) {
        Matcher owner = OWNED_BY.matcher(rest);
        if (key.kind() == Kind.SEQUENCE && owner.matches()) {
            List<String> column = parts(owner.group(1));
            tables.remove(key);
            if (column.size() == 3) {
                tables.put(key, new QualifiedName(column.get(0), column.get(1)));
            }
        }
        if (key.kind() != Kind.COLUMN) {
            return;
        }
        ObjectKey value = ObjectKey.columnDefault(key.relation(), key.part().orElseThrow());
        if (DEFAULT_SET.matcher(rest).matches()) {
            objects.add(value);
        } else if (DEFAULT_GONE.matcher(rest).matches()) {
            objects.remove(value);
        }
    }

    private void commented(ObjectKey key, String rest) {
        if (rest.endsWith(" with comment")) {
            comments.add(key);
        }
    }

    private void drop(ObjectKey key) {
        objects.remove(key);
        comments.remove(key);
        if (key.kind() == Kind.TABLE || key.kind() == Kind.TYPE) {
            Predicate<ObjectKey> itsOwn =
                    each -> each.part().isPresent() && each.relation().equals(key.relation())
                            || key.relation().equals(tables.get(each));
            objects.removeIf(itsOwn);
            comments.removeIf(itsOwn);
        }
        if (key.kind() == Kind.COLUMN) {
            objects.remove(ObjectKey.columnDefault(key.relation(), key.part().orElseThrow()));
        }
    }

    private void rename(ObjectKey key, String rest) {
        Matcher matcher = NEW_NAME.matcher(rest);
        if (!matcher.matches()) {
            return;
        }
        List<String> to = parts(matcher.group(1));
        String name = to.get(to.size() - 1);
        if (key.kind() == Kind.TYPE) {
            renameType(key.relation(), new QualifiedName(to.get(0), name));
        } else if (key.kind() == Kind.TABLE) {
            renameTable(key.relation(), new QualifiedName(to.get(0), name));
        } else if (key.kind() == Kind.COLUMN) {
            move(key, ObjectKey.column(key.relation(), name));
            move(
                    ObjectKey.columnDefault(key.relation(), key.part().orElseThrow()),
                    ObjectKey.columnDefault(key.relation(), name));
        } else if (key.part().isPresent()) {
            move(key, ObjectKey.constraint(key.relation(), name));
        } else {
            move(key, new ObjectKey(key.kind(), key.relation().sibling(name), Optional.empty()));
        }
    }

    /** The parts of a table go where it goes; what has a name of its own in the namespace keeps it. */
    private void renameTable(QualifiedName from, QualifiedName to) {
        for (ObjectKey each : owned()) {
            if (from.equals(tables.get(each))) {
                QualifiedName moved =
                        new QualifiedName(to.schema(), each.relation().name());
                move(each, new ObjectKey(each.kind(), moved, Optional.empty()));
            } else if (each.relation().equals(from) && (each.part().isPresent() || each.kind() == Kind.TABLE)) {
                move(each, new ObjectKey(each.kind(), to, each.part()));
            }
        }
        tables.replaceAll((key, table) -> table.equals(from) ? to : table);
    }

    /** A type goes with its casts. */
    private void renameType(QualifiedName from, QualifiedName to) {
        for (ObjectKey each : owned()) {
            if (each.relation().equals(from) && (each.kind() == Kind.TYPE || each.kind() == Kind.CAST)) {
                move(each, new ObjectKey(each.kind(), to, each.part()));
            }
        }
    }

    private Set<ObjectKey> owned() {
        Set<ObjectKey> all = new LinkedHashSet<>(objects);
        all.addAll(comments);
        return all;
    }

    private void move(ObjectKey from, ObjectKey to) {
        if (objects.remove(from)) {
            objects.add(to);
        }
        if (comments.remove(from)) {
            comments.add(to);
        }
        if (tables.containsKey(from)) {
            tables.put(to, tables.remove(from));
        }
    }

    private static ObjectKey key(String word, List<String> parts) {
        Kind kind = Kind.of(word);
        if (kind == Kind.NAMESPACE) {
            return ObjectKey.namespace(parts.get(0));
        }
        String schema = parts.size() > 1 ? parts.get(0) : "public";
        QualifiedName relation = new QualifiedName(schema, parts.get(Math.min(1, parts.size() - 1)));
        return new ObjectKey(kind, relation, parts.size() > 2 ? Optional.of(parts.get(2)) : Optional.empty());
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = Pattern.compile(PART).matcher(name);
        while (matcher.find()) {
            parts.add(unquoted(matcher.group()));
        }
        return parts;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
