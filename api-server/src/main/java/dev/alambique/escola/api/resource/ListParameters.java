package dev.alambique.escola.api.resource;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.language.Text;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.route.Parameter;
import dev.alambique.escola.api.route.Parameter.Place;
import io.javalin.http.Context;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a list can be asked for.
 *
 * @param filters the parameters that narrow it
 * @param sorts the fields that it can be sorted by, the usual one first
 */
public record ListParameters(List<String> filters, List<String> sorts) {
    /** How many items a page has where nothing is said. */
    public static final int USUAL_LIMIT = 100;

    /** How many items a page has at most. */
    public static final int HIGHEST_LIMIT = 1000;

    public ListParameters {
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    /**
     * What a request wants of the list.
     *
     * @throws RequestException if the query string holds what is no parameter of this list, or no value of one; names
     *     all of them
     */
    public Listing read(Context ctx) {
        Map<String, String> given = QueryString.of(ctx);
        Reading reading = new Reading(new HashMap<>(given), new ArrayList<>());
        Map<String, String> narrowed = new HashMap<>();
        filters.forEach(name -> reading.take(name).ifPresent(value -> narrowed.put(name, value)));
        String sort = reading.take("sort").orElse(sorts.get(0));
        boolean descending = sort.startsWith("-");
        String field = descending ? sort.substring(1) : sort;
        if (!sorts.contains(field)) {
            reading.refuse(
                    "sort", Message.MUST_BE_ONE_OF.with(String.join(", ", sorts) + ", -" + String.join(", -", sorts)));
        }
        Optional<String> after = reading.take("after");
        Optional<Cursor> cursor =
                after.flatMap(Cursor::decode).filter(each -> each.sort().equals(sort));
        if (after.isPresent() && cursor.isEmpty()) {
            reading.refuse("after", Message.MUST_BE_A_CURSOR.text());
        }
        Listing listing = new Listing(narrowed, field, descending, reading.limit(), cursor, reading.total());
        reading.end();
        return listing;
    }

    /**
     * How many a request wants of what can be asked for nothing else.
     *
     * @throws RequestException as {@link #read} does
     */
    public static int limit(Context ctx) {
        Reading reading = new Reading(new HashMap<>(QueryString.of(ctx)), new ArrayList<>());
        int limit = reading.limit();
        reading.end();
        return limit;
    }

    /** The parameter that says how many, for the document. */
    public static Parameter limitParameter() {
        Schema<Object> schema = new Schema<>();
        schema.setDefault(USUAL_LIMIT);
        schema.typesItem("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(HIGHEST_LIMIT));
        return new Parameter(Place.QUERY, "limit", "how many at most", schema, 20);
    }

    /** The parameters that are still to be read, and what was wrong with the others. */
    private record Reading(Map<String, String> left, List<FieldError> errors) {
        Optional<String> take(String name) {
            return Optional.ofNullable(left.remove(name));
        }

        void refuse(String name, Text message) {
            errors.add(new FieldError(name, message));
        }

        int limit() {
            Optional<String> text = take("limit");
            if (text.isEmpty()) {
                return USUAL_LIMIT;
            }
            try {
                int limit = Integer.parseInt(text.get());
                if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                    return limit;
                }
            } catch (NumberFormatException noNumber) {
                // Told below, as one that is out of bounds is.
            }
            refuse("limit", Message.MUST_BE_BETWEEN.with(1, HIGHEST_LIMIT));
            return USUAL_LIMIT;
        }

        boolean total() {
            String text = take("total").orElse("false");
            if (!text.equals("true") && !text.equals("false")) {
                refuse("total", Message.MUST_BE_ONE_OF.with("true, false"));
            }
            return text.equals("true");
        }

        void end() {
            left.keySet().stream().sorted().forEach(name -> refuse(name, Message.IS_NO_PARAMETER.text()));
            if (!errors.isEmpty()) {
                throw RequestException.malformed(Message.PARAMETERS_UNREADABLE, errors, null);
            }
        }
    }
}
