package dev.alambique.migration.model;

import jakarta.persistence.spi.PersistenceUnitInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A persistence unit of listed classes.
 *
 * <p>A dynamic proxy, because {@link PersistenceUnitInfo} differs between the versions of Jakarta Persistence that a
 * class path may bring: what is not known by name is answered by its type.
 */
final class UnitDescription implements InvocationHandler {
    private final Map<String, Object> request;

    private UnitDescription(Map<String, Object> request) {
        this.request = request;
    }

    static PersistenceUnitInfo of(Map<String, Object> request) {
        return (PersistenceUnitInfo) Proxy.newProxyInstance(
                PersistenceUnitInfo.class.getClassLoader(),
                new Class<?>[] {PersistenceUnitInfo.class},
                new UnitDescription(request));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        switch (method.getName()) {
            case "getPersistenceUnitName":
            case "toString":
                return "alambique";
            case "getManagedClassNames":
                return request.get(ScriptWriter.CLASSES);
            case "excludeUnlistedClasses":
                return true;
            case "getClassLoader":
            case "getNewTempClassLoader":
                return request.get(ScriptWriter.LOADER);
            case "getPersistenceUnitRootUrl":
                return request.get(ScriptWriter.ROOT);
            case "getTransactionType":
                return constant(method.getReturnType(), "RESOURCE_LOCAL");
            case "getSharedCacheMode":
                return constant(method.getReturnType(), "UNSPECIFIED");
            case "getValidationMode":
                return constant(method.getReturnType(), "AUTO");
            case "hashCode":
                return System.identityHashCode(proxy);
            case "equals":
                return arguments != null && proxy == arguments[0];
            default:
                return byType(method.getReturnType());
        }
    }

    private static @Nullable Object byType(Class<?> type) {
        if (type.equals(List.class)) {
            return List.of();
        }
        return type.equals(Properties.class) ? new Properties() : null;
    }

    private static @Nullable Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
