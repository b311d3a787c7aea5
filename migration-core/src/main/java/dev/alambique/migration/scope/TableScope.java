package dev.alambique.migration.scope;

import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.NotNull;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.ReplicaIdentity;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TableSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a table that the database has and the model asks for. */
final class TableScope {
    private final QualifiedName name;
    private final Table has;
    private final Table asked;
    private final Ownership ownership;
    private final List<Kept> kept = new ArrayList<>();
    private final List<Kept> comments = new ArrayList<>();
    private final List<ObjectKey> gone = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Table target;

    TableScope(Table has, Table asked, Ownership ownership) {
        this.name = asked.name();
        this.has = has;
        this.asked = asked;
        this.ownership = ownership;
        this.target = new Table(
                name,
                columns(),
                constraints(),
                indexes(),
                has.ancestry(),
                settings(),
                comment(asked.key(), has.comment(), asked.comment()),
                has.unmodelled());
    }

    Table target() {
        return target;
    }

    /**
     * The table as it is, without what was made by hand and goes with a dropped column: PostgreSQL drops that by itself,
     * and no revision names what may not be there on another database.
     */
    Table current() {
        return has.withConstraints(has.constraints().stream()
                        .filter(each -> !gone.contains(ObjectKey.constraint(name, each.name())))
                        .toList())
                .withIndexes(has.indexes().stream()
                        .filter(each -> !gone.contains(ObjectKey.index(name.sibling(each.name()))))
                        .toList());
    }

    /** What was made by hand and goes with a dropped column. */
    List<ObjectKey> gone() {
        return gone;
    }

    List<Kept> kept() {
        return kept;
    }

