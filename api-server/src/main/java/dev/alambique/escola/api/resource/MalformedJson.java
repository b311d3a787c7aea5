package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a body that cannot be read as the request, without a word about classes. */
final class MalformedJson {
    private MalformedJson() {}

    static RequestException explain(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return RequestException.malformed(
                    "The body holds a field that is not known here.",
                    List.of(new FieldError(unknown.getPropertyName(), "is not a field of this resource")),
                    failure);
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return mismatch.getPath().isEmpty() ? notAnObject(failure) : wrongType(mismatch);
        }
        return RequestException.malformed(
                "The body is not well-formed JSON" + place(failure) + ".", List.of(), failure);
    }

    private static RequestException notAnObject(JacksonException failure) {
        return RequestException.malformed("The body must be one JSON object.", List.of(), failure);
    }

    private static RequestException wrongType(MismatchedInputException mismatch) {
        String field = mismatch.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
        return RequestException.malformed(
                "A value is of the wrong type.",
                List.of(new FieldError(field, expected(mismatch.getTargetType()))),
                mismatch);
    }

    private static String expected(Class<?> type) {
        if (type == LocalDate.class) {
            return "must be a date such as 2001-09-23";
        }
        return type == String.class ? "must be text, without the character U+0000" : "must be a whole number";
    }

    private static String place(JacksonException failure) {
        return failure.getLocation() == null
                ? ""
                : " (line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr() + ")";
    }
}
