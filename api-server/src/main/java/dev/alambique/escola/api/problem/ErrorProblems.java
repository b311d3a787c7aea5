package dev.alambique.escola.api.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alambique.escola.api.language.Language;
import dev.alambique.escola.api.language.Message;
import io.javalin.http.HttpStatus;
import io.javalin.router.exception.JavaLangErrorHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers as a problem where a handler threw no exception but an error: a class that is missing, a full stack.
 *
 * @param json writes the problem
 */
public record ErrorProblems(ObjectMapper json) implements JavaLangErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorProblems.class);

    @Override
    public void handle(HttpServletResponse response, Error failure) {
        LOG.error("a request failed", failure);
        RequestException problem = new RequestException(
                HttpStatus.INTERNAL_SERVER_ERROR, Message.SERVER_FAILED.text(), List.of(), failure);
        response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
        response.setContentType(ProblemDetail.MEDIA_TYPE);
        try {
            response.getOutputStream().write(json.writeValueAsBytes(ProblemDetail.of(problem, "", Language.ENGLISH)));
        } catch (IOException gone) {
            LOG.info("the client of a request that failed is gone");
        }
    }
}