    /** The comments that were made by hand. */
    List<Kept> comments() {
        return comments;
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Column column : asked.columns()) {
            columns.add(
                    has.column(column.name()).map(old -> column(old, column)).orElse(column));
        }
        return columns;
    }

    /** What a model does not say stays, but for an index that is not there any more. */
    private TableSettings settings() {
        TableSettings settings = has.settings();
        Optional<String> identity = settings.replicaIdentity().index();
        if (identity.isPresent()) {
            settings = settings.withReplicaIdentity(Optional.ofNullable(names.get(identity.get()))
                    .map(ReplicaIdentity::of)
                    .orElse(ReplicaIdentity.DEFAULT));
        }
        return settings.withClusteredOn(settings.clusteredOn().map(names::get));
    }

    private Column column(Column old, Column column) {
        ObjectKey key = ObjectKey.columnDefault(name, column.name());
        Column merged = column.withComment(
                        comment(ObjectKey.column(name, column.name()), old.comment(), column.comment()))
                .withStorage(old.storage().keptOn(column.storage()))
                .withRule(rule(old, column))
                .withValue(value(old.value(), column.value()));
        boolean handMade = column.value() instanceof ColumnValue.Given
                && old.value() instanceof ColumnValue.Default
                && !ownership.owns(key);
        if (!handMade) {
            return merged;
        }
        kept.add(new Kept(key, Optional.of(name)));
        return merged.withValue(old.value());
    }

    /** A rule keeps its name and its comment. */
    private static Optional<NotNull> rule(Column old, Column column) {
        return old.notNull() && column.notNull()
                ? old.rule().map(rule -> rule.withValidity(Constraint.Validity.VALID))
                : column.rule();
    }

    /** The sequence of an identity survives a crash as it did before, and keeps its comment. */
    private static ColumnValue value(ColumnValue old, ColumnValue asked) {
        return old instanceof ColumnValue.Identity is && asked instanceof ColumnValue.Identity wanted
                ? wanted.withOptions(
                                wanted.options().withPersistence(is.options().persistence()))
                        .withComment(is.comment())
                : asked;
    }

    private List<Constraint> constraints() {
        Map<String, Constraint> remaining = new LinkedHashMap<>();
        has.constraints().forEach(each -> remaining.put(each.name(), each));
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint constraint : asked.constraints()) {
            Constraint old = matching(constraint, remaining);
            if (old != null) {
                remaining.remove(old.name());
                ObjectKey key = ObjectKey.constraint(name, old.name());
                Constraint merged =
                        renamedLike(old, constraint).withComment(comment(key, old.comment(), constraint.comment()));
                constraints.add(old.keptIndex().map(merged::withKeptIndex).orElse(merged));
                names.put(old.name(), merged.name());
            } else {
                constraints.add(constraint);
            }
        }
        List<String> taken = constraints.stream().map(Constraint::name).toList();
        for (Constraint extra : remaining.values()) {
            ObjectKey key = ObjectKey.constraint(name, extra.name());
            if (taken.contains(extra.name()) || ownership.owns(key) || isReplacedKey(extra)) {
                continue;
            }
            if (survive(extra.columns())) {
                constraints.add(extra);
                names.put(extra.name(), extra.name());
                kept.add(new Kept(key, Optional.of(name)));
            } else {
                gone.add(key);
            }
        }
        return constraints;
    }

    /**
     * The constraint of the database that is meant: the one of that name, or one of that shape if nobody chose the name,
     * or if an earlier revision created it, which is a renaming. What was made by hand is not renamed: on another
     * database it may not be there.
     */
    private @Nullable Constraint matching(Constraint wanted, Map<String, Constraint> remaining) {
        Constraint named = remaining.get(wanted.name());
        if (named != null && sameShape(named, wanted)) {
            return named;
        }
        return remaining.values().stream()
                .filter(each -> sameShape(each, wanted))
                .filter(each -> asked.constraint(each.name()).isEmpty())
                .filter(each -> GeneratedNames.isGenerated(name, wanted)
                        || each instanceof PrimaryKey
                        || ownership.owns(ObjectKey.constraint(name, each.name())))
                .findFirst()
                .orElse(null);
    }

    private Constraint renamedLike(Constraint old, Constraint wanted) {
        return GeneratedNames.isGenerated(name, wanted) ? wanted.withName(old.name()) : wanted;
    }

    private static boolean sameShape(Constraint one, Constraint other) {
        return one.shape().equals(other.shape());
    }

    /** A table has one primary key, so that the model's replaces any other. */
    private boolean isReplacedKey(Constraint extra) {
        return extra instanceof PrimaryKey && asked.constraints().stream().anyMatch(PrimaryKey.class::isInstance);
    }

    private boolean survive(List<String> columns) {
        return columns.stream().allMatch(column -> asked.column(column).isPresent());
    }

    private List<Index> indexes() {
        Map<String, Index> remaining = new LinkedHashMap<>();
        has.indexes().forEach(each -> remaining.put(each.name(), each));
        List<Index> indexes = new ArrayList<>();
        for (Index index : asked.indexes()) {
            Index old = matching(index, remaining);
            if (old != null) {
                remaining.remove(old.name());
                ObjectKey key = ObjectKey.index(name.sibling(old.name()));
                Index renamed = GeneratedNames.isGenerated(index.name()) ? index.withName(old.name()) : index;
                names.put(old.name(), renamed.name());
                indexes.add(
                        renamed.withStorage(old.storage()).withComment(comment(key, old.comment(), index.comment())));
            } else {
                indexes.add(index);
            }
        }
        List<String> taken = indexes.stream().map(Index::name).toList();
        for (Index extra : remaining.values()) {
            ObjectKey key = ObjectKey.index(name.sibling(extra.name()));
            if (taken.contains(extra.name()) || ownership.owns(key)) {
                continue;
            }
            if (survive(extra.columns())) {
                indexes.add(extra);
                names.put(extra.name(), extra.name());
                kept.add(new Kept(key, Optional.of(name)));
            } else {
                gone.add(key);
            }
        }
        return indexes;
    }

    private @Nullable Index matching(Index wanted, Map<String, Index> remaining) {
        Index named = remaining.get(wanted.name());
        if (named != null && sameShape(named, wanted)) {
            return named;
        }
        return remaining.values().stream()
                .filter(each -> sameShape(each, wanted))
                .filter(each -> asked.index(each.name()).isEmpty())
                .filter(each -> GeneratedNames.isGenerated(wanted.name())
                        || ownership.owns(ObjectKey.index(name.sibling(each.name()))))
                .findFirst()
                .orElse(null);
    }

    private static boolean sameShape(Index one, Index other) {
        return one.shape().equals(other.shape());
    }

    private Optional<String> comment(ObjectKey key, Optional<String> old, Optional<String> wanted) {
        if (old.isEmpty() || wanted.isPresent() || ownership.ownsCommentOn(key)) {
            return wanted;
        }
        comments.add(Kept.commentOn(key, Optional.of(name).filter(table -> !key.equals(ObjectKey.table(table)))));
        return old;
    }
}
