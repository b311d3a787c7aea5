package dev.alambique.migration.sql;

import dev.alambique.migration.schema.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition as a person would write it: {@code situacao IN ('ATIVA', 'TRANCADA')} for what PostgreSQL keeps as
 * {@code ((situacao)::text = ANY ((ARRAY['ATIVA'::character varying, …])::text[]))}. Nothing is written otherwise but what
 * PostgreSQL's parser turns into the very same expression again (manual, 10.2 and 10.5), which depends on the types of the
 * columns; all else stays as it is.
 */
final class PlainWords {
    private static final String COLUMN = "([a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")";
    /** A column of type varchar, which has no operators of its own. */
    private static final String VARCHAR = "\\(" + COLUMN + "\\)::text";

    /** Those of one argument that take text, and nothing that a varchar is rather. */
    private static final Pattern FUNCTION = Pattern.compile("(lower|upper|initcap|length|md5)\\(" + VARCHAR + "\\)");

    private static final Pattern NULL_TEST = Pattern.compile(COLUMN + " IS (?:NOT )?NULL");
    private static final Pattern COLUMNS = Pattern.compile(COLUMN + " (?:=|<>|<|<=|>|>=) " + COLUMN);
    private static final Pattern COMPARISON =
            Pattern.compile("(?:" + COLUMN + "|" + VARCHAR + ") (=|<>|<|<=|>|>=|!?~~?\\*?) (.+)", Pattern.DOTALL);
    /** The words for what PostgreSQL keeps as an operator (gram.y). */
    private static final Map<String, String> WORDS =
            Map.of("~~", "LIKE", "!~~", "NOT LIKE", "~~*", "ILIKE", "!~~*", "NOT ILIKE");

    private static final Pattern LIST = Pattern.compile(COLUMN + " (= ANY|<> ALL) \\(ARRAY\\[(.+)]\\)", Pattern.DOTALL);
    private static final Pattern VARCHAR_LIST =
            Pattern.compile(VARCHAR + " (= ANY|<> ALL) \\(\\(ARRAY\\[(.+)]\\)::text\\[]\\)", Pattern.DOTALL);

    private final Map<String, String> types = new HashMap<>();

    private PlainWords(Expression expression) {
        expression.types().forEach((name, type) -> types.put(Quoting.identifier(name), type));
    }

    /** The condition, without parentheses around all of it. */
    static String of(Expression condition) {
        return new PlainWords(condition).whole(Parentheses.stripped(condition.text()));
    }

    /** The expression that is a key of an index, with the parentheses that it needs there. */
    static String term(Expression expression) {
        String text = Parentheses.single(expression.text());
        Matcher function = FUNCTION.matcher(text);
        boolean isPlain = function.matches()
                && new PlainWords(expression)
                        .type(function.group(2))
                        .filter("character varying"::equals)
                        .isPresent();
        return isPlain ? function.group(1) + "(" + function.group(2) + ")" : text;
    }

    private String whole(String expression) {
        return connected(expression).or(() -> simple(expression)).orElse(expression);
    }

    private Optional<String> connected(String expression) {
        for (String connective : List.of(" AND ", " OR ")) {
            List<String> parts = Parentheses.split(expression, connective);
            if (parts.size() > 1) {
                return Optional.of(
                        String.join(connective, parts.stream().map(this::part).toList()));
            }
        }
        return Optional.empty();
    }

    private String part(String part) {
        String bare = Parentheses.stripped(part);
        return connected(bare)
                .map(each -> "(" + each + ")")
                .or(() -> simple(bare))
                .orElse(part);
    }

    private Optional<String> simple(String text) {
        if (NULL_TEST.matcher(text).matches() || COLUMNS.matcher(text).matches()) {
            return Optional.of(text);
        }
        return list(LIST.matcher(text), any -> true)
                .or(() -> list(VARCHAR_LIST.matcher(text), "character varying"::equals))
                .or(() -> comparison(COMPARISON.matcher(text)));
    }

    private Optional<String> comparison(Matcher matcher) {
        if (!matcher.matches()) {
            return Optional.empty();
        }
        MatchResult parts = matcher.toMatchResult();
        boolean isVarchar = parts.group(1) == null;
        String column = isVarchar ? parts.group(2) : parts.group(1);
        return type(column)
                .filter(type -> isVarchar == type.equals("character varying"))
                .flatMap(type -> Literal.of(parts.group(4)).flatMap(value -> value.besides(isVarchar ? "text" : type)))
                .map(value -> column + " " + WORDS.getOrDefault(parts.group(3), parts.group(3)) + " " + value);
    }

    private Optional<String> list(Matcher matcher, Predicate<String> expected) {
        if (!matcher.matches()) {
            return Optional.empty();
        }
        MatchResult parts = matcher.toMatchResult();
        String column = parts.group(1);
        Optional<String> type = type(column).filter(expected);
        List<String> values = Parentheses.split(parts.group(3), ", ");
        List<String> written = type.stream()
                .flatMap(each -> values.stream()
                        .flatMap(value -> Literal.of(value).flatMap(literal -> literal.among(each)).stream()))
                .toList();
        // a list of one would become a comparison
        return written.size() == values.size() && written.size() > 1
                ? Optional.of(column + (parts.group(2).equals("= ANY") ? " IN (" : " NOT IN (")
                        + String.join(", ", written) + ")")
                : Optional.empty();
    }

    private Optional<String> type(String column) {
        return Optional.ofNullable(types.get(column));
    }
}
