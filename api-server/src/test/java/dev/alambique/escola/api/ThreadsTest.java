package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.util.VirtualThreads;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

    @Test
    void requestsRunInVirtualThreadsWhereThereAreSome() {
        assertThat(VirtualThreads.isUseVirtualThreads(App.threads()))
                .isEqualTo(Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS);
    }
}
