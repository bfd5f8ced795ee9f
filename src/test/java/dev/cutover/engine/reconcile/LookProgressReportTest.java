package dev.cutover.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import dev.cutover.spi.Progress;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.Bench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookProgressReportTest {
    private Instant now = Bench.START;
    private final List<Progress.Report> told = new ArrayList<>();

    @Test
    void ofRowsTheirNumberAndTheTimeLeftAreTold() {
        var report = report();
        report.at("reading old.orders", 0, 300);
        now = now.plus(Duration.ofSeconds(10));
        report.at("reading old.orders", 100, 300);

        assertThat(last().note()).isEqualTo("reading old.orders: 100 of 300, 10/s, 21 s left");
    }

    /** There are few of them, and nobody knows what one is. */
    @Test
    void ofPartitionsOnlyTheShareIsTold() {
        var report = report();
        report.at("comparing rows", 0, 3);
        now = now.plus(Duration.ofSeconds(1));
        report.at("comparing rows", 2, 3);

        assertThat(last().note()).isEqualTo("comparing rows");
        assertThat(last().fraction()).hasValueCloseTo(0.67, withPrecision(0.01));
    }

    private LookProgressReport report() {
        return new LookProgressReport(told::add, new RunClock() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public void sleep(Duration duration) {
                now = now.plus(duration);
            }
        });
    }

    private Progress.Report last() {
        return told.get(told.size() - 1);
    }
}
