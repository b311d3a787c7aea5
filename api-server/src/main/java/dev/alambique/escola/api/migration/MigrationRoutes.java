package dev.alambique.escola.api.migration;

import dev.alambique.escola.api.resource.ListParameters;
import dev.alambique.escola.api.route.Answer;
import dev.alambique.escola.api.route.Parameter;
import dev.alambique.escola.api.route.Route;
import dev.alambique.migration.connect.ConnectionSettings;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.swagger.v3.oas.models.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The routes that tell of the schema and its revisions; all of them only read. */
public final class MigrationRoutes {
    private static final String TAG = "migrations";
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 22, 11, 12, 1);
    private static final Instant INSTANT = TIME.toInstant(ZoneOffset.UTC);
    private static final String VERSION = "20261122105817";
    private static final String MESSAGE = "Add data_nascimento to Aluno table";
    private static final String OPERATION = "add column public.alunos.data_nascimento date";
    private static final String UP = "ALTER TABLE alunos ADD COLUMN data_nascimento date;\n";
    private static final String DOWN = "ALTER TABLE alunos DROP COLUMN data_nascimento;\n";

    /** Reading takes a moment, comparing some seconds. */
    private static final Duration READING = Duration.ofSeconds(5);

    private static final Duration COMPARING = Duration.ofSeconds(30);

    private final DatabaseMigrations migrations;
    private final Shared<MigrationsResponse> state;
    private final Shared<DriftResponse> drift;
    private final Shared<String> picture;

    /** @param database the database whose schema they tell of */
    public MigrationRoutes(ConnectionSettings database) {
        this.migrations = new DatabaseMigrations(database);
        this.state = new Shared<>(migrations::state, READING);
        this.drift = new Shared<>(new Drift(migrations)::now, COMPARING);
        this.picture = new Shared<>(migrations::picture, READING);
    }

    public List<Route> all() {
        return List.of(
                Route.of(HandlerType.GET, "/migrations", "getMigrations")
                        .described(
                                TAG,
                                "Where the schema stands: current and pending revisions, the newest of history and audit")
                        .taking(List.of(ListParameters.limitParameter()))
                        .answering(Answer.one(HttpStatus.OK, "where it stands", stateExample()))
                        .by(ctx -> {
                            int limit = ListParameters.limit(ctx);
                            ctx.json(state.get().newest(limit));
                        }),
                Route.of(HandlerType.GET, "/migrations/drift", "getDrift")
                        .described(TAG, "Entities and database compared, on a throwaway database")
                        .answering(Answer.one(HttpStatus.OK, "what separates them", difference()))
                        .refusing(HttpStatus.CONFLICT)
                        .by(ctx -> ctx.json(drift.get())),
                Route.of(HandlerType.GET, "/migrations/schema.svg", "getSchemaPicture")
                        .described(TAG, "The schema that the database has, drawn")
                        .answering(Answer.text("image/svg+xml", "tables, their columns and what they refer to"))
                        .by(ctx -> ctx.header(Header.CACHE_CONTROL, "no-cache")
                                .contentType("image/svg+xml")
                                .result(picture.get())),
                Route.of(HandlerType.GET, "/migrations/{version}", "getRevision")
                        .described(TAG, "A revision: its SQL up and down, and what that may break")
                        .taking(List.of(new Parameter(
                                Parameter.Place.PATH,
                                "version",
                                "its version",
                                new Schema<>().typesItem("string"),
                                VERSION)))
                        .answering(Answer.one(HttpStatus.OK, "the revision", revision()))
                        .refusing(HttpStatus.NOT_FOUND)
                        .by(ctx -> ctx.json(migrations.revision(ctx.pathParam("version")))));
    }

    private static MigrationsResponse stateExample() {
        return new MigrationsResponse(
                List.of(VERSION),
                List.of(),
                1,
                List.of(new HistoryEntry(
                        VERSION, MESSAGE, "V" + VERSION + "__x.sql", "applied", TIME, "postgres", 14L)),
                1,
                List.of(new AuditLine(
                        "upgrade",
                        VERSION,
                        MESSAGE,
                        "done",
                        "postgres (ana@notebook)",
                        "0.1.0",
                        TIME.atOffset(ZoneOffset.UTC),
                        14L)));
    }

    private static RevisionResponse revision() {
        return new RevisionResponse(
                VERSION,
                List.of("20261122105813"),
                MESSAGE,
                INSTANT,
                List.of(OPERATION),
                List.of(),
                "up and down on PostgreSQL 18.6",
                UP,
                DOWN);
    }

    private static DriftResponse difference() {
        return new DriftResponse(INSTANT, List.of(OPERATION), List.of(), List.of(), UP, DriftResponse.COMMAND);
    }
}
