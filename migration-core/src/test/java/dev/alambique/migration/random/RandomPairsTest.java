package dev.alambique.migration.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What nobody thought of. {@code -Dpairs=N} tries so many pairs of schemas; one that fails is shrunk to a small one. jqwik
 * is started from here as engines run one after the other, and this is to run beside the other classes.
 */
@Order(0)
class RandomPairsTest {
    @Test
    void becomeOneAnother() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(RandomPairs.class))
                .configurationParameter("jqwik.tries.default", System.getProperty("pairs", "200"))
                .configurationParameter("jqwik.database", "target/jqwik-database")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .build();
        Results results = new Results();
        LauncherFactory.create().execute(request, results);
        assertThat(results.failures).isEmpty();
        assertThat(results.properties).isEqualTo(2);
    }

    private static final class Results implements TestExecutionListener {
        private final List<String> failures = new ArrayList<>();
        private int properties;

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            entry.getKeyValuePairs().values().forEach(System.out::println);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                properties++;
            }
            result.getThrowable().ifPresent(failure -> failures.add(test.getDisplayName() + ": " + failure));
        }
    }
}
