package dev.alambique.migration.model;

import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a persistence provider is asked for: the script of these classes, or of a persistence unit. */
record GenerationRequest(ClassLoader loader, Optional<String> persistenceUnit, List<String> classes) {
    /** Ends each statement of a provider that lets its delimiter be chosen; occurs in no SQL text. */
    private static final String DELIMITER = "\u001e";

    GenerationRequest {
        classes = List.copyOf(classes);
    }

    /** The statements of the script, or nothing where no provider knows the persistence unit. */
    Optional<List<String>> statements(Map<String, String> given, int serverMajorVersion)
            throws ReflectiveOperationException {
        Map<String, Object> properties = new HashMap<>(given);
        properties.putAll(settings(serverMajorVersion));
        Map<String, Object> request = new HashMap<>();
        request.put(ScriptWriter.LOADER, loader);
        request.put(ScriptWriter.CLASSES, new ArrayList<>(classes));
        request.put(ScriptWriter.PROPERTIES, properties);
        request.put(ScriptWriter.ROOT, root());
        persistenceUnit.ifPresent(name -> request.put(ScriptWriter.PERSISTENCE_UNIT, name));
        return writer().apply(request).map(GenerationRequest::split);
    }

    @SuppressWarnings("unchecked") // the same class, defined by another loader
    private Function<Map<String, Object>, Optional<String>> writer() throws ReflectiveOperationException {
        if (loader instanceof ModelClassLoader && ((ModelClassLoader) loader).isolated()) {
            var constructor =
                    Class.forName(ScriptWriter.class.getName(), true, loader).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Function<Map<String, Object>, Optional<String>>) constructor.newInstance();
        }
        return new ScriptWriter();
    }

    private static Map<String, String> settings(int serverMajorVersion) {
        return Map.of(
                "jakarta.persistence.schema-generation.database.action", "none",
                "jakarta.persistence.schema-generation.scripts.action", "create",
                "jakarta.persistence.database-product-name", "PostgreSQL",
                "jakarta.persistence.database-major-version", Integer.toString(serverMajorVersion),
                "jakarta.persistence.database-minor-version", "0",
                "jakarta.persistence.create-database-schemas", "true",
                "hibernate.boot.allow_jdbc_metadata_access", "false",
                "hibernate.hbm2ddl.auto", "none",
                "hibernate.hbm2ddl.delimiter", DELIMITER);
    }

    /** EclipseLink insists on a root, and looks for optional files there. */
    private URL root() {
        URL[] classPath = loader instanceof ModelClassLoader ? ((ModelClassLoader) loader).getURLs() : new URL[0];
        return classPath.length > 0
                ? classPath[0]
                : GenerationRequest.class.getProtectionDomain().getCodeSource().getLocation();
    }

    /** A provider that takes no delimiter writes one statement a line. */
    private static List<String> split(String script) {
        boolean delimited = script.contains(DELIMITER);
        List<String> statements = new ArrayList<>();
        for (String part : script.split(delimited ? DELIMITER : "\\R")) {
            String statement = delimited ? part.strip() : part.strip().replaceFirst(";$", "");
            if (!statement.isEmpty()) {
                statements.add(statement);
            }
        }
        return List.copyOf(statements);
    }
}
