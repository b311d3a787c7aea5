package dev.alambique.escola.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium for one test class, where one is installed; it starts each test as if it were new, speaks English,
 * and has nothing to complain of in its console.
 */
final class Browser
        implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final Optional<File> CHROMIUM = installed("chromium");
    private static final Optional<File> DRIVER = installed("chromedriver");

    /** A refusal of the API is no fault of the page, and axe-core reads colours of a canvas. */
    private static final Pattern EXPECTED =
            Pattern.compile(".*(Failed to load resource: the server responded with a status of (401|404|409|412|422) "
                    + "|Canvas2D: Multiple readback operations).*");

    private ChromeDriver driver;

    ChromeDriver driver() {
        return driver;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return CHROMIUM.isPresent() && DRIVER.isPresent()
                ? ConditionEvaluationResult.enabled("Chromium and its driver are installed")
                : ConditionEvaluationResult.disabled(
                        "needs chromium and chromedriver on the PATH: apt-get install chromium chromium-driver");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.orElseThrow());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", console);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.orElseThrow())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        driver.get("about:blank");
        devTools("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
        speaks("en-US,en");
        size(1180, 900);
        colours("light");
    }

    /** The languages that its user wants, the first one most. */
    void speaks(String languages) {
        String agent = String.valueOf(driver.executeScript("return navigator.userAgent"));
        devTools("Network.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", languages));
    }

    void size(int width, int height) {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** {@code light} or {@code dark}; nothing fades, so that a colour that is looked at is the one that stays. */
    void colours(String scheme) {
        devTools(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Cuts the network, or joins it again; the console tells of what failed meanwhile, which is forgotten. */
    void offline(boolean cut) {
        devTools("Network.enable", Map.of());
        devTools(
                "Network.emulateNetworkConditions",
                Map.of("offline", cut, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        forgetConsole();
    }

    /** What the console told until now is what was to be expected. */
    void forgetConsole() {
        driver.manage().logs().get(LogType.BROWSER);
    }

    /** The headers that go with each request from now on. */
    void sends(Map<String, String> headers) {
        devTools("Network.enable", Map.of());
        devTools("Network.setExtraHTTPHeaders", Map.of("headers", headers));
    }

    void devTools(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .filteredOn(message -> !EXPECTED.matcher(message).matches())
                .isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        driver.quit();
    }

    private static Optional<File> installed(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }
}
