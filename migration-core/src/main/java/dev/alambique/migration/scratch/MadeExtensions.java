package dev.alambique.migration.scratch;

import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of extensions that scripts make by a statement of their own. */
final class MadeExtensions {
    private static final Pattern CREATION = Pattern.compile(
            "CREATE\\s+EXTENSION\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(\"(?:[^\"]|\"\")+\"|[^\\s\";]+)",
            Pattern.CASE_INSENSITIVE);

    private MadeExtensions() {}

    static Set<String> of(Collection<Script> scripts) {
        Set<String> names = new TreeSet<>();
        for (Script script : scripts) {
            // the words may stand in a comment too, but mostly they stand nowhere, and that is soon known
            if (CREATION.matcher(script.text()).find()) {
                SqlScript.statements(script.text()).forEach(each -> add(each, names));
            }
        }
        return names;
    }

    private static void add(SqlStatement statement, Set<String> names) {
        Matcher creation = CREATION.matcher(statement.text());
        if (creation.lookingAt()) {
            String name = creation.group(1);
            names.add(
                    name.startsWith("\"")
                            ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                            : name.toLowerCase(Locale.ROOT));
        }
    }
}
