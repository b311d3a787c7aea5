package dev.alambique.migration.model;

import java.util.List;

/** Classes that were named one by one. */
record GivenEntities(List<Class<?>> classes) implements Entities {
    GivenEntities {
        classes = List.copyOf(classes);
    }

    @Override
    public ClassLoader open() {
        return classes.stream()
                .map(Class::getClassLoader)
                .filter(loader -> loader != null)
                .findFirst()
                .orElse(GivenEntities.class.getClassLoader());
    }

    @Override
    public List<String> candidates() {
        return classes.stream().map(Class::getName).toList();
    }

    @Override
    public String where() {
        return "the classes given: " + (classes.isEmpty() ? "none" : String.join(", ", candidates()));
    }
}
