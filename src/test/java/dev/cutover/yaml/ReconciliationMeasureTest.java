package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.StepId;
import dev.cutover.model.reconcile.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code measure: { reconcile: step, of: figure, within: time }}. */
class ReconciliationMeasureTest {
    private static final String DRILLED = "drilled: { measure: { drills: { within: 14d } }, pass: \"= 100 %\" }";
    private static final String RECONCILED = "reconcile: keep, of: mismatch-rate, within: 24h";

    /** A step that reconciles, before one that does not. */
    private static final String STEP = """
                  - reconcile: Old against new
                    id: books
                    left: { system: old, records: orders }
                    right: { system: new, records: orders }
                    key: order_id
                  - notify: Tell everyone""".indent(6).stripTrailing();

    @Test
    void namesTheStepTheFigureAndTheAge() {
        assertThat(criterion("reconcile: books, of: money-difference, within: 24h", "<= 100")
                        .measure())
                .isEqualTo(new Measure.Reconciliations(
                        new StepId("books"), Optional.of(Figure.MONEY_DIFFERENCE), 1, Duration.ofHours(24)));
    }

    @Test
    void shrinkingIsAboutTheLastFive() {
        assertThat(criterion("reconcile: books, of: shrinking, within: 7d", "= 0")
                        .measure())
                .isEqualTo(new Measure.Reconciliations(new StepId("books"), Optional.empty(), 5, Duration.ofDays(7)));
        assertThat(((Measure.Reconciliations) criterion("reconcile: books, of: shrinking, over: 3, within: 7d", "<= 1")
                                .measure())
                        .over())
                .isEqualTo(3);
    }

    @Test
    void aShareIsShownAsOneEvenWhereItMustBeNothing() {
        assertThat(criterion("reconcile: books, of: mismatch-rate, within: 1h", "= 0")
                        .isShare())
                .isTrue();
        assertThat(criterion("reconcile: books, of: missing, within: 1h", "= 0").isShare())
                .isFalse();
    }

    @Test
    void aStepThatIsUnknownIsReportedWithItsNeighbour() {
        assertThat(problems("reconcile: boks, of: missing, within: 1h", "= 0"))
                .singleElement()
                .asString()
                .contains("'boks'", "did you mean 'books'?");
    }

    @Test
    void aStepOfAnotherKindReconcilesNothing() {
        assertThat(problems("reconcile: keep, of: missing, within: 1h", "= 0"))
                .singleElement()
                .asString()
                .contains("the step 'keep' reconciles nothing", "books");
    }

    @Test
    void aFigureThatIsUnknownIsReportedWithItsNeighbour() {
        assertThat(problems("reconcile: books, of: mismatchrate, within: 1h", "= 0"))
                .singleElement()
                .asString()
                .contains("'mismatchrate'", "did you mean 'mismatch-rate'?");
    }

    @Test
    void sayingWhatAndHowOldIsNeeded() {
        assertThat(problems("reconcile: books", "= 0"))
                .hasSize(2)
                .anyMatch(told -> told.contains("which figure") && told.contains("add of: mismatch-rate"))
                .anyMatch(told -> told.contains("how old") && told.contains("add within: 24h"));
    }

    @Test
    void hasNoOtherSourceBesides() {
        assertThat(problems(RECONCILED + ", query: lag", "= 0"))
                .anyMatch(told -> told.contains("only one of query, drills, check, reconcile can be here"));
        assertThat(problems(RECONCILED.replace("keep", "books") + ", system: metrics", "= 0"))
                .singleElement()
                .asString()
                .contains("what a reconciliation compares is said in its step");
        assertThat(problems("system: metrics, query: lag, within: 1h", "= 0"))
                .singleElement()
                .asString()
                .contains("'within' is said of a reconciliation");
        assertThat(problems("reconcile: books, of: missing, over: 3, within: 1h", "= 0"))
                .singleElement()
                .asString()
                .contains("only 'of: shrinking' looks at more than the last reconciliation");
    }

    @Test
    void theThresholdHasTheUnitOfTheFigure() {
        for (String pass : List.of("<= 5", ">= 1 x baseline", "<= 5 s")) {
            assertThat(problems("reconcile: books, of: mismatch-rate, within: 1h", pass))
                    .as(pass)
                    .hasSizeGreaterThanOrEqualTo(1)
                    .anyMatch(told -> told.contains("write"));
        }
        assertThat(problems("reconcile: books, of: mismatch-rate, within: 1h", "<= 5"))
                .singleElement()
                .asString()
                .contains("'mismatch-rate' is a share, and '<= 5' is none", "pass: '<= 0.5 %'");
        assertThat(problems("reconcile: books, of: missing, within: 1h", "<= 5 %"))
                .singleElement()
                .asString()
                .contains("'missing' is no share");
    }

    private static Criterion criterion(String measure, String pass) {
        var read = Small.read(text(measure, pass)).value().criteria().get(new CriterionId("drilled"));
        assertThat(read).isNotNull();
        return read;
    }

    private static List<String> problems(String measure, String pass) {
        return Small.problems(text(measure, pass));
    }

    private static String text(String measure, String pass) {
        return Small.with(DRILLED, "drilled: { measure: { " + measure + " }, pass: \"" + pass + "\" }")
                .replace("      - notify: Tell everyone", STEP);
    }
}
