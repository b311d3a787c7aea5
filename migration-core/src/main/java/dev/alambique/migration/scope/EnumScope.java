package dev.alambique.migration.scope;

import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.schema.Cast;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What becomes of the enum types: those that the model asks for follow it; the others go if a revision made them. */
final class EnumScope {
    private final Schema current;
    private final Map<QualifiedName, EnumType> asked;
    private final Ownership ownership;
    private final List<EnumType> before = new ArrayList<>();
    private final List<EnumType> after = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<Kept> comments = new ArrayList<>();

    EnumScope(Schema current, Schema desired, Ownership ownership) {
        this.current = current;
        this.asked = desired.enumsByName();
        this.ownership = ownership;
    }

    /** The types of the database whose values the model changes. */
    List<EnumType> changing() {
        return current.enums().stream()
                .filter(type -> asked.containsKey(type.name()))
                .filter(type -> !asked.get(type.name()).values().equals(type.values()))
                .toList();
    }

    /**
     * Decides.
     *
     * @param tablesBefore the tables that take part, as they are
     * @param tablesAfter the tables that take part, as they will be
     * @param untouched the tables of the database that take no part
     * @param looked the schemas of which it is said what is kept
     */
    void decide(
            Collection<Table> tablesBefore,
            Collection<Table> tablesAfter,
            Collection<Table> untouched,
            Set<String> looked) {
        for (EnumType type : current.enums()) {
            EnumType wanted = asked.remove(type.name());
            if (wanted != null) {
                before.add(type);
                after.add(merged(type, wanted));
                continue;
            }
            boolean stays = !type.others().isEmpty()
                    || Stream.concat(tablesAfter.stream(), untouched.stream()).anyMatch(table -> type.isUsedBy(table));
            if (ownership.owns(type.key()) && !stays) {
                before.add(type);
                continue;
            }
            boolean takesPart =
                    Stream.concat(tablesBefore.stream(), tablesAfter.stream()).anyMatch(table -> type.isUsedBy(table));
            if (takesPart) {
                before.add(type);
                after.add(type);
            }
            if (takesPart || looked.contains(type.name().schema())) {
                kept.add(new Kept(type.key(), Optional.empty()));
            }
        }
        after.addAll(asked.values());
    }

    List<EnumType> before() {
        return before;
    }

    List<EnumType> after() {
        return after;
    }

    List<Kept> kept() {
        return kept;
    }

    /** The comments that were made by hand. */
    List<Kept> comments() {
        return comments;
    }

    private EnumType merged(EnumType old, EnumType wanted) {
        List<String> names = wanted.casts().stream().map(Cast::name).toList();
        List<Cast> casts = new ArrayList<>(wanted.casts());
        for (Cast cast : old.casts()) {
            ObjectKey key = ObjectKey.cast(old.name(), cast);
            if (!names.contains(cast.name()) && !ownership.owns(key)) {
                casts.add(cast);
                kept.add(new Kept(key, Optional.of(old.name())));
            }
        }
        boolean keepsComment =
                old.comment().isPresent() && wanted.comment().isEmpty() && !ownership.ownsCommentOn(old.key());
        if (keepsComment) {
            comments.add(Kept.commentOn(old.key(), Optional.empty()));
        }
        return wanted.withCasts(casts).withComment(keepsComment ? old.comment() : wanted.comment());
    }
}
