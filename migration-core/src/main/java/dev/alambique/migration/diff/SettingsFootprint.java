package dev.alambique.migration.diff;

import dev.alambique.migration.diff.Footprint.NameSet;
import dev.alambique.migration.operation.TableOperation.AlterTable;
import dev.alambique.migration.schema.Persistence;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.TableSettings;

/** The footprint of a change to how a table is kept: it may name indexes, need wide columns, and bind the keys to it. */
record SettingsFootprint(AlterTable operation) {
    Footprint footprint() {
        NameSet removed = indexes(operation.table(), operation.from(), operation.to());
        NameSet made = indexes(operation.table(), operation.to(), operation.from())
                .need(Footprint.relation(operation.table()));
        if (!operation.to().toastParameters().containsAll(operation.from().toastParameters())) {
            removed.need(Footprint.wideColumnOut(operation.table()));
        }
        if (!operation.from().toastParameters().containsAll(operation.to().toastParameters())) {
            made.need(Footprint.wideColumnIn(operation.table()));
        }
        if (operation.from().persistence() != operation.to().persistence()) {
            boolean becomesLogged = operation.to().persistence() == Persistence.LOGGED;
            NameSet changed = becomesLogged ? made : removed;
            changed.own(Footprint.logged(operation.table()));
            (becomesLogged ? removed : made).own(Footprint.unlogged(operation.table()));
            operation.refersTo().forEach(target -> changed.need(Footprint.logged(target)));
        }
        return Footprint.replacing(removed, made);
    }

    /** The indexes that the settings name and the others do not. */
    private static NameSet indexes(QualifiedName table, TableSettings settings, TableSettings others) {
        NameSet names = new NameSet();
        settings.clusteredOn()
                .filter(index -> !settings.clusteredOn().equals(others.clusteredOn()))
                .ifPresent(index -> names.need(Footprint.relation(table.sibling(index))));
        settings.replicaIdentity()
                .index()
                .filter(index -> !settings.replicaIdentity().equals(others.replicaIdentity()))
                .ifPresent(index -> names.need(Footprint.relation(table.sibling(index))));
        return names;
    }
}
