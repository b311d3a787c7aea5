package dev.alambique.migration.autogenerate;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Stops a comparison whose model asks for something that revisions cannot say yet, rather than leave it out. */
final class Unsupported {
    private Unsupported() {}

    static void refuse(Schema found, Schema desired) {
        List<String> things = new ArrayList<>();
        desired.unmodelled().stream()
                .filter(each -> !found.unmodelled().contains(each))
                .forEach(each -> things.add(each.toString()));
        for (Table table : desired.tables()) {
            table.unmodelled().forEach(each -> things.add(table.name() + ": " + each));
            table.ancestry().parents().forEach(parent -> things.add(table.name() + ": its parent table " + parent));
        }
        if (!things.isEmpty()) {
            throw Problem.of("The model asks for something that autogenerate does not support yet.")
                    .with("asked for", String.join("\n", things))
                    .instead("write it by hand in a revision of its own, and map it in a way that does not ask for it")
                    .failure();
        }
    }
}
