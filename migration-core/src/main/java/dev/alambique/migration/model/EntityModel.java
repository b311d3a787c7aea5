package dev.alambique.migration.model;

import dev.alambique.migration.problem.MigrationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;

/**
 * A model: JPA entities, where they are found, and the properties that their persistence provider is given.
 *
 * <p>Its schema is what the provider itself writes: {@code PersistenceProvider.generateSchema} of Jakarta Persistence 3.
 * A class path that brings a provider is loaded apart from the class path of this library, with that provider; any
 * other uses the provider that this library is run with.
 */
public final class EntityModel {
    private final Entities entities;
    private final Optional<String> persistenceUnit;
    private final Map<String, String> properties;

    private EntityModel(Entities entities, Optional<String> persistenceUnit, Map<String, String> properties) {
        this.entities = entities;
        this.persistenceUnit = persistenceUnit;
        this.properties = Map.copyOf(properties);
    }

    private static EntityModel of(Entities entities) {
        return new EntityModel(entities, Optional.empty(), Map.of());
    }

    /** The entities in folders of class files and in jars, in whatever package. */
    public static EntityModel onClassPath(List<Path> entries) {
        return onClassPath(entries, List.of());
    }

    /** The entities in folders of class files and in jars that are in the given packages or below; in any if none is given. */
    public static EntityModel onClassPath(List<Path> entries, List<String> packages) {
        return of(new EntitiesOnClassPath(entries, packages));
    }

    /** The entities that a class loader sees in packages or below. */
    public static EntityModel inPackages(ClassLoader loader, List<String> packages) {
        return of(new EntitiesInPackages(loader, packages));
    }

    /**
     * The mapped classes that a class loader sees in packages or below, for a persistence unit that is to have the entities
     * of {@link #inPackages}, and none that somebody forgot to list.
     *
     * @throws MigrationException if there are none, or one cannot be loaded
     */
    public static List<Class<?>> classesInPackages(ClassLoader loader, List<String> packages) {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : MappedClasses.in(new EntitiesInPackages(loader, packages), loader)) {
            classes.add(MappedClasses.load(name, loader));
        }
        return List.copyOf(classes);
    }

    /** The given entities and nothing else; what they embed or inherit from is to be among them. */
    public static EntityModel ofClasses(List<Class<?>> classes) {
        return of(new GivenEntities(classes));
    }

    /** This model with the entities and properties that a unit of {@code META-INF/persistence.xml} names. */
    public EntityModel withPersistenceUnit(String name) {
        return new EntityModel(entities, Optional.of(name), properties);
    }

    /** This model with properties for the persistence provider, such as a naming strategy. */
    public EntityModel withProperties(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(properties);
        all.putAll(Objects.requireNonNull(more, "more"));
        return new EntityModel(entities, persistenceUnit, all);
    }

    /**
     * The statements that create the model's schema, in the provider's order. No database is used.
     *
     * @param serverMajorVersion the PostgreSQL version that the statements are for, such as 18: the script depends on it
     * @throws MigrationException if there are no entities, a class cannot be loaded, or the mapping is invalid
     */
    public List<String> createScript(int serverMajorVersion) {
        ClassLoader loader = entities.open();
        Surroundings outside = Surroundings.enter(loader);
        try {
            return createScript(loader, serverMajorVersion);
        } finally {
            outside.close();
            close(loader);
        }
    }

    private List<String> createScript(ClassLoader loader, int serverMajorVersion) {
        List<String> classes = persistenceUnit.isPresent() ? List.of() : MappedClasses.in(entities, loader);
        if (loader.getResource(ModelClassLoader.PROVIDER_SERVICE) == null) {
            throw ModelProblems.noProvider(entities.where());
        }
        try {
            return new GenerationRequest(loader, persistenceUnit, classes)
                    .statements(properties, serverMajorVersion)
                    .orElseThrow(() -> ModelProblems.unknownUnit(persistenceUnit.orElse(""), entities.where()));
        } catch (MigrationException known) {
            throw known;
        } catch (RuntimeException | LinkageError | ReflectiveOperationException | ServiceConfigurationError failure) {
            throw ModelProblems.invalid(entities.where(), failure);
        }
    }

    private static void close(ClassLoader loader) {
        if (loader instanceof ModelClassLoader) {
            try {
                ((ModelClassLoader) loader).close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
