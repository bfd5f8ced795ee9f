package dev.cutover.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Metrics.Measurement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds of queries. */
public abstract class MetricsContract extends ConnectorContract {
    /** A query that has a value now. */
    protected abstract String query();

    /** A query that is right, and that the system has no observations for. */
    protected abstract String queryWithoutData();

    /** A query that is wrong; empty if the system takes any text. */
    protected Optional<String> wrongQuery() {
        return Optional.empty();
    }

    /** The slice of traffic that is asked about. */
    protected Segment segment() {
        return Segment.EVERYTHING;
    }

    /** The span before now whose observations count. */
    protected Duration window() {
        return Duration.ofMinutes(5);
    }

    /** Makes the system unable to answer; the author brings it back after the test. */
    protected boolean silence() throws Exception {
        return false;
    }

    @Test
    void aQueryWithObservationsHasAValue() throws Exception {
        assertThat(provider().checkQuery(binding(), query())).isEmpty();
        assertThat(evaluate(query())).isInstanceOfSatisfying(Measurement.Value.class, value -> {
            assertThat(value.value()).isFinite();
            assertThat(value.samples()).isPositive();
        });
    }

    @Test
    void noObservationsAreNotZero() throws Exception {
        assertThat(evaluate(queryWithoutData()))
                .satisfiesAnyOf(
                        measured -> assertThat(measured)
                                .isInstanceOfSatisfying(
                                        Measurement.NoData.class,
                                        none -> assertThat(none.why()).isNotBlank()),
                        measured -> assertThat(measured)
                                .isInstanceOfSatisfying(
                                        Measurement.Value.class,
                                        value -> assertThat(value.samples()).isZero()));
    }

    @Test
    void aWrongQueryIsRefusedOrHasNoValue() throws Exception {
        assumeTrue(wrongQuery().isPresent(), "the author names no query that is wrong");
        var wrong = wrongQuery().orElseThrow();
        boolean refused = !provider().checkQuery(binding(), wrong).isEmpty()
                || !open(Metrics.class).check(wrong).isEmpty();
        assertThat(refused || hasNoValue(wrong))
                .as("'%s' is refused, or has no value", wrong)
                .isTrue();
        assertThat(hasNoValue(wrong)).as("'%s' has no value", wrong).isTrue();
    }

    @Test
    void aSilentSystemHasNoValue() throws Exception {
        assumeTrue(silence(), "the author cannot make the system silent");
        assertThat(hasNoValue(query()))
                .as("a system that does not answer has no value")
                .isTrue();
    }

    @Test
    void whatIsSaidToAnswerFromMemoryAnswersAlike() throws Exception {
        var metrics = open(Metrics.class);
        assumeTrue(metrics.answersFromMemory(), "the system is asked each time");
        assertThat(metrics.evaluate(query(), window(), segment()))
                .isEqualTo(metrics.evaluate(query(), window(), segment()));
    }

    private Measurement evaluate(String query) throws Exception {
        return open(Metrics.class).evaluate(query, window(), segment());
    }

    private boolean hasNoValue(String query) throws Exception {
        try {
            return !(evaluate(query) instanceof Measurement.Value value) || value.samples() == 0;
        } catch (ConnectorException e) {
            return true;
        }
    }
}
