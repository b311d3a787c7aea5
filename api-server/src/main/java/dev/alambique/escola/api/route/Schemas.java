package dev.alambique.escola.api.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alambique.escola.api.route.Body.Use;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of the records that travel, as swagger-core makes them of Jackson's and Bean Validation's annotations, and
 * what it does not know: which components of a record may be null, and that all others are there.
 */
final class Schemas {
    private static final String REFERENCE = "#/components/schemas/";

    private final ModelConverters converters = new ModelConverters(true);
    private final ObjectMapper mapper;
    private final Map<String, Schema<?>> named = new TreeMap<>();

    Schemas(ObjectMapper mapper) {
        this.mapper = mapper;
        converters.addConverter(new ModelResolver(mapper).openapi31(true));
    }

    /** All schemas that were referred to, by name. */
    Map<String, Schema<?>> named() {
        return named;
    }

    /** A reference to the schema of a record. */
    Schema<?> of(Class<?> type, Use use) {
        String name = type.getSimpleName() + (use == Use.PATCH ? "Patch" : "");
        if (!named.containsKey(name)) {
            named.put(name, new Schema<>());
            named.put(name, record(type, use));
        }
        return new Schema<>().$ref(REFERENCE + name);
    }

    private Schema<?> record(Class<?> type, Use use) {
        Schema<?> schema = converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false)).schema;
        Set<String> required = new LinkedHashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = nameInJson(type, component);
            Schema<?> property = schema.getProperties().get(name);
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                property.addType("null");
            }
            boolean leftOut = use == Use.WHOLE && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!leftOut && !component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                required.add(name);
            }
            describe(component.getAccessor(), property);
            refer(component, property, use);
        }
        schema.setRequired(use == Use.PATCH || required.isEmpty() ? null : new ArrayList<>(required));
        schema.setAdditionalProperties(false);
        schema.setName(null);
        return schema;
    }

    /** Adds the constraints that swagger-core does not know. */
    private static void describe(AnnotatedElement component, Schema<?> property) {
        boolean filled = component.isAnnotationPresent(NotBlank.class);
        Pattern pattern = component.getAnnotation(Pattern.class);
        if (pattern != null) {
            // Bean Validation matches the whole text, JSON Schema any part of it.
            property.pattern("^" + (filled ? "(?=[\\s\\S]*\\S)" : "") + "(?:" + pattern.regexp() + ")$");
        }
        if (filled) {
            property.minLength(1).pattern(pattern == null ? "\\S" : property.getPattern());
        }
        if (component.isAnnotationPresent(PastOrPresent.class)) {
            // What day it is, no keyword of JSON Schema knows.
            property.description("not in the future");
        }
    }

    /** Records within records are schemas of their own. */
    private void refer(RecordComponent component, Schema<?> property, Use use) {
        if (List.class.isAssignableFrom(component.getType())
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            property.setItems(of(element, use));
        }
    }

    private String nameInJson(Class<?> type, RecordComponent component) {
        return mapper.getSerializationConfig().introspect(mapper.constructType(type)).findProperties().stream()
                .filter(property -> property.getInternalName().equals(component.getName()))
                .findFirst()
                .orElseThrow()
                .getName();
    }
}
