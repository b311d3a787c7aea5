package dev.alambique.migration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Storage parameters and their like, which the catalogs hold as {@code name=value}. */
final class Parameters {
    private static final Pattern PLAIN_VALUE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(\\.[0-9]+)?");

    private Parameters() {}

    /** {@code (fillfactor=70, autovacuum_enabled=false)}. */
    static String list(List<String> parameters) {
        return parameters.stream().map(Parameters::written).collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@code SET (…)} and {@code RESET (…)}, as far as they are needed. */
    static List<String> changes(List<String> from, List<String> to) {
        List<String> clauses = new ArrayList<>();
        List<String> set = to.stream().filter(each -> !from.contains(each)).toList();
        if (!set.isEmpty()) {
            clauses.add("SET " + list(set));
        }
        List<String> names = to.stream().map(Parameters::name).toList();
        List<String> reset = from.stream()
                .map(Parameters::name)
                .filter(each -> !names.contains(each))
                .toList();
        if (!reset.isEmpty()) {
            clauses.add("RESET (" + String.join(", ", reset) + ")");
        }
        return clauses;
    }

    private static String written(String parameter) {
        String value = parameter.substring(parameter.indexOf('=') + 1);
        return name(parameter) + "=" + (PLAIN_VALUE.matcher(value).matches() ? value : Quoting.literal(value));
    }

    private static String name(String parameter) {
        return parameter.substring(0, parameter.indexOf('='));
    }
}
