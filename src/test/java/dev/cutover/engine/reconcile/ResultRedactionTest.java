package dev.cutover.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.model.reconcile.Total;
import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.RedactedColumns;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.MoneyDifference;
import dev.cutover.run.comparison.ProblemKind;
import dev.cutover.run.comparison.StagePair;
import dev.cutover.run.comparison.TotalLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No value of a redacted column is left anywhere in a result. */
class ResultRedactionTest {
    private static final String SECRET = "4111-secret";
    private static final Reconciliation WHAT = new Reconciliation(
            new RecordInput("old", "orders", Map.of()),
            new RecordInput("new", "orders", Map.of()),
            List.of("order_id"),
            Map.of(),
            Looks.ONE,
            new Reconciliation.Checks(
                    Optional.of(new StageMatrix("status", Map.of())),
                    Optional.empty(),
                    List.of(new Total("refunds", "refunds", Optional.of("amount"), Optional.of("payer"))),
                    List.of(),
                    Map.of()),
            Map.of());

    private static ComparisonResult redacted(String... columns) throws Exception {
        var rules = new Redaction(List.of(new RedactedColumns(List.of(columns)), PersonalData.EMAIL));
        return new ResultRedaction(new ValueRedaction(rules), WHAT).of(result());
    }

    private static ComparisonResult result() {
        String unread = "old.refunds.amount is no number: " + SECRET;
        var problem = new Discrepancy(ProblemKind.TOTAL, "refunds", unread, null);
        return new ComparisonResult(
                "recipe",
                ComparisonTally.NONE,
                Map.of(),
                List.of(new Cause(
                        ProblemKind.TOTAL,
                        "refunds",
                        unread,
                        1,
                        false,
                        Optional.empty(),
                        List.of(new Cause.Sampled(List.of("SO-1"), problem, Optional.empty())))),
                List.of(),
                List.of(new StagePair("payer=" + SECRET + ",region=us", SECRET, StageMatrix.ABSENT, "critical", 1)),
                List.of(new TotalLine("refunds", "region=us", SECRET, BigDecimal.ONE, BigDecimal.TEN)),
                List.of("the total 'refunds' lacks what could not be read of 1 key"),
                List.of(unread, "'note': 1 value is no number (for example `ann@example.com`)"),
                List.of(),
                List.of(new MoneyDifference(SECRET, BigDecimal.ONE)));
    }

    @Test
    void valuesAreRedactedByTheirColumnWhereverTheyStand() throws Exception {
        var clean = redacted("amount", "payer", "status", "currency");

        assertThat(clean.toString()).doesNotContain(SECRET).doesNotContain("ann@example.com");
        assertThat(clean.matrix().get(0).right()).isEqualTo(StageMatrix.ABSENT);
        assertThat(clean.totals().get(0).segment()).isEqualTo("region=us");
        assertThat(clean.totals().get(0).right()).isEqualTo(BigDecimal.TEN);
    }

    @Test
    void whatIsOfAnotherColumnStays() throws Exception {
        var clean = redacted("phone");

        assertThat(clean.matrix()).isEqualTo(result().matrix());
        assertThat(clean.totals()).isEqualTo(result().totals());
        assertThat(clean.money()).isEqualTo(result().money());
        assertThat(clean.causes()).isEqualTo(result().causes());
    }
}
