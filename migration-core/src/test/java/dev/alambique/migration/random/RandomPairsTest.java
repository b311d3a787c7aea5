package dev.alambique.migration.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

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
 * What nobody thought of. {@code -Dpairs=N} tries so many pairs of schemas, and a quarter as many of families; one that fails is shrunk to a small one. jqwik
 * is started from here as engines run one after the other, and this is to run beside the other classes.
 */
@Order(0)
class RandomPairsTest {
    private static final int PAIRS = Integer.getInteger("pairs", 200);

    @Test
    void becomeOneAnother() {
        hold("becomeOneAnother", PAIRS);
    }

    @Test
    void familiesBecomeOneAnother() {
        hold("familiesBecomeOneAnother", PAIRS / 4);
    }

    private static void hold(String property, int tries) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(RandomPairs.class, property, "dev.alambique.migration.random.Pair"))
                .configurationParameter("jqwik.tries.default", String.valueOf(tries))
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .build();
        Results results = new Results();
        LauncherFactory.create().execute(request, results);
        assertThat(results.failures).isEmpty();
        assertThat(results.properties).isEqualTo(1);
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
