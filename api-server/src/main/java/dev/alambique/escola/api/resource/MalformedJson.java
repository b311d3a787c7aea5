package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.language.Text;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.HttpStatus;
import java.util.List;

/** What is wrong with a body that cannot be read as the request, without a word about classes. */
final class MalformedJson {
    private MalformedJson() {}

    static RequestException explain(JacksonException failure) {
        return new RequestException(HttpStatus.BAD_REQUEST, text(failure), List.of(), failure);
    }

    private static Text text(JacksonException failure) {
        if (failure instanceof MismatchedInputException) {
            return Message.BODY_NOT_AN_OBJECT.text();
        }
        JsonLocation place = failure.getLocation();
        return place == null || place.getLineNr() < 1
                ? Message.BODY_NOT_JSON.text()
                : Message.BODY_NOT_WELL_FORMED.with(place.getLineNr(), place.getColumnNr());
    }
}
