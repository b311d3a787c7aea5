package dev.alambique.escola.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestPostgres;
import dev.alambique.escola.api.resource.Listing;
import dev.alambique.escola.api.resource.Precondition;
import dev.alambique.escola.domain.aluno.AlunoRequest;
import dev.alambique.escola.domain.curso.CursoRequest;
import dev.alambique.escola.domain.matricula.MatriculaRequest;
import dev.alambique.migration.connect.ConnectionSettings;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many statements an answer takes, however many rows it holds. */
class StatementsIT {
    private static final int STUDENTS = 20;
    private static final Listing ALL = new Listing(Map.of(), "id", false, 100, Optional.empty(), false);
    private static final Listing COUNTED = new Listing(Map.of(), "id", false, 100, Optional.empty(), true);

    private static final List<String> STATEMENTS = new ArrayList<>();

    private static ConnectionSettings settings;
    private static EntityManagerFactory database;
    private static School school;

    @BeforeAll
    static void aSchool() {
        settings = TestPostgres.emptyDatabase();
        TestPostgres.createTables(settings);
        database = Persistence.in(noting(settings.dataSource()));
        school = new School(database);
        school.cursos().create(new CursoRequest("Cálculo", "MAT", null), Optional.empty());
        for (long id = 1; id <= STUDENTS; id++) {
            school.alunos().create(new AlunoRequest("Ana", "a" + id + "@b.example", null, null), Optional.empty());
            school.matriculas().create(new MatriculaRequest(id, 1L, LocalDate.of(2026, 2, 1)), Optional.empty());
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aListIsOneHoweverLong() {
        assertThat(statements(() -> school.alunos().list(ALL))).hasSize(1);
        assertThat(statements(() -> school.matriculas().list(ALL))).hasSize(1);
        assertThat(statements(() -> school.matriculasOf(1, ALL))).hasSize(1);
        assertThat(statements(() -> school.alunosOf("MAT", ALL))).hasSize(1);
        assertThat(statements(() -> school.alunos().list(COUNTED))).hasSize(2);
    }

    @Test
    void oneIsRead() {
        assertThat(statements(() -> school.matriculas().get(1)))
                .singleElement()
                .asString()
                .startsWith("select");
    }

    @Test
    void aChangeReadsAndWrites() {
        assertThat(statements(() -> school.alunos()
                        .change(2, Precondition.NONE, now -> new AlunoRequest("Bia", now.email(), null, null))))
                .hasSize(2);
        assertThat(statements(() -> school.alunos()
                        .change(2, Precondition.NONE, now -> new AlunoRequest("Bia", now.email(), null, null))))
                .as("nothing to write")
                .hasSize(1);
    }

    @Test
    void anEnrolmentIsOneInsert() {
        school.cursos().create(new CursoRequest("Latim", "LAT", null), Optional.empty());

        assertThat(statements(() -> school.matriculas()
                        .create(new MatriculaRequest(1L, 2L, LocalDate.of(2026, 2, 1)), Optional.empty())))
                .singleElement()
                .asString()
                .startsWith("insert");
    }

    /** Sent so often that the driver, and then PostgreSQL, could be content with one plan for every value. */
    @Test
    void theBeginningOfANameIsFoundByItsIndex() throws SQLException {
        TestPostgres.run(
                settings,
                "INSERT INTO alunos (nome, email) SELECT md5(i::text), i || '@escola.example'"
                        + " FROM generate_series(1, 20000) i; ANALYZE alunos");
        Listing found = new Listing(Map.of("nome", "ABC"), "nome", false, 100, Optional.empty(), true);

        for (String sql : statements(() -> school.alunos().list(found))) {
            assertThat(planAfterManyTimes(sql)).as(sql).contains("Index Cond: ((lower((nome)::text) ~>=~ 'abc'::text)");
        }
    }

    private static String planAfterManyTimes(String sql) throws SQLException {
        String numbered = sql.replaceFirst("\\?", "\\$1").replaceFirst("\\?", "\\$2");
        String values = numbered.contains("$2") ? "('ABC%', 101)" : "('ABC%')";
        try (Connection connection = settings.open();
                Statement statement = connection.createStatement()) {
            statement.execute("PREPARE listed AS " + numbered);
            for (int i = 0; i < 10; i++) {
                statement.execute("EXECUTE listed " + values);
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("EXPLAIN EXECUTE listed " + values)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    private static List<String> statements(Runnable work) {
        STATEMENTS.clear();
        work.run();
        return List.copyOf(STATEMENTS);
    }

    /** The same data source; every statement that is prepared on its connections is noted. */
    private static DataSource noting(DataSource real) {
        return proxy(
                DataSource.class, real, connection -> proxy(Connection.class, (Connection) connection, each -> each));
    }

    private interface Result {
        Object of(Object real);
    }

    private static <T> T proxy(Class<T> type, T real, Result result) {
        return type.cast(Proxy.newProxyInstance(
                StatementsIT.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        STATEMENTS.add(String.valueOf(arguments[0]));
                    }
                    try {
                        Object value = method.invoke(real, arguments);
                        return value instanceof Connection ? result.of(value) : value;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
