package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.alambique.escola.api.language.Language;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;

/** Bean Validation that calls a field what the client calls it, in its language whatever the machine's. */
final class Validation {
    private static final Map<Language, Validator> VALIDATORS =
            Map.copyOf(Stream.of(Language.values()).collect(Collectors.toMap(each -> each, Validation::speaking)));

    private Validation() {}

    /** The validator that speaks a language. */
    static Validator in(Language language) {
        return Objects.requireNonNull(VALIDATORS.get(language));
    }

    private static Validator speaking(Language language) {
        return jakarta.validation.Validation.byProvider(HibernateValidator.class)
                .configure()
                .defaultLocale(language.locale())
                .locales(language.locale())
                .propertyNodeNameProvider(Validation::nameInJson)
                .buildValidatorFactory()
                .getValidator();
    }

    private static String nameInJson(Property property) {
        if (!(property instanceof JavaBeanProperty component)) {
            return property.getName();
        }
        return Optional.ofNullable(component.getDeclaringClass().getRecordComponents()).stream()
                .flatMap(Arrays::stream)
                .filter(candidate -> candidate.getName().equals(property.getName()))
                .map(RecordComponent::getAccessor)
                .map(accessor -> accessor.getAnnotation(JsonProperty.class))
                .filter(name -> name != null)
                .map(JsonProperty::value)
                .findFirst()
                .orElse(property.getName());
    }
}
