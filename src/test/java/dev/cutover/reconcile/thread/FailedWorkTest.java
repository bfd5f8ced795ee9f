package dev.cutover.reconcile.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailedWorkTest {

    @Test
    void whatTheWorkDeclaresIsGivenBack() throws Exception {
        var full = new IOException("disk full");

        assertThat(FailedWork.causeOf(new ExecutionException(full), IOException.class))
                .isSameAs(full);
    }

    static Throwable[] others() {
        return new Throwable[] {
            new InterruptedException("stop"), new StackOverflowError("deep"), new IllegalArgumentException("a fault")
        };
    }

    @ParameterizedTest
    @MethodSource("others")
    void anyOtherIsThrownAsIfItHadHappenedHere(Throwable other) {
        assertThatThrownBy(() -> FailedWork.causeOf(new ExecutionException(other), IOException.class))
                .isSameAs(other);
    }

    @Test
    void whatNobodyDeclaresIsAFault() {
        assertThatThrownBy(() -> FailedWork.causeOf(new ExecutionException(new Exception("odd")), IOException.class))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("odd");
    }
}
