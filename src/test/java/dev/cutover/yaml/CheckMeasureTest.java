package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.SystemId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code measure: { check: […] }}. */
class CheckMeasureTest {
    private static final String DRILLED = "{ measure: { drills: { within: 14d } }, pass: \"= 100 %\" }";

    @Test
    void namesSystemsOnceEach() {
        assertThat(measure("{ measure: { check: [metrics, old, metrics] }, pass: \"= 0\" }"))
                .isEqualTo(new Measure.Check(List.of(new SystemId("metrics"), new SystemId("old"))));
    }

    @Test
    void anEmptyListIsEverySystem() {
        assertThat(measure("{ measure: { check: [] }, pass: \"= 0\" }")).isEqualTo(new Measure.Check(List.of()));
    }

    @Test
    void aSystemThatIsUnknownIsReportedWithItsNeighbour() {
        assertThat(Small.problems(text("{ measure: { check: [metrcs] }, pass: \"= 0\" }")))
                .singleElement()
                .asString()
                .contains("'metrcs'", "did you mean 'metrics'?");
    }

    @Test
    void hasNoOtherSourceBesides() {
        assertThat(Small.problems(text("{ measure: { check: [], drills: { within: 14d } }, pass: \"= 0\" }")))
                .singleElement()
                .asString()
                .contains("only one of query, drills, check, reconcile can be here");
        assertThat(Small.problems(text("{ measure: { check: [], system: metrics }, pass: \"= 0\" }")))
                .singleElement()
                .asString()
                .contains("the systems to be checked are those of check");
    }

    @Test
    void countsSystemsAndNothingElse() {
        for (String pass : List.of("= 0 %", "<= 1 s", "<= 1.2 x baseline")) {
            assertThat(Small.problems(text("{ measure: { check: [] }, pass: \"" + pass + "\" }")))
                    .as(pass)
                    .anyMatch(told -> told.contains("a check counts the systems that are not ready")
                            && told.contains("write pass: '= 0'"));
        }
    }

    private static Measure measure(String criterion) {
        var read = Small.read(text(criterion)).value().criteria().get(new CriterionId("drilled"));
        assertThat(read).isNotNull();
        return read.measure();
    }

    private static String text(String criterion) {
        return Small.with(DRILLED, criterion);
    }
}
