package dev.alambique.migration.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.problem.UsageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {
    @Test
    void showsNoPassword() {
        assertThat(ConnectionSettings.of("db", 5432, "escola", "ana", "s3cret"))
                .hasToString("jdbc:postgresql://db:5432/escola as ana");
        assertThat(ConnectionSettings.of("jdbc:postgresql://db/escola?user=ana&password=s3cret&sslpassword=s3cret"))
                .hasToString("jdbc:postgresql://db/escola?user=ana&password=***&sslpassword=*** as ana");
    }

    @Test
    void namesAnotherDatabaseOfTheSameServer() {
        ConnectionSettings settings =
                ConnectionSettings.of("jdbc:postgresql://a:1,b/escola?sslmode=disable", "ana", "x");

        assertThat(settings.withDatabase("ano letivo/2026").url())
                .isEqualTo("jdbc:postgresql://a:1,b/ano%20letivo%2F2026?sslmode=disable");
        assertThat(settings.withDatabase("ano letivo/2026").database()).isEqualTo("ano letivo/2026");
        assertThat(settings.servers()).isEqualTo(List.of("a:1", "b:5432"));
        assertThat(ConnectionSettings.of("jdbc:postgresql:escola")
                        .withDatabase("x")
                        .url())
                .isEqualTo("jdbc:postgresql://localhost:5432/x");
    }

    @Test
    void readsTheFormOfLibpq() {
        ConnectionSettings settings = ConnectionSettings.of("postgres://ana:p%40ss@db:6000/escola?sslmode=require");

        assertThat(settings)
                .isEqualTo(new ConnectionSettings(
                        "jdbc:postgresql://db:6000/escola?sslmode=require", Optional.of("ana"), Optional.of("p@ss")));
    }

    @Test
    void quotesAnAddressOfVersion6() {
        assertThat(ConnectionSettings.of("::1", 5432, "escola", "ana", "x").servers())
                .containsExactly("[::1]:5432");
    }

    @Test
    void refusesTheUrlOfAnotherDatabaseWithoutShowingItsPassword() {
        assertThatThrownBy(() -> ConnectionSettings.of("jdbc:mysql://db/escola?password=s3cret"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not a PostgreSQL URL")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:s/ec@host/db",
                "postgresql://u:s@x/ec@host/db",
                "postgresql://u:5432/ec@host/db",
                "postgres://u:s?x=1/ec@host/db",
                "jdbc:postgresql://u:s/ec@host/db",
                "jdbc:postgresql://u:s@x/ec@host/db",
                "jdbc:mysql://u:s@x/ec@host/db"
            })
    void hidesAPasswordThatWasNotEscaped(String url) {
        assertThatThrownBy(() -> ConnectionSettings.of(url))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("//u:***@host/db is not a PostgreSQL URL")
                .hasMessageContaining("%2F")
                .hasMessageNotContaining("ec@");
    }

    @Test
    void showsAnAtSignThatBelongsToNoPassword() {
        String url = "jdbc:postgresql://[::1]:5432,db:5433/escola?user=ana@servidor";

        assertThat(ConnectionSettings.of(url).displayUrl()).isEqualTo(url);
    }

    @Test
    void tellsTheServerWhoIsConnected() throws Exception {
        assertThat(applicationName(TestServer.admin())).isEqualTo("alambique");
        ConnectionSettings named = TestServer.admin();
        assertThat(applicationName(
                        ConnectionSettings.of(named.url() + "?ApplicationName=escola", "postgres", "postgres")))
                .isEqualTo("escola");
    }

    private static String applicationName(ConnectionSettings settings) throws Exception {
        try (Connection connection = settings.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW application_name")) {
            row.next();
            return row.getString(1);
        }
    }
}
