package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Reader;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Snapshot;
import dev.alambique.migration.schema.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The views before and after a revision. */
record Views(Snapshot before, Snapshot after, Renames renames) {
    List<Figure> figures() {
        Map<QualifiedName, View> earlier = byName(before);
        Map<QualifiedName, View> later = byName(after);
        return Stream.concat(earlier.keySet().stream(), later.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(name -> figure(name, Optional.ofNullable(earlier.get(name)), Optional.ofNullable(later.get(name))))
                .toList();
    }

    private Figure figure(QualifiedName name, Optional<View> earlier, Optional<View> later) {
        List<ObjectKey> old = reads(before.schema(), name);
        List<ObjectKey> oldByNewNames = reads(renames.before(), name);
        return new ViewBox(
                        earlier,
                        later,
                        relations(oldByNewNames, name),
                        relations(reads(after.schema(), name), name),
                        !old.equals(oldByNewNames))
                .figure();
    }

    private static Map<QualifiedName, View> byName(Snapshot snapshot) {
        return snapshot.views().stream().collect(Collectors.toMap(View::name, Function.identity()));
    }

    private static List<ObjectKey> reads(Schema schema, QualifiedName view) {
        return schema.views().stream()
                .filter(each -> each.name().equals(view))
                .map(Reader::reads)
                .flatMap(List::stream)
                .toList();
    }

    /** A view that reads itself is recursive, which says nothing of others. */
    private static Set<QualifiedName> relations(List<ObjectKey> reads, QualifiedName view) {
        return reads.stream()
                .map(ObjectKey::relation)
                .filter(each -> !each.equals(view))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
