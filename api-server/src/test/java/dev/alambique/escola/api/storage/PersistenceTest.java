package dev.alambique.escola.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.domain.aluno.Aluno;
import dev.alambique.migration.model.EntityModel;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersistenceTest {
    private static final int POSTGRES = 18;

    /** Those that {@code ./alambique} finds, which writes the revisions: of others, the API would say that all is well. */
    @Test
    void theApiKnowsAllEntitiesOfItsModel() throws URISyntaxException {
        Path model = Path.of(
                Aluno.class.getProtectionDomain().getCodeSource().getLocation().toURI());

        assertThat(EntityModel.ofClasses(Persistence.ENTITIES).createScript(POSTGRES))
                .containsExactlyInAnyOrderElementsOf(
                        EntityModel.onClassPath(List.of(model)).createScript(POSTGRES));
    }
}
