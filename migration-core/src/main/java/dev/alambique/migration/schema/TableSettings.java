package dev.alambique.migration.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How PostgreSQL keeps a table ({@code pg_class}): nothing of it changes what the table can hold.
 *
 * @param parameters storage parameters as {@code name=value}, those of the TOAST table as {@code toast.name=value}, sorted
 * @param clusteredOn the name of the index that CLUSTER sorts the table by
 * @param tablespace the tablespace where it is not the database's own
 * @param accessMethod the access method where it is not {@code heap}
 * @param partitionKey {@code RANGE (dia)} where the table is partitioned, which it is from its creation on
 */
public record TableSettings(
        Persistence persistence,
        List<String> parameters,
        ReplicaIdentity replicaIdentity,
        Optional<String> clusteredOn,
        Optional<String> tablespace,
        Optional<String> accessMethod,
        RowSecurity rowSecurity,
        Optional<String> partitionKey) {
    /** What a table has when nothing is said. */
    public static final TableSettings USUAL = new TableSettings(
            Persistence.LOGGED,
            List.of(),
            ReplicaIdentity.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RowSecurity.OFF,
            Optional.empty());

    public TableSettings {
        Objects.requireNonNull(persistence, "persistence");
        Objects.requireNonNull(replicaIdentity, "replicaIdentity");
        Objects.requireNonNull(rowSecurity, "rowSecurity");
        parameters = parameters.stream().sorted().toList();
    }

    /** Whether policies decide which rows are seen, and whether also for the table's owner. */
    public enum RowSecurity {
        OFF,
        ENABLED,
        FORCED_BUT_OFF,
        ENABLED_AND_FORCED;

        public boolean isEnabled() {
            return this == ENABLED || this == ENABLED_AND_FORCED;
        }

        public boolean isForced() {
            return this == FORCED_BUT_OFF || this == ENABLED_AND_FORCED;
        }
    }

    /** The same with the database's own tablespace and access method. */
    public TableSettings placedAsUsual() {
        return new TableSettings(
                persistence,
                parameters,
                replicaIdentity,
                clusteredOn,
                Optional.empty(),
                Optional.empty(),
                rowSecurity,
                partitionKey);
    }

    /** The same without an index that is gone. */
    public TableSettings forgetting(String index) {
        boolean identifies = replicaIdentity.index().filter(index::equals).isPresent();
        return withReplicaIdentity(identifies ? ReplicaIdentity.DEFAULT : replicaIdentity)
                .withClusteredOn(clusteredOn.filter(each -> !each.equals(index)));
    }

    /** The parameters of the TOAST table among the parameters. */
    public List<String> toastParameters() {
        return parameters.stream().filter(each -> each.startsWith("toast.")).toList();
    }

    public TableSettings withParameters(List<String> other) {
        return new TableSettings(
                persistence, other, replicaIdentity, clusteredOn, tablespace, accessMethod, rowSecurity, partitionKey);
    }

    public TableSettings withPartitionKey(Optional<String> other) {
        return new TableSettings(
                persistence, parameters, replicaIdentity, clusteredOn, tablespace, accessMethod, rowSecurity, other);
    }

    public TableSettings withPersistence(Persistence other) {
        return new TableSettings(
                other, parameters, replicaIdentity, clusteredOn, tablespace, accessMethod, rowSecurity, partitionKey);
    }

    public TableSettings withReplicaIdentity(ReplicaIdentity other) {
        return new TableSettings(
                persistence, parameters, other, clusteredOn, tablespace, accessMethod, rowSecurity, partitionKey);
    }

    public TableSettings withRowSecurity(RowSecurity other) {
        return new TableSettings(
                persistence, parameters, replicaIdentity, clusteredOn, tablespace, accessMethod, other, partitionKey);
    }

    public TableSettings withClusteredOn(Optional<String> other) {
        return new TableSettings(
                persistence, parameters, replicaIdentity, other, tablespace, accessMethod, rowSecurity, partitionKey);
    }
}
