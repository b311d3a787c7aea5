package dev.alambique.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that was started, its output collected in files. */
record Running(Process process, Path out, Path err) {
    private static final Path CHECKOUT = Path.of(System.getProperty("alambique.checkout", ".."))
            .toAbsolutePath()
            .normalize();
    static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            // A third of the time of a short process goes into verifying the classes of Hibernate.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");
    private static final int PATIENCE_SECONDS = 90;

    /** A file of this checkout. */
    static Path checkout(String path) {
        return CHECKOUT.resolve(path);
    }

    /** Starts Java in a folder, with those variables and as few others as possible. */
    static Running java(Path folder, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(arguments);
        return start(folder, environment, command);
    }

    static Running start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            out.toFile().deleteOnExit();
            err.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            Map<String, String> variables = builder.environment();
            variables.keySet().retainAll(List.of("PATH", "HOME", "USER", "TMPDIR", "XDG_CACHE_HOME"));
            variables.put("LC_ALL", "C.UTF-8");
            variables.put("JAVA_HOME", System.getProperty("java.home"));
            variables.putAll(environment);
            return new Running(builder.start(), out, err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits for its end. */
    Ran end() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("still running after " + PATIENCE_SECONDS + " s\n" + ran());
            }
            return ran();
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            throw new IllegalStateException(interruption);
        }
    }

    /** What there is of its output. */
    Ran ran() {
        return new Ran(process.isAlive() ? -1 : process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
