package dev.alambique.migration.model;

import java.util.List;
import java.util.stream.Collectors;

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
    public List<String> candidates(List<String> annotations) {
        return classes.stream()
                .filter(each -> MappedClasses.carries(each, annotations))
                .map(Class::getName)
                .toList();
    }

    @Override
    public String where() {
        return "the classes given: "
                + (classes.isEmpty()
                        ? "none"
                        : classes.stream().map(Class::getName).collect(Collectors.joining(", ")));
    }
}
