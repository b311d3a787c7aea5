package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code history --html} in a browser, where one is installed. */
class HistoryPageBrowserIT {
    private static final String BROWSER = "chromium";

    @TempDir
    private Path folder;

    @Test
    void itsOwnScriptRunsAndNoOtherDoes() throws Exception {
        assumeTrue(isInstalled());
        Project project = Project.in(folder)
                .revision(
                        "1",
                        "a",
                        "CREATE TABLE \"<img src=x onerror=document.title='hacked'>\" (id int);\n",
                        "-- <script>document.title='hacked'</script>\n");
        project.call("history", "--html", "history.html").ok();
        // a script that is not the page's own, as if it had got in
        project.write(
                "history.html",
                project.read("history.html").replace("</main>", "<script>document.title='hacked'</script></main>"));

        String page = opened(folder.resolve("history.html"));

        assertThat(page)
                .contains("<title>Schema history</title>", "class=\"search\"", "class=\"box table added\"")
                .doesNotContain("<title>hacked</title>");
    }

    /** The page as it is once its scripts have run. */
    private String opened(Path page) throws Exception {
        Path printed = folder.resolve("printed.html");
        Process process = new ProcessBuilder(
                        BROWSER,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + Running.checkout("integration-tests/target/browser"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(printed, StandardCharsets.UTF_8);
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, BROWSER)));
    }
}
