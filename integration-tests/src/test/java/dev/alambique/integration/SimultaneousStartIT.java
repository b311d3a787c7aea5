package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances of a service that start at the same time on an empty database. */
@Order(2) // The longest but one.
class SimultaneousStartIT {
    private static final int INSTANCES = 8;

    @TempDir
    private Path folder;

    @Test
    void oneAppliesTheRevisionsAndAllServe() {
        Database database = Server.emptyDatabase();

        List<Service> services = IntStream.range(0, INSTANCES)
                .mapToObj(number -> Service.packaged(folder, database))
                .toList();
        try {
            for (Service service : services) {
                assertThat(service.get("/alunos").isEmpty()).isTrue();
            }
        } finally {
            services.forEach(service -> service.running().process().destroy());
            services.forEach(Service::close);
        }

        assertThat(database.tables()).contains("alunos", "cursos", "matriculas");
        List<String> revisions = Project.in(Running.checkout("domain-model")).ups().stream()
                .map(file -> file + " true")
                .toList();
        assertThat(revisions).isNotEmpty();
        assertThat(database.rows("SELECT script || ' ' || success FROM flyway_schema_history ORDER BY installed_rank"))
                .isEqualTo(revisions);
    }
}
