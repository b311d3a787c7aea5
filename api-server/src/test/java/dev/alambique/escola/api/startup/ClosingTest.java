package dev.alambique.escola.api.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClosingTest {
    /** A server that reloads opens and closes one after another. */
    @Test
    void theProcessForgetsWhatIsClosed() throws InterruptedException {
        WeakReference<Closing> closed = openedAndClosed();

        while (closed.get() != null) {
            System.gc();
            Thread.sleep(10);
        }

        assertThat(closed.get()).isNull();
    }

    private static WeakReference<Closing> openedAndClosed() {
        Closing closing = new Closing();
        closing.closeAtShutdown();
        closing.close();
        return new WeakReference<>(closing);
    }
}
