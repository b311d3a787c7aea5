package dev.alambique.migration.scratch;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The COMMENT of an entity or its attribute, in which Hibernate leaves apostrophes as they are. */
final class EntityComment {
    private static final String SYNTAX_ERROR = "42601";
    private static final Pattern COMMENT = Pattern.compile(
            "(\\s*comment on (?:table|column) .+? is )'(.*)'\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private EntityComment() {}

    /** The statement with its apostrophes doubled, if it is such a comment and PostgreSQL could not read it. */
    static Optional<String> escaped(String sql, SQLException failure) {
        Matcher comment = COMMENT.matcher(sql);
        return SYNTAX_ERROR.equals(failure.getSQLState()) && comment.matches()
                ? Optional.of(comment.group(1) + "'" + comment.group(2).replace("'", "''") + "'")
                : Optional.empty();
    }
}
