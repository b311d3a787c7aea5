package dev.alambique.migration.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A context-free grammar read from a file: rules at the margin, their alternatives indented, {@code {rule}} within. */
final class Grammar {
    private static final String INDENT = "    ";
    private static final Pattern REFERENCE = Pattern.compile("\\{([a-z ]+)}");

    private final Map<String, List<String>> rules;

    private Grammar(Map<String, List<String>> rules) {
        this.rules = rules;
    }

    static Grammar of(String resource) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        List<String> alternatives = new ArrayList<>();
        for (String line : read(resource).split("\n")) {
            if (line.startsWith(INDENT)) {
                alternatives.add(line.substring(INDENT.length()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                alternatives = new ArrayList<>();
                rules.put(line, alternatives);
            }
        }
        return new Grammar(rules);
    }

    /** The alternatives of a rule, as they stand in the file. */
    List<String> alternatives(String rule) {
        List<String> alternatives = rules.get(rule);
        if (alternatives == null) {
            throw new IllegalArgumentException("the grammar has no rule " + rule + ", but " + rules.keySet());
        }
        return alternatives;
    }

    /** The sentences of a rule; they shrink to the first alternatives. */
    Arbitrary<String> sentences(String rule) {
        return Arbitraries.of(alternatives(rule)).flatMap(this::sentence);
    }

    /** The sentences of one alternative. */
    Arbitrary<String> sentence(String alternative) {
        List<Arbitrary<String>> parts = new ArrayList<>();
        Matcher reference = REFERENCE.matcher(alternative);
        int end = 0;
        while (reference.find()) {
            parts.add(Arbitraries.just(alternative.substring(end, reference.start())));
            parts.add(sentences(reference.group(1)));
            end = reference.end();
        }
        parts.add(Arbitraries.just(alternative.substring(end)));
        return Combinators.combine(parts).as(texts -> String.join("", texts));
    }

    private static String read(String resource) {
        try (InputStream stream = Objects.requireNonNull(Grammar.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
