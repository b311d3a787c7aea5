package dev.alambique.migration.model;

import jakarta.persistence.spi.PersistenceProvider;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * Has a persistence provider write its CREATE script, without any database.
 *
 * <p>Defined a second time beside an isolated provider, so it speaks to its caller in types of the JDK only: a map with
 * the keys below in; the script out, or nothing where no provider knows the persistence unit.
 */
final class ScriptWriter implements Function<Map<String, Object>, Optional<String>> {
    static final String LOADER = "loader";
    static final String CLASSES = "classes";
    static final String PERSISTENCE_UNIT = "persistence unit";
    static final String ROOT = "root";
    static final String PROPERTIES = "properties";

    static final List<String> LOADED_BESIDE_THE_PROVIDER =
            List.of("dev.alambique.migration.model.ScriptWriter", "dev.alambique.migration.model.UnitDescription");

    private static final String TARGET = "jakarta.persistence.schema-generation.scripts.create-target";

    @Override
    public Optional<String> apply(Map<String, Object> request) {
        ClassLoader loader = (ClassLoader) request.get(LOADER);
        Map<String, Object> properties = new HashMap<>();
        ((Map<?, ?>) request.get(PROPERTIES)).forEach((key, value) -> properties.put((String) key, value));
        withoutDatabase(loader, properties);
        StringWriter script = new StringWriter();
        properties.put(TARGET, script);
        Object unit = request.get(PERSISTENCE_UNIT);
        boolean written = false;
        for (PersistenceProvider provider : ServiceLoader.load(PersistenceProvider.class, loader)) {
            if (unit == null) {
                provider.generateSchema(UnitDescription.of(request), properties);
                written = true;
            } else {
                written = provider.generateSchema((String) unit, properties);
            }
            if (written) {
                break;
            }
        }
        return written ? Optional.of(script.toString()) : Optional.empty();
    }

    /**
     * Keeps Hibernate from opening the database that a persistence unit names: its pools connect as soon as they are
     * configured, whether a connection is wanted or not, and a property of the unit can be replaced but not removed.
     */
    private static void withoutDatabase(ClassLoader loader, Map<String, Object> properties) {
        try {
            Class<?> pool =
                    Class.forName("org.hibernate.engine.jdbc.connections.spi.ConnectionProvider", false, loader);
            InvocationHandler closed = (proxy, method, arguments) -> {
                if (method.getName().equals("getConnection")) {
                    throw new SQLException("writing a CREATE script uses no database");
                }
                if (method.getName().equals("hashCode")) {
                    return System.identityHashCode(proxy);
                }
                return method.getReturnType().equals(boolean.class) ? Boolean.FALSE : null;
            };
            properties.put(
                    "hibernate.connection.provider_class",
                    Proxy.newProxyInstance(pool.getClassLoader(), new Class<?>[] {pool}, closed));
        } catch (ClassNotFoundException anotherProvider) {
            // Only Hibernate does this.
        }
    }
}
