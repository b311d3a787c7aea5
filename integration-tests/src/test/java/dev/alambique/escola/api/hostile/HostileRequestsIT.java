package dev.alambique.escola.api.hostile;

import static dev.alambique.escola.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.alambique.escola.api.TestApi;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code -Dhostile=100000} sends more, {@code -Dhostile.seed=…} the requests of a run that failed, and {@code
 * -Dhostile.first=…} from a certain one on.
 */
class HostileRequestsIT {
    @RegisterExtension
    static final TestApi API = new TestApi();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 4;
    private static final int WARM_UP = 300;
    private static final List<String> RESOURCES = List.of("alunos", "cursos", "matriculas");

    /** What no answer says, and no request of ours does. */
    private static final List<String> SECRETS = List.of(
            "exception",
            "java.",
            "jakarta",
            "hibernate",
            "jackson",
            "jetty",
            "javalin",
            "postgres",
            "sqlstate",
            "syntax error",
            "relation",
            "\tat ",
            "dev.alambique",
            "hikari",
            "line 1:",
            "select e from");

    private static final Set<Integer> OF_HTTP_ITSELF = Set.of(501, 505);

    private final long seed =
            Long.getLong("hostile.seed", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
    private final int count = Integer.getInteger("hostile", 10_000);
    private final int first = Integer.getInteger("hostile.first", 0);

    private final Map<String, Set<Long>> created = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> deleted = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @Test
    void noneOfThemBreaksTheServer() throws Exception {
        System.out.println("hostile requests of -Dhostile.seed=" + seed);
        send(0, Math.min(WARM_UP, count));
        IntSupplier threads = ManagementFactory.getThreadMXBean()::getThreadCount;
        int threadsBefore = threads.getAsInt();
        long filesBefore = openFiles();

        send(Math.min(WARM_UP, count), count);

        System.out.println(statuses);
        assertThat(faults).isEmpty();
        assertTheServerIsHealthy();
        for (String resource : RESOURCES) {
            Set<Long> stored = stored(resource);
            Set<Long> told = created.getOrDefault(resource, Set.of());
            int gone = deleted.getOrDefault(resource, new AtomicInteger()).get();
            assertThat(told).as(resource + ", seed " + seed).containsAll(stored);
            assertThat(stored).as(resource + ", seed " + seed).hasSize(told.size() - gone);
        }
        // Jetty's own threads come and go between eight and as many as there are clients.
        eventually("threads", () -> threads.getAsInt() <= threadsBefore + CLIENTS);
        eventually("files and sockets", () -> openFiles() <= filesBefore + CLIENTS);
        eventually(
                "transactions",
                () -> count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid() AND state <> 'idle'")
                        == 0);
    }

    private void send(int from, int to) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            AtomicInteger next = new AtomicInteger(first + from);
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> {
                    for (int number = next.getAndIncrement(); number < first + to; number = next.getAndIncrement()) {
                        tryOne(number);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            clients.shutdownNow();
            clients.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void tryOne(int number) throws IOException {
        try {
            sendOne(number);
        } catch (AssertionError fault) {
            faults.add(fault.getMessage());
        }
    }

    private void sendOne(int number) throws IOException {
        HostileRequest request = HostileRequests.of(seed, number);
        String what = "-Dhostile.seed=" + seed + " -Dhostile.first=" + number + " -Dhostile=1\n" + request + "\n";
        List<RawAnswer> answers;
        try {
            answers = RawAnswer.to(request, API.port());
        } catch (IOException failure) {
            throw new AssertionError(failure + ": " + what, failure);
        }
        if (answers.isEmpty()) {
            note(request, 0);
            // Only who never came to the end of the headers gets no answer.
            assertThat(request.sent()).as("not answered: " + what).doesNotContain("\r\n\r\n");
        }
        for (RawAnswer answer : answers) {
            note(request, answer.status());
            hold(what + "-> " + answer, request, answer);
        }
    }

    private void hold(String what, HostileRequest request, RawAnswer answer) {
        if (!OF_HTTP_ITSELF.contains(answer.status())) {
            assertThat(answer.status()).as(what).isLessThan(500);
        }
        assertThat(answer.headers().toString().toLowerCase(Locale.ROOT))
                .as(what)
                .doesNotContain("x-injected", "exception", "jetty");
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
            if (!request.isHead()) {
                assertThat(statusIn(what, answer.body())).as(what).isEqualTo(answer.status());
                assertThat(answer.body()).as(what).doesNotContainIgnoringCase(SECRETS.toArray(CharSequence[]::new));
            }
        }
        if (answer.status() == 201) {
            String[] place = answer.header("Location").split("/+");
            created.computeIfAbsent(place[place.length - 2], resource -> ConcurrentHashMap.newKeySet())
                    .add(Long.valueOf(place[place.length - 1]));
        }
        if (answer.status() == 204 && request.isDelete()) {
            deleted.computeIfAbsent(request.text().split("[/ ]+")[1], resource -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    private static int statusIn(String what, String body) {
        try {
            return JSON.readTree(body).path("status").asInt();
        } catch (JsonProcessingException failure) {
            throw new AssertionError(what, failure);
        }
    }

    private synchronized void note(HostileRequest request, int status) {
        statuses.computeIfAbsent(request.family(), family -> new TreeMap<>()).merge(status, 1, Integer::sum);
    }

    private void assertTheServerIsHealthy() {
        TestApi.Answer healthy = API.post("/alunos", json("{'nome':'Healthy','email':'healthy@escola.example'}"));

        assertThat(healthy.status()).isEqualTo(201);
        assertThat(API.get(healthy.header("Location")).body()).isEqualTo(healthy.body());
        assertThat(API.delete(healthy.header("Location")).status()).isEqualTo(204);
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    private static void eventually(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " are given back").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static Set<Long> stored(String resource) {
        return query("SELECT id FROM " + resource);
    }

    private static long count(String sql) {
        return query(sql).iterator().next();
    }

    private static Set<Long> query(String sql) {
        try (Connection connection = API.database().open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Set<Long> found = new TreeSet<>();
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
