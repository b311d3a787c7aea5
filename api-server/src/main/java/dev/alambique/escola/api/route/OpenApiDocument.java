package dev.alambique.escola.api.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alambique.escola.api.language.Language;
import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.ProblemDetail;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.problem.RequestId;
import dev.alambique.escola.api.route.Body.Use;
import dev.alambique.escola.api.route.Route.Access;
import io.javalin.http.HttpStatus;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The OpenAPI 3.1 document of routes.
 *
 * @param routes the routes
 * @param version the version of the API
 * @param guarded whether a token is needed
 * @param mapper writes the examples, as it writes the answers
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1.1</a>
 */
public record OpenApiDocument(Routes routes, String version, boolean guarded, ObjectMapper mapper) {
    /** The ways to show the token, by what the document calls them. */
    private static final Map<String, SecurityScheme> WAYS = new TreeMap<>(Map.of(
            "apiKey",
                    new SecurityScheme()
                            .type(SecurityScheme.Type.APIKEY)
                            .in(SecurityScheme.In.HEADER)
                            .name("X-API-Key")
                            .description("the token"),
            "basic",
                    new SecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("basic")
                            .description("the token is the password, of any user; browsers ask for it by themselves"),
            "bearer",
                    new SecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .description("the token")));

    /** What every route may refuse for. */
    private static final List<HttpStatus> ALWAYS = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.URI_TOO_LONG,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    /** The document as JSON. */
    public String json() {
        Schemas schemas = new Schemas(mapper);
        Schema<?> problem = schemas.of(ProblemDetail.class, Use.ANSWER);
        OpenAPI document = new OpenAPI(SpecVersion.V31)
                .openapi("3.1.1")
                .info(new Info()
                        .title("Escola")
                        .version(version)
                        .description("Students, courses and enrolments. Errors are problem details (RFC 9457), in"
                                + " Portuguese or English by Accept-Language."));
        Set<HttpStatus> refusals = new TreeSet<>();
        Set<String> tags = new LinkedHashSet<>();
        for (Route route : routes.all()) {
            tags.add(route.tag());
            refusals.addAll(refusals(route));
            PathItem item = document.getPaths() != null && document.getPaths().containsKey(route.path())
                    ? document.getPaths().get(route.path())
                    : new PathItem();
            item.operation(PathItem.HttpMethod.valueOf(route.method().name()), operation(route, schemas));
            document.path(route.path(), item);
        }
        tags.forEach(tag -> document.addTagsItem(new Tag().name(tag)));
        Components components = new Components();
        schemas.named().forEach(components::addSchemas);
        components.addHeaders(RequestId.HEADER, header("the name of the request, also in the log"));
        refusals.forEach(status -> components.addResponses(name(status), refusal(status, problem)));
        if (guarded) {
            WAYS.forEach(components::addSecuritySchemes);
        }
        return text(document.components(components));
    }

    private Operation operation(Route route, Schemas schemas) {
        Operation operation =
                new Operation().operationId(route.id()).addTagsItem(route.tag()).summary(route.summary());
        route.parameters().forEach(each -> operation.addParametersItem(parameter(each)));
        route.body().ifPresent(body -> operation.requestBody(body(body, schemas)));
        ApiResponses responses = new ApiResponses();
        route.answers().forEach(each -> responses.addApiResponse(code(each.status()), response(each, schemas)));
        refusals(route)
                .forEach(each -> responses.addApiResponse(
                        code(each), new ApiResponse().$ref("#/components/responses/" + name(each))));
        if (guarded && route.access() == Access.GUARDED) {
            WAYS.keySet().forEach(way -> operation.addSecurityItem(new SecurityRequirement().addList(way)));
        }
        return operation.responses(responses);
    }

