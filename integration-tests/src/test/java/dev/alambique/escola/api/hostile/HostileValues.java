package dev.alambique.escola.api.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values over which programs stumble; characters stand for one byte each. */
final class HostileValues {
    private static final int DEPTH = 10_000;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "'; DROP TABLE alunos; --",
            "x' OR '1'='1",
            "1; UPDATE alunos SET nome = 'owned'",
            "$$; DELETE FROM alunos; $$",
            "\\'; TRUNCATE alunos --",
            "%' ESCAPE '",
            "_%_%",
            "${jndi:ldap://127.0.0.1/x}",
            "#{7*7} {{7*7}} ${7*7} {0} {1}",
            "%s%n%x%d",
            "../../../../etc/passwd",
            "<script>alert(1)</script>",
            "a\r\nX-Injected: yes",
            "a\nSet-Cookie: X-Injected=yes",
            "\u0007\u001b[31m\u007f",
            utf8("\u202e\u200f\ufeff\ufffe\uffff"),
            utf8("\ud83e\uddea".repeat(40)),
            utf8("\u0130\u0131\ufb03\u1e9e"),
            utf8("e" + "\u0301".repeat(200)),
            "x".repeat(10_000),
            "-1",
            "99999999999999999999",
            "NaN",
            "null",
            "true");

    /** What no UTF-8 decoder may accept: a broken sequence, a surrogate, an overlong NUL, five bytes, no character, an end. */
    private static final List<String> NO_UTF8 = List.of(
            "\u00c3\u0028",
            "\u00ed\u00a0\u0080",
            "\u00c0\u0080",
            "\u00f8\u0088\u0080\u0080\u0080",
            "\u00ff\u00fe",
            "\u00e2\u0082",
            "\u00f4\u0090\u0080\u0080");

    private static final List<String> NO_CHARACTERS =
            List.of("\\ud800", "\\udc00\\ud800", "\\u0000", "\\uD83E", "a\\ud800b", "\\uZZZZ", "\\x41", "\\");

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "0",
            "-0",
            "-1",
            "1.5",
            "1e5",
            "1e999",
            "-1E-999",
            "1e2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "9".repeat(900),
            "9".repeat(5_000),
            "0." + "0".repeat(5_000) + "1",
            "NaN",
            "-Infinity",
            "0x10",
            "007",
            "+1",
            "'single'",
            "undefined",
            "[1,2,3]",
            "{\"id\":1}",
            "{\"$ne\":null}",
            "[[[[1]]]]",
            "\"2001-02-30\"",
            "\"+999999999-12-31\"",
            "\"0000-00-00\"",
            "\"9999-12-31\"",
            "\"-4713-01-01\"",
            "\"2001-09-23T00:00:00Z\"",
            "\"1\"",
            "\"\"");

    private HostileValues() {}

    /** A text, which may hold any byte. */
    static String text(RandomGenerator random) {
        return random.nextInt(5) == 0 ? noUtf8(random) : any(random, TEXTS);
    }

    static String noUtf8(RandomGenerator random) {
        return any(random, NO_UTF8);
    }

    /** What stands for a value in JSON; not all of it is JSON. */
    static String json(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> quoted(any(random, TEXTS));
            case 3 -> "\"" + any(random, NO_CHARACTERS) + "\"";
            case 4 -> "\"" + text(random) + "\"";
            case 5 -> random.nextInt(6) == 0 ? deep(random) : any(random, JSON);
            default -> any(random, JSON);
        };
    }

    /** Arrays or objects within one another, closed again or not. */
    static String deep(RandomGenerator random) {
        boolean arrays = random.nextBoolean();
        String open = arrays ? "[" : "{\"a\":";
        String close = arrays ? "]" : "}";
        int closed = random.nextInt(4) == 0 ? 0 : DEPTH;
        return open.repeat(DEPTH) + "1" + close.repeat(closed);
    }

    /** A text as it may stand in a path or a query: encoded in part, wholly, wrongly, or not. */
    static String inUrl(RandomGenerator random) {
        String text = text(random);
        return switch (random.nextInt(5)) {
            case 0 -> text;
            case 1 ->
                percent(text) + any(random, List.of("%", "%4", "%zz", "%u0041", "%c0%af", "%ff", "%00", "%0d%0a"));
            default -> percent(text);
        };
    }

    static String percent(String text) {
        StringBuilder encoded = new StringBuilder();
        text.chars()
                .forEach(each -> encoded.append(
                        each < 128 && Character.isLetterOrDigit(each)
                                ? String.valueOf((char) each)
                                : "%%%02x".formatted(each)));
        return encoded.toString();
    }

    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static <T> T any(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(each -> quoted.append(
                        each < ' ' || each == '"' || each == '\\'
                                ? "\\u%04x".formatted(each)
                                : String.valueOf((char) each)));
        return quoted.append('"').toString();
    }
}
