package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;

/** Bean Validation that calls a field what the client calls it, in English whatever the machine's language. */
final class Validation {
    private static final Validator VALIDATOR = jakarta.validation.Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.ENGLISH)
            .propertyNodeNameProvider(Validation::nameInJson)
            .buildValidatorFactory()
            .getValidator();

    private Validation() {}

    static Validator validator() {
        return VALIDATOR;
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
