package dev.alambique.migration.operation;

import dev.alambique.migration.schema.ObjectKey;
import java.util.Optional;

/** The comment on an object that stays is set, changed or removed. */
public record SetComment(ObjectKey subject, Optional<String> from, Optional<String> to) implements Operation {
    @Override
    public Operation inverse() {
        return new SetComment(subject, to, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.setComment(this);
    }
}
