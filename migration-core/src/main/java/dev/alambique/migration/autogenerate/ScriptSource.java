package dev.alambique.migration.autogenerate;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Uncompared;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An SQL script as people keep it and as {@code pg_dump} writes it, run on a scratch database. What it says about roles,
 * owners and privileges is passed over: they are not compared, and the scratch server may not know the roles. So is what
 * would reach beyond the scratch database.
 */
final class ScriptSource implements SchemaSource {
    private static final Pattern OWNERS = Pattern.compile(
            "(GRANT|REVOKE|REASSIGN|SET\\s+(LOCAL\\s+|SESSION\\s+)?(ROLE|SESSION)|ALTER\\s+DEFAULT\\s+PRIVILEGES"
                    + "|SECURITY\\s+LABEL)\\b.*|ALTER\\s.*\\bOWNER\\s+TO\\s+\\S+",
            Pattern.DOTALL);
    private static final Pattern BEYOND = Pattern.compile(
            "(CREATE|ALTER|DROP)\\s+(ROLE|USER|GROUP|DATABASE|TABLESPACE|SYSTEM|SUBSCRIPTION)\\b.*"
                    + "|COMMENT\\s+ON\\s+(ROLE|DATABASE|TABLESPACE)\\b.*",
            Pattern.DOTALL);

    /** A policy for a role by name, which the scratch server may not know. */
    private static final Pattern POLICY_OF_A_ROLE = Pattern.compile(
            "CREATE\\s+POLICY\\s+\\S+\\s+ON\\s+\\S+(\\s+AS\\s+\\w+)?(\\s+FOR\\s+\\w+)?\\s+TO\\s+"
                    + "(?!PUBLIC\\b|CURRENT_|SESSION_).*",
            Pattern.DOTALL);

    /** Those commands of psql that would bring more SQL, or choose what of it is run. */
    private static final Set<String> MORE_SQL =
            Set.of("\\i", "\\include", "\\ir", "\\include_relative", "\\copy", "\\gexec", "\\if", "\\elif", "\\else");

    private final String name;
    private final String text;
    private final List<String> notes = new ArrayList<>();

    ScriptSource(String name, String text) {
        this.name = name;
        this.text = text;
    }

    @Override
    public Schema read(ScratchServer scratch, String defaultSchema) throws SQLException {
        notes.clear();
        List<String> statements = new ArrayList<>();
        int owners = 0;
        for (SqlStatement statement : SqlScript.statements(text)) {
            String upper = statement.text().toUpperCase(Locale.ROOT);
            if (statement.text().startsWith("\\")) {
                refuseMoreSql(statement);
            } else if (OWNERS.matcher(upper).matches()) {
                owners++;
            } else if (BEYOND.matcher(upper).matches()) {
                notes.add(name + ", line " + statement.line() + ": passed over, for it reaches beyond one database: "
                        + statement.text().lines().findFirst().orElse(""));
            } else if (POLICY_OF_A_ROLE.matcher(upper).matches()) {
                notes.add(name + ", line " + statement.line() + ": passed over, for it is about a role: "
                        + statement.text().lines().findFirst().orElse(""));
            } else if (!SqlScript.readsRows(statement)) {
                statements.add(statement.text());
            }
        }
        if (owners > 0) {
            notes.add(name + ": owners and privileges are not compared (" + owners + " statements)");
        }
        Script script = new Script(name, String.join("\n;\n", statements));
        try (ScratchDatabase database = SchemaSources.empty(scratch, defaultSchema, List.of(script))) {
            Schema before = SchemaSources.introspect(database.dataSource(), defaultSchema);
            database.runScript(name, statements);
            return without(before.uncompared(), SchemaSources.introspect(database.dataSource(), defaultSchema));
        }
    }

    /** Without the extensions that were there before the script, and that nothing in it stands on: it does not have them. */
    private static Schema without(List<Uncompared> before, Schema schema) {
        List<Uncompared> kept = schema.uncompared().stream()
                .filter(each -> !each.isExtension() || !each.uses().isEmpty() || !before.contains(each))
                .toList();
        return schema.withUncompared(kept);
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private void refuseMoreSql(SqlStatement statement) {
        String command = statement.text().split("\\s", 2)[0];
        if (MORE_SQL.contains(command)) {
            throw Problem.of("The script " + name + " uses a command of psql that a comparison cannot follow.")
                    .with("line " + statement.line(), statement.text())
                    .instead("let psql write out what the script makes: run it on an empty database,"
                            + " and compare that, or its pg_dump --schema-only")
                    .usage();
        }
    }
}
