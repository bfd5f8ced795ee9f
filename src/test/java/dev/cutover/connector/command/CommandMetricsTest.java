package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Metrics.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandMetricsTest {
    private static final Segment EAST = Segment.of(Map.of("region", "us-east"));

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void setUp() {
        bench = new Workbench(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "0.995 1200, 0.995, 1200",
        "17, 17, 1",
        "-3.5e-2 4, -0.035, 4",
        "'  1\t2  ', 1, 2",
    })
    void aValueAndItsSamplesAreRead(String said, double value, long samples) throws Exception {
        assertThat(evaluate("echo '" + said + "'"))
                .isEqualTo(new Measurement.Value(value, samples, Metrics.Unit.UNSTATED));
    }

    @ParameterizedTest
    @CsvSource({"50 %, 0.5, 1", "50% 20, 0.5, 20", "99.5 % 1200, 0.995, 1200", "130 % 7, 1.3, 7"})
    void aPercentageIsAShare(String said, double value, long samples) throws Exception {
        assertThat(evaluate("echo '" + said + "'"))
                .isEqualTo(new Measurement.Value(value, samples, Metrics.Unit.WRITTEN_PERCENT));
    }

    @ParameterizedTest
    @CsvSource({"percent, PERCENT", "fraction, FRACTION"})
    void theEnvironmentStatesTheUnitOfABareNumber(String stated, Metrics.Unit unit) throws Exception {
        bench.script("measure", "echo 50 20");
        assertThat(open("with: { metrics: { argv: [./measure], unit: " + stated + " } }")
                        .evaluate("q", Duration.ofMinutes(2), EAST))
                .isEqualTo(new Measurement.Value(50, 20, unit));
    }

    @ParameterizedTest
    @CsvSource({"no-data, the program reports no data", "no-data nothing came in, nothing came in", "no-data: why, why"
    })
    void noDataIsSaidAndWhy(String said, String why) throws Exception {
        assertThat(evaluate("echo '" + said + "'")).isEqualTo(new Measurement.NoData(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"true", "echo NaN", "echo 99.5 % %", "echo 1,5", "echo 1.2.3", "echo 1; echo 2", "echo 0; exit 1"
            })
    void whatIsNoValueIsNeverTakenForOne(String script) {
        assertThatThrownBy(() -> evaluate(script)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void aNumberThatIsTooLargeIsAFaultOfTheProgram() {
        assertThatThrownBy(() -> evaluate("echo 1e999 5"))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("the program printed 1e999, which is too large a number");
    }

    @Test
    void theProgramIsToldWhatIsMeant() throws Exception {
        bench.script(
                "measure",
                "[ \"$1\" = 'rate{a=\"b c\"}' ] && [ $2 = 120 ] && [ $3 = us-east ]"
                        + " && [ $CUTOVER_SEGMENT_REGION = us-east ] && echo 1 2");
        var metrics = open("with: { metrics: { argv: [./measure, \"{query}\", \"{window}\", \"{segment.region}\"] } }");
        assertThat(metrics.evaluate("rate{a=\"b c\"}", Duration.ofMinutes(2), EAST))
                .isEqualTo(new Measurement.Value(1, 2, Metrics.Unit.UNSTATED));
    }

    @Test
    void aProgramThatHangsOrIsMissingIsNoAnswer() {
        var slow = open("with: { metrics: { argv: [sleep, 300], timeout: 200ms } }");
        assertThatThrownBy(() -> slow.evaluate("q", Duration.ZERO, EAST))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("did not end");
        var missing = open("with: { metrics: { argv: [./none] } }");
        assertThatThrownBy(() -> missing.evaluate("q", Duration.ZERO, EAST)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void aQueryThatIsNotOnTheListIsFoundBeforeTheRun() {
        var listed = open("with: { metrics: { argv: [./m], queries: [health, errors] } }");
        assertThat(listed.check("health")).isEmpty();
        assertThat(listed.check("healht")).contains("health, errors");
        assertThat(open("with: { metrics: { argv: [./m] } }").check("anything")).isEmpty();
    }

    private Measurement evaluate(String script) throws Exception {
        bench.script("measure", script);
        return open("with: { metrics: { argv: [./measure] } }").evaluate("q", Duration.ofMinutes(2), EAST);
    }

    private Metrics open(String yaml) {
        return bench.open(yaml).as(Metrics.class).orElseThrow();
    }
}
