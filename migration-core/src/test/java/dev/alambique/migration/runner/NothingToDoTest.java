package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class NothingToDoTest {
    @TempDir
    Path folder;

    @Test
    void aStartWithNothingToDoCostsOneConnectionAndTwoQueries() {
        Project project = Project.ofThree(folder).up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        project.upgrade("head");
        Noting noting = project.database().located(new Noting());

        Run run = new RevisionRunner(noting, new RevisionFolder(folder)).upgrade(Target.HEAD);

        assertThat(run.isNothing()).isTrue();
        assertThat(noting.connections).hasSize(1);
        assertThat(noting.statements).hasSize(2);
        assertThat(noting.statements.get(1)).contains("flyway_schema_history");
    }

    /** Notes each connection and each statement. */
    private static final class Noting extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        private final transient List<Connection> connections = new ArrayList<>();
        private final transient List<String> statements = new ArrayList<>();

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connections.add(connection);
            return noting(connection, Connection.class, "");
        }

        private <T> T noting(T target, Class<T> type, String sql) {
            return type.cast(Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().startsWith("execute")) {
                            statements.add(arguments == null ? sql : String.valueOf(arguments[0]));
                        }
                        Object result;
                        try {
                            result = method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                        if (result instanceof PreparedStatement prepared) {
                            return noting(prepared, PreparedStatement.class, String.valueOf(arguments[0]));
                        }
                        return result instanceof Statement statement ? noting(statement, Statement.class, "") : result;
                    }));
        }
    }
}
