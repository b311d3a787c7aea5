package dev.alambique.escola.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a person uses it: what is looked for is waited for. */
record Page(Browser browser, IntSupplier port) {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String ASK_AXE = "const done = arguments[arguments.length - 1];"
            + "axe.run().then(found => done(found.violations.map(each => each.id + ': ' + each.help + ': '"
            + " + each.nodes.map(node => node.html).join(' | '))))";

    /** Goes to the page, and waits for its first list. */
    Page open() {
        browser.driver().get("http://127.0.0.1:" + port.getAsInt() + "/");
        await("#alunos-list[aria-busy=false]");
        return this;
    }

    /** Goes to the tab of the migrations, and waits for it. */
    Page openMigrations() {
        browser.driver().get("about:blank");
        browser.driver().get("http://127.0.0.1:" + port.getAsInt() + "/#migrations");
        await("#migrations-content[aria-busy=false] svg.diagram");
        return this;
    }

    /** The one visible element, once it is there. */
    WebElement await(String selector) {
        return waiting()
                .withMessage("nothing is visible at " + selector)
                .until(driver -> driver.findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /** Waits until an element says this among other things. */
    void awaitText(String selector, String text) {
        waiting()
                .withMessage(() -> selector + " says: " + text(selector))
                .until(driver -> text(selector).contains(text));
    }

    /** Waits until the page says this to those who do not look, whether others see it or not. */
    void awaitMurmur(String words) {
        waiting()
                .withMessage("nobody hears: " + words)
                .until(driver -> String.valueOf(script("return document.getElementById('status').textContent"))
                        .contains(words));
    }

    private WebDriverWait waiting() {
        WebDriverWait waiting = new WebDriverWait(browser.driver(), Duration.ofSeconds(20), Duration.ofMillis(20));
        waiting.ignoring(StaleElementReferenceException.class);
        return waiting;
    }

    /** Clicks, once more where a new list came in between. */
    void click(String selector) {
        waiting().until(driver -> {
            await(selector).click();
            return true;
        });
    }

    void fill(String id, String value) {
        WebElement input = await("#" + id);
        if ("date".equals(input.getAttribute("type"))) {
            script("arguments[0].value = arguments[1]", input, value);
        } else {
            input.clear();
            input.sendKeys(value);
        }
    }

    String value(String id) {
        return await("#" + id).getAttribute("value");
    }

    /** The visible text of all that matches, a line each; empty if nothing does. */
    String text(String selector) {
        return String.join("\n", texts(selector));
    }

    List<String> texts(String selector) {
        return browser.driver().findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** The names in the list. */
    List<String> names() {
        return texts("#alunos-list tbody th span:not(.face)");
    }

    void awaitNames(String... names) {
        waiting().withMessage(() -> "the list holds " + names()).until(driver -> names().equals(List.of(names)));
    }

    /** Presses keys once what was done before is on the screen: nobody presses them earlier. */
    void press(CharSequence... keys) {
        browser.driver()
                .executeAsyncScript("const done = arguments[0];"
                        + "requestAnimationFrame(() => requestAnimationFrame(() => done()))");
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    /** Presses the tabulator until something has the focus. */
    void tabTo(String selector) {
        for (int i = 0; i < 40; i++) {
            if (isFocused(selector)) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError(selector + " is not reached with the tabulator");
    }

    boolean isFocused(String selector) {
        return Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", selector));
    }

    void awaitFocus(String selector) {
        waiting()
                .withMessage(() -> "the focus is on " + script("return document.activeElement.outerHTML"))
                .until(driver -> isFocused(selector));
    }

    Object script(String script, Object... arguments) {
        return browser.driver().executeScript(script, arguments);
    }

    /** Holds that axe-core finds no fault in what is shown now. */
    void holdAccessible() {
        browser.driver().executeScript(axe());
        assertThat((List<?>) browser.driver().executeAsyncScript(ASK_AXE)).isEmpty();
    }

    /** Holds that nothing is wider than the window. */
    void holdNoHorizontalScroll() {
        assertThat(script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
    }

    private static String axe() {
        try (InputStream stream = Objects.requireNonNull(Page.class.getResourceAsStream(AXE), AXE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
