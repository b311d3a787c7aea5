package dev.alambique.migration.operation;

import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.ObjectKey.Kind;
import dev.alambique.migration.schema.QualifiedName;
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
    private static final Pattern OWN =
            Pattern.compile("own (comment on )?(\\w+) (" + SummaryLine.NAME + ")(?: on (" + SummaryLine.NAME + "))?");
    private static final Pattern MEMBER =
            Pattern.compile("(constraint|index|default of|identity of|generated of|comment of constraint|"
                    + "comment of index|comment of) (" + SummaryLine.PART + ")|comment");
    private static final Pattern TABLE = Pattern.compile(" on (" + SummaryLine.NAME + ")( .*|)");
    private static final Pattern OWNED_BY = Pattern.compile(" owned by (" + SummaryLine.NAME + ")");
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
            own(SummaryLine.key(own.group(2), SummaryLine.parts(own.group(3))), own);
            return;
        }
        SummaryLine.read(line).ifPresent(this::record);
    }

    private void record(SummaryLine line) {
        ObjectKey key = line.key();
        switch (line.verb()) {
            case "create" -> create(key, line.rest());
            case "add" -> add(key, line.rest());
            case "alter" -> alter(key, line.rest());
            case "drop" -> drop(key);
            case "rename" -> line.renamed().ifPresent(to -> rename(key, to));
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
            List<String> table = SummaryLine.parts(line.group(4));
            tables.put(key, new QualifiedName(table.get(0), table.get(table.size() - 1)));
        }
    }

    private void create(ObjectKey key, String rest) {
        objects.add(key);
        if (key.kind() != Kind.TABLE) {
            commented(key, rest);
            Matcher table = TABLE.matcher(rest);
            if (key.kind() == Kind.INDEX && table.matches()) {
                List<String> name = SummaryLine.parts(table.group(1));
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
        String name = SummaryLine.unquoted(quoted);
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
            List<String> column = SummaryLine.parts(owner.group(1));
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

    private void rename(ObjectKey from, ObjectKey to) {
        if (from.kind() == Kind.TYPE) {
            renameType(from.relation(), to.relation());
        } else if (from.kind() == Kind.TABLE) {
            renameTable(from.relation(), to.relation());
        } else {
            move(from, to);
        }
        if (from.kind() == Kind.COLUMN) {
            move(
                    ObjectKey.columnDefault(from.relation(), from.part().orElseThrow()),
                    ObjectKey.columnDefault(to.relation(), to.part().orElseThrow()));
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
}
