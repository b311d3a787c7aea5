package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What Flyway's history table says at one moment.
 *
 * @param rows all rows in the order of their rank; none if there is no table
 */
record History(List<HistoryRow> rows) {
    History {
        rows = List.copyOf(rows);
    }

    /** The versions that are applied now, lowest first; baselines and failures are not among them. */
    NavigableMap<Version, HistoryRow> applied() {
        NavigableMap<Version, HistoryRow> applied = new TreeMap<>();
        for (HistoryRow row : rows) {
            if (row.version().isEmpty() || row.isBaseline() || !row.success()) {
                continue;
            }
            if (row.isDeletion() || row.isUndo()) {
                applied.remove(row.version().get());
            } else {
                applied.put(row.version().get(), row);
            }
        }
        return applied;
    }

    /** Whether nothing was ever applied here, not even a baseline. */
    boolean isEmpty() {
        return applied().isEmpty() && baseline().isEmpty();
    }

    /** Whether a version is applied, by itself or below a baseline. */
    boolean has(Version version) {
        return isBelowBaseline(version) || applied().containsKey(version);
    }

    /** The applied revisions that no other applied one follows; a baseline where nothing is above it. */
    List<Version> heads(Graph graph) {
        NavigableMap<Version, HistoryRow> applied = applied();
        if (applied.isEmpty()) {
            return baseline().stream().toList();
        }
        List<Version> heads = new ArrayList<>(graph.headsAmong(applied.keySet()));
        // What no file is there for has no parents: it came before whatever is above it.
        heads.removeIf(each -> graph.find(each).isEmpty() && applied.higherKey(each) != null);
        return heads;
    }

    /** The version up to which Flyway takes everything as applied, if somebody called its {@code baseline}. */
    Optional<Version> baseline() {
        return rows.stream()
                .filter(HistoryRow::isBaseline)
                .flatMap(row -> row.version().stream())
                .max(Version::compareTo);
    }

    /** The rows that Flyway wrote when a migration outside of a transaction failed. */
    List<HistoryRow> failed() {
        return rows.stream().filter(row -> !row.success()).toList();
    }

    /** The versions of those rows. */
    Set<Version> failedVersions() {
        return failed().stream().flatMap(row -> row.version().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The highest version applied, baselines included. */
    Optional<Version> current() {
        NavigableMap<Version, HistoryRow> applied = applied();
        Optional<Version> baseline = baseline();
        if (applied.isEmpty()) {
            return baseline;
        }
        return baseline.filter(version -> version.compareTo(applied.lastKey()) > 0)
                .or(() -> Optional.of(applied.lastKey()));
    }

    /** Whether Flyway would never run this version, because a baseline stands at or above it. */
    boolean isBelowBaseline(Version version) {
        return baseline().filter(baseline -> version.compareTo(baseline) <= 0).isPresent();
    }

    /** The last run of a repeatable migration, if it ran at all. */
    Optional<HistoryRow> repeatable(String description) {
        return Optional.ofNullable(repeatables().get(description));
    }

    /** The last run of each repeatable script that is not struck out, by its description. */
    NavigableMap<String, HistoryRow> repeatables() {
        NavigableMap<String, HistoryRow> last = new TreeMap<>();
        for (HistoryRow row : rows) {
            if (row.isDeletion() && row.version().isEmpty()) {
                last.remove(row.description());
            } else if (row.isRepeatable()) {
                last.put(row.description(), row);
            }
        }
        return last;
    }

    /** The last runs of repeatable scripts that are not among those there are; Flyway refuses to go on without them. */
    List<HistoryRow> missing(List<Script> repeatables) {
        NavigableMap<String, HistoryRow> missing = repeatables();
        repeatables.forEach(script -> missing.remove(script.description()));
        return List.copyOf(missing.values());
    }

    /** All rows of a version but a baseline: applied, failed and struck out. */
    List<HistoryRow> of(Version version) {
        return rows.stream()
                .filter(row -> row.version().filter(version::equals).isPresent() && !row.isBaseline())
                .toList();
    }
}
