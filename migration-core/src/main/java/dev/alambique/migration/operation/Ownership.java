package dev.alambique.migration.operation;

import dev.alambique.migration.schema.ObjectKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the model may drop although it no longer asks for it: that which earlier generated revisions created.
 *
 * @param objects tables, indexes, constraints, sequences, enum types and their casts, namespaces and column defaults
 * @param comments objects whose comment is owned
 */
public record Ownership(Set<ObjectKey> objects, Set<ObjectKey> comments) {
    public Ownership {
        objects = Set.copyOf(objects);
        comments = Set.copyOf(comments);
    }

    /** Nothing was ever generated. */
    public static Ownership none() {
        return new Ownership(Set.of(), Set.of());
    }

    /**
     * What is owned after revisions with these operations.
     *
     * @param lines the operations of all generated revisions, oldest first, as {@link Summary} wrote them
     */
    public static Ownership recorded(Collection<String> lines) {
        OwnershipLedger ledger = new OwnershipLedger();
        lines.forEach(ledger::record);
        return new Ownership(ledger.objects(), ledger.comments());
    }

    /** This ownership and those objects and comments besides. */
    public Ownership and(Collection<ObjectKey> others, Collection<ObjectKey> othersComments) {
        Set<ObjectKey> more = new LinkedHashSet<>(objects);
        more.addAll(others);
        Set<ObjectKey> moreComments = new LinkedHashSet<>(comments);
        moreComments.addAll(othersComments);
        return new Ownership(more, moreComments);
    }

    public boolean owns(ObjectKey key) {
        return objects.contains(key);
    }

    public boolean ownsCommentOn(ObjectKey key) {
        return comments.contains(key);
    }
}