    private Set<HttpStatus> refusals(Route route) {
        Set<HttpStatus> refusals = new TreeSet<>(ALWAYS);
        refusals.addAll(route.refusals());
        if (guarded && route.access() == Access.GUARDED) {
            refusals.add(HttpStatus.UNAUTHORIZED);
        }
        if (route.body().isPresent()) {
            refusals.addAll(List.of(
                    HttpStatus.REQUEST_TIMEOUT, HttpStatus.UNSUPPORTED_MEDIA_TYPE, HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return refusals;
    }

    private static io.swagger.v3.oas.models.parameters.Parameter parameter(Parameter parameter) {
        return new io.swagger.v3.oas.models.parameters.Parameter()
                .in(parameter.place().name().toLowerCase(Locale.ROOT))
                .name(parameter.name())
                .description(parameter.description())
                .required(parameter.place() == Parameter.Place.PATH)
                .schema(parameter.schema())
                .example(parameter.example());
    }

    private RequestBody body(Body body, Schemas schemas) {
        MediaType media =
                new MediaType().schema(schemas.of(body.type(), body.use())).example(tree(body.example()));
        return new RequestBody().required(true).content(new Content().addMediaType(body.mediaType(), media));
    }

    private ApiResponse response(Answer answer, Schemas schemas) {
        ApiResponse response = named(answer.description());
        new TreeMap<>(answer.headers()).forEach((name, says) -> response.addHeaderObject(name, header(says)));
        answer.content().ifPresent(content -> {
            MediaType media = new MediaType().schema(schema(content, schemas));
            content.example()
                    .map(this::tree)
                    .ifPresent(one -> media.example(
                            content.many() ? mapper.createArrayNode().add(one) : one));
            response.content(new Content().addMediaType(content.mediaType(), media));
        });
        return response;
    }

    private static Schema<?> schema(Answer.Content content, Schemas schemas) {
        if (content.type() == String.class) {
            return new Schema<>().typesItem("string");
        }
        if (content.type() == Object.class) {
            return new Schema<>();
        }
        Schema<?> one = schemas.of(content.type(), Use.ANSWER);
        Schema<Object> many = new Schema<>();
        many.setItems(one);
        return content.many() ? many.typesItem("array") : one;
    }

    /** Every answer has the name of its request. */
    private static ApiResponse named(String description) {
        ApiResponse response = new ApiResponse().description(description);
        response.addHeaderObject(RequestId.HEADER, new Header().$ref("#/components/headers/" + RequestId.HEADER));
        return response;
    }

    private static Header header(String says) {
        return new Header().description(says).schema(new Schema<>().typesItem("string"));
    }

    private ApiResponse refusal(HttpStatus status, Schema<?> problem) {
        Message said = switch (status) {
            case BAD_REQUEST -> Message.BODY_HOLDS_UNREADABLE;
            case UNAUTHORIZED -> Message.TOKEN_NEEDED;
            case NOT_FOUND -> Message.NO_SUCH_PATH;
            case CONFLICT -> Message.CHANGED_MEANWHILE;
            case PRECONDITION_FAILED -> Message.NOT_THIS_VERSION;
            case REQUEST_TIMEOUT -> Message.BODY_DOES_NOT_ARRIVE;
            case URI_TOO_LONG -> Message.ADDRESS_TOO_LONG;
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> Message.HEADERS_TOO_LONG;
            case CONTENT_TOO_LARGE -> Message.BODY_TOO_LARGE;
            case UNPROCESSABLE_CONTENT -> Message.VALUES_NOT_ACCEPTABLE;
            case SERVICE_UNAVAILABLE -> Message.DATABASE_SILENT;
            case INTERNAL_SERVER_ERROR -> Message.SERVER_FAILED;
            default -> Message.REFUSED;
        };
        RequestException example = new RequestException(status, said.with(status.getMessage()), List.of(), null);
        MediaType media =
                new MediaType().schema(problem).example(tree(ProblemDetail.of(example, "/alunos", Language.ENGLISH)));
        ApiResponse response = named(status.getMessage());
        if (status == HttpStatus.UNAUTHORIZED) {
            response.addHeaderObject("WWW-Authenticate", header("how to show the token"));
        } else if (status == HttpStatus.TOO_MANY_REQUESTS) {
            response.addHeaderObject("Retry-After", header("how many seconds to wait"));
        }
        if (status == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
            response.addHeaderObject("Accept-Encoding", header("identity, where the body came with Content-Encoding"));
        }
        return response.content(new Content().addMediaType(ProblemDetail.MEDIA_TYPE, media));
    }

    private JsonNode tree(Object example) {
        try {
            return example instanceof String json ? mapper.readTree(json) : mapper.valueToTree(example);
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException("No example: " + example, noJson);
        }
    }

    private static String code(HttpStatus status) {
        return String.valueOf(status.getCode());
    }

    private static String name(HttpStatus status) {
        return status.getMessage().replace(" ", "");
    }

    private static String text(OpenAPI document) {
        try {
            return Json31.mapper().writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
