package dev.alambique.escola.api.storage;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.resource.Cursor;
import dev.alambique.escola.api.resource.Listing;
import dev.alambique.escola.api.resource.Page;
import dev.alambique.escola.domain.Versioned;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part of a list, read from where the last one ended. What was there is never read again, however far a client goes, and
 * rows that come and go meanwhile shift nothing.
 *
 * @param kind what is listed
 * @param from the query's {@code from}, where the entity is {@code e}
 * @param parameters those of {@code from} and of its conditions
 * @param conditions what holds for all of the list
 * @param listing what the client wants of it
 */
record PageQuery<E extends Versioned, R>(
        Kind<E, ?, R> kind, String from, Map<String, Object> parameters, List<String> conditions, Listing listing) {
    private static final String CURSOR_VALUE = "afterValue";
    private static final String CURSOR_KEY = "afterKey";

    Page<R> read(EntityManager session) {
        Sort<E> sort = kind.sorts().stream()
                .filter(each -> each.name().equals(listing.sort()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>(parameters);
        List<String> wanted = new ArrayList<>(conditions);
        for (Filter filter : kind.filters()) {
            listing.filter(filter.name()).ifPresent(typed -> {
                wanted.add(filter.condition());
                values.put(filter.name(), filter.value().apply(typed));
            });
        }
        OptionalLong total = listing.total() ? OptionalLong.of(count(session, wanted, values)) : OptionalLong.empty();
        listing.after().ifPresent(cursor -> {
            wanted.add(behind(sort));
            values.put(CURSOR_KEY, cursor.id());
            if (!isKey(sort)) {
                values.put(CURSOR_VALUE, parsed(sort, cursor));
            }
        });
        List<E> found = bound(session.createQuery(select(sort, wanted), kind.entity()), values)
                .setMaxResults(listing.limit() + 1)
                .getResultList();
        boolean more = found.size() > listing.limit();
        List<E> page = more ? found.subList(0, listing.limit()) : found;
        Optional<Cursor> next = more ? Optional.of(cursor(sort, page.get(page.size() - 1))) : Optional.empty();
        return new Page<>(page.stream().map(kind.reader()).toList(), next, total);
    }

    private String select(Sort<E> sort, List<String> wanted) {
        String direction = listing.descending() ? " desc" : "";
        String order = isKey(sort) ? "" : "e." + sort.name() + direction + ", ";
        return "select e from " + from + where(wanted) + " order by " + order + "e.id" + direction;
    }

    private long count(EntityManager session, List<String> wanted, Map<String, Object> values) {
        return bound(session.createQuery("select count(e) from " + from + where(wanted), Long.class), values)
                .getSingleResult();
    }

    private static String where(List<String> wanted) {
        return wanted.isEmpty() ? "" : " where " + String.join(" and ", wanted);
    }

    private String behind(Sort<E> sort) {
        String comparison = listing.descending() ? " < " : " > ";
        return isKey(sort)
                ? "e.id" + comparison + ":" + CURSOR_KEY
                : "(e." + sort.name() + ", e.id)" + comparison + "(:" + CURSOR_VALUE + ", :" + CURSOR_KEY + ")";
    }

    private static boolean isKey(Sort<?> sort) {
        return sort.name().equals("id");
    }

    private static Object parsed(Sort<?> sort, Cursor cursor) {
        try {
            return sort.parser().apply(cursor.value());
        } catch (DateTimeException | NumberFormatException tampered) {
            throw RequestException.malformed(
                    Message.PARAMETERS_UNREADABLE,
                    List.of(new FieldError("after", Message.MUST_BE_A_CURSOR)),
                    tampered);
        }
    }

    private Cursor cursor(Sort<E> sort, E last) {
        return new Cursor(
                listing.sorted(),
                isKey(sort) ? "" : String.valueOf(sort.value().apply(last)),
                Objects.requireNonNull(last.getId()));
    }

    private static <T> TypedQuery<T> bound(TypedQuery<T> query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }
}
