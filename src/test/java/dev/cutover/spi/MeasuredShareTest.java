package dev.cutover.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.yaml.notation.ThresholdReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredShareTest {
    private static final Duration AGE = Duration.ofSeconds(4);

    @ParameterizedTest
    @CsvSource({
        "50, PERCENT, 0.5",
        "0.5, FRACTION, 0.5",
        "0.5, WRITTEN_PERCENT, 0.5",
        "1, FRACTION, 1",
        "100, PERCENT, 1",
        "1.0000000001, FRACTION, 1.0000000001"
    })
    void aShareIsReadInItsUnit(double number, Metrics.Unit unit, double share) throws Exception {
        assertThat(of(number, unit, ">= 99 %", "")).isEqualTo(Measurement.value(share, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "50, UNSTATED, `50` has no unit",
        "50, FRACTION, 5000 % is no share: it is over 100 %",
        "130, PERCENT, 130 % is no share: it is over 100 %",
        "-0.1, WRITTEN_PERCENT, -10 % is no share: it is below 0 %"
    })
    void whatIsNoShareIsNoData(double number, Metrics.Unit unit, String why) throws Exception {
        for (String threshold : new String[] {">= 99 %", "<= 1 %", "between 10 % and 20 %"}) {
            assertThat(of(number, unit, threshold, ""))
                    .isInstanceOfSatisfying(
                            Measurement.NoData.class,
                            none -> assertThat(none.why()).startsWith(why));
        }
        assertThat(of(number, unit, "<= 1.2 x baseline", "%")).isInstanceOf(Measurement.NoData.class);
    }

    @ParameterizedTest
    @CsvSource({"50, UNSTATED", "50, PERCENT", "50, FRACTION"})
    void aPlainNumberNeedsNoUnit(double number, Metrics.Unit unit) throws Exception {
        assertThat(of(number, unit, "<= 60", "")).isEqualTo(Measurement.value(50, 20));
        assertThat(of(number, unit, "<= 60 s", "")).isEqualTo(Measurement.value(50, 20));
    }

    @ParameterizedTest
    @CsvSource({"<= 60", "= 0", "<= 10 s"})
    void aPercentageIsNotComparedWithAPlainNumber(String threshold) throws Exception {
        assertThat(of(0.5, Metrics.Unit.WRITTEN_PERCENT, threshold, ""))
                .isEqualTo(Measurement.noData(
                        "50 % was measured, and the threshold `" + threshold + "` is no percentage"));
    }

    @ParameterizedTest
    @CsvSource({"<= 120 %", "between -5 % and 5 %"})
    void aThresholdOutsideOfTheWholeComparesNoShare(String threshold) throws Exception {
        assertThat(of(1.1, Metrics.Unit.WRITTEN_PERCENT, threshold, "")).isEqualTo(Measurement.value(1.1, 20));
    }

    @Test
    void theAgeOfAValueAndWhatIsSaidBesideItStay() throws Exception {
        var given = Measurement.value(0.5, 20, Metrics.Unit.PERCENT);

        assertThat(of(given.aged(AGE).noted("a warning"), "<= 1 %", ""))
                .isEqualTo(Measurement.value(0.005, 20).aged(AGE).noted("a warning"));
    }

    private static Measurement of(double number, Metrics.Unit unit, String threshold, String own) throws Exception {
        return of(new Measurement.Value(number, 20, unit), threshold, own);
    }

    private static Measurement of(Measurement given, String threshold, String own) throws Exception {
        var criterion = new Criterion(
                new CriterionId("c"),
                "",
                "",
                new Measure.Query(new SystemId("metrics"), "q"),
                ThresholdReader.parse(threshold),
                own,
                Duration.ZERO,
                Duration.ZERO,
                1);
        return MeasuredShare.of(given, criterion);
    }
}
