package dev.alambique.migration.schema;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How PostgreSQL keeps an index; all of it can be changed while the index stays.
 *
 * @param parameters storage parameters as {@code name=value}, sorted
 * @param tablespace the tablespace where it is not the database's own
 * @param statistics the statistics targets of keys, by the number of the key, where one was set
 */
public record IndexStorage(
        List<String> parameters, Optional<String> tablespace, SortedMap<Integer, Integer> statistics) {
    /** What an index has when nothing is said. */
    public static final IndexStorage USUAL = new IndexStorage(List.of(), Optional.empty(), new TreeMap<>());

    public IndexStorage {
        parameters = parameters.stream().sorted().toList();
        statistics = Collections.unmodifiableSortedMap(new TreeMap<>(statistics));
    }
}
