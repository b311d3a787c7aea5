package dev.alambique.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a script into the statements that PostgreSQL would see, as psql does: at semicolons outside of quotes,
 * comments and bodies; a command of psql's own ({@code \\connect}) is a line that begins with a backslash, and the rows
 * that follow {@code COPY … FROM stdin} are no statements. Quotes may be {@code '…'}, {@code E'…'} (backslash escapes), {@code "…"} and {@code $tag$…$tag$};
 * comments are {@code --} and nested {@code /* … *}{@code /}; a body is {@code BEGIN ATOMIC … END} of a function.
 */
public final class SqlScript {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private static final Pattern COPY =
            Pattern.compile("COPY\\s.*\\sFROM\\s+STDIN\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern ROWS_END = Pattern.compile("\\n\\\\\\.(?=\\r?\\n|\\r?\\z)");

    private final String text;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Matcher dollar;
    private final Matcher word;
    private final Matcher rowsEnd;
    private int position;
    private int start = -1;
    private int line = 1;
    private int counted;
    private int bodies;
    private boolean open;
    private boolean ended = true;
    private String lastWord = "";

    private SqlScript(String text) {
        this.text = text;
        this.dollar = DOLLAR.matcher(text);
        this.word = WORD.matcher(text);
        this.rowsEnd = ROWS_END.matcher(text);
    }

    /** The statements of a script, in order; an unfinished quote reaches to the end of the text. */
    public static List<SqlStatement> statements(String text) {
        return List.copyOf(read(text).statements);
    }

    static SqlScript read(String text) {
        SqlScript script = new SqlScript(text);
        script.split();
        return script;
    }

    /** Where colons and backslashes stand outside of quotes, comments and rows: what psql may take for its own. */
    List<Integer> marks() {
        return marks;
    }

    /** Whether a quote, a comment or the rows of a COPY are not closed. */
    boolean isOpen() {
        return open;
    }

    /** Whether a semicolon stands behind the last statement. */
    boolean isEnded() {
        return ended;
    }

    private void split() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (text.startsWith("--", position)) {
                position = endOfLine(position);
            } else if (text.startsWith("/*", position)) {
                skipBlockComment();
            } else if (text.charAt(position) == '\\' && start < 0) {
                start = position;
                marks.add(position);
                position = endOfLine(position);
                finish();
            } else if (text.charAt(position) == ';' && bodies == 0) {
                boolean rows = start >= 0;
                finish();
                position++;
                if (rows) {
                    skipRows();
                }
            } else {
                start = start < 0 ? position : start;
                skipToken();
            }
        }
        ended = start < 0;
        finish();
    }

    /** Whether the statement is a COPY whose rows stand behind it in the script. */
    public static boolean readsRows(SqlStatement statement) {
        return COPY.matcher(statement.text()).matches();
    }

    private void skipRows() {
        if (readsRows(statements.get(statements.size() - 1))) {
            open = !rowsEnd.region(position, text.length()).find();
            position = open ? text.length() : rowsEnd.end();
        }
    }

    private void finish() {
        if (start >= 0) {
            for (; counted < start; counted++) {
                line += text.charAt(counted) == '\n' ? 1 : 0;
            }
            statements.add(
                    new SqlStatement(line, text.substring(start, position).strip()));
        }
        start = -1;
        bodies = 0;
        lastWord = "";
    }

    private void skipToken() {
        char c = text.charAt(position);
        if (c == '\'') {
            skipQuoted('\'', false);
        } else if (c == '"') {
            skipQuoted('"', false);
        } else if (c == '$' && dollar.region(position, text.length()).lookingAt()) {
            position = endOf(dollar.group(), dollar.end());
        } else if (word.region(position, text.length()).lookingAt()) {
            skipWord();
        } else if (Character.isDigit(c)) {
            // A number takes the letters and dollars that touch it, so that 1$a$ begins no quote.
            while (position < text.length()
                    && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '$')) {
                position++;
            }
        } else {
            if (c == ':' || c == '\\') {
                marks.add(position);
            }
            position++;
        }
    }

    private void skipWord() {
        String found = word.group().toUpperCase(Locale.ROOT);
        position = word.end();
        if (found.equals("E") && position < text.length() && text.charAt(position) == '\'') {
            skipQuoted('\'', true);
        }
        // Inside a body, only CASE opens what END closes as well: SQL-standard bodies hold no nested BEGIN.
        if (found.equals("ATOMIC") && lastWord.equals("BEGIN") || bodies > 0 && found.equals("CASE")) {
            bodies++;
        } else if (bodies > 0 && found.equals("END")) {
            bodies--;
        }
        lastWord = found;
    }

    private void skipQuoted(char quote, boolean backslashes) {
        position++;
        while (position < text.length() && text.charAt(position) != quote) {
            position += backslashes && text.charAt(position) == '\\' ? 2 : 1;
        }
        open |= position >= text.length();
        // A doubled quote is two quoted pieces side by side, which ends at the same place. Only the second piece of a
        // backslash string has backslash escapes too.
        position = Math.min(position + 1, text.length());
        if (backslashes && position < text.length() && text.charAt(position) == quote) {
            skipQuoted(quote, true);
        }
    }

    private void skipBlockComment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                depth--;
                position += 2;
            } else {
                position++;
            }
        } while (depth > 0 && position < text.length());
        open |= depth > 0;
    }

    private int endOf(String closing, int from) {
        int at = text.indexOf(closing, from);
        open |= at < 0;
        return at < 0 ? text.length() : at + closing.length();
    }

    private int endOfLine(int from) {
        int at = text.indexOf('\n', from);
        return at < 0 ? text.length() : at + 1;
    }
}
