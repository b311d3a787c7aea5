package dev.alambique.migration.runner;

import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of a script that were done by an earlier try, told by their text. */
final class Progress {
    private Progress() {}

    /** A statement without what two parsers of scripts may see differently: its end and the comments before it. */
    static String normal(String sql) {
        return SqlScript.statements(sql).stream().map(SqlStatement::text).collect(Collectors.joining("\n")) + "\n";
    }

    /** Whether the first statements of a script are those that were done. */
    static boolean begins(List<SqlStatement> statements, AuditMarks.Broken broken) {
        if (broken.done() > statements.size()) {
            return false;
        }
        String done = statements.subList(0, broken.done()).stream()
                .map(each -> normal(each.text()))
                .collect(Collectors.joining());
        return Checksum.of(done) == broken.checksum();
    }
}
