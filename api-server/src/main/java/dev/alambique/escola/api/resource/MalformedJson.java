package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.alambique.escola.api.problem.RequestException;
import java.util.List;

/** What is wrong with a body that cannot be read as the request, without a word about classes. */
final class MalformedJson {
    private MalformedJson() {}

    static RequestException explain(JacksonException failure) {
        if (failure instanceof MismatchedInputException) {
            return RequestException.malformed("The body must be one JSON object.", List.of(), failure);
        }
        return RequestException.malformed(
                "The body is not well-formed JSON" + place(failure) + ".", List.of(), failure);
    }

    private static String place(JacksonException failure) {
        return failure.getLocation() == null
                ? ""
                : " (line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr() + ")";
    }
}
