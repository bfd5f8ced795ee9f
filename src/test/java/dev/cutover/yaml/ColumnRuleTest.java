package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Work;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.As;
import dev.cutover.model.reconcile.DatePattern;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.WrittenForm;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a runbook says that a side writes its values in a form of its own. */
class ColumnRuleTest {
    private static final String STEP = """
                  - reconcile: Old against new
                    id: books
                    left: { system: old, records: orders }
                    right: { system: new, records: orders }
                    key: order_id
                    compare: { total: %s }
                  - notify: Tell everyone""".indent(6).stripTrailing();

    @Test
    void aDecimalSignMakesNumbersOfBothSidesOrOfOne() {
        var number = new ColumnRule(new As.Decimal(BigDecimal.ZERO, false), Set.of(), Map.of());
        var comma = WrittenForm.USUAL.withDecimal(',');

        assertThat(rule("{ decimal: { left: \",\" } }")).isEqualTo(number.withWritten(Map.of(Side.LEFT, comma)));
        assertThat(rule("{ as: number, decimal: \",\" }"))
                .isEqualTo(number.withWritten(Map.of(Side.LEFT, comma, Side.RIGHT, comma)));
    }

    @Test
    void aPatternAndAZoneOfOneSideAreOfItsTimes() {
        var form =
                WrittenForm.USUAL.withDates(new DatePattern("dd.MM.yyyy HH:mm")).withZone(ZoneId.of("Europe/Berlin"));

        assertThat(rule("{ within: 2s, dates: { left: dd.MM.yyyy HH:mm }, zone: { left: Europe/Berlin } }"))
                .isEqualTo(new ColumnRule(new As.Time(Duration.ofSeconds(2), Optional.empty()), Set.of(), Map.of())
                        .withWritten(Map.of(Side.LEFT, form)));
        assertThat(rule("{ within: 0s, zone: Europe/Berlin }"))
                .isEqualTo(new ColumnRule(
                        new As.Time(Duration.ZERO, Optional.of(ZoneId.of("Europe/Berlin"))), Set.of(), Map.of()));
    }

    @Test
    void whatDoesNotFitIsReported() {
        assertThat(problem("{ decimal: x }")).contains("'x' is not a comma or a point", "write \",\" or \".\"");
        assertThat(problem("{ decimal: { old: \",\" } }")).contains("'old' is not left or right");
        assertThat(problem("{ dates: dd.mm.yyyy }")).contains("it has no year, month and day");
        assertThat(problem("{ decimal: \",\", within: 1s }")).contains("a column is one of them");
        assertThat(problem("{ as: time, decimal: \",\" }")).contains("a decimal sign needs numbers");
        assertThat(problem("{ as: number, dates: dd.MM.yyyy }")).contains("within, dates and zone need instants");
    }

    private static ColumnRule rule(String text) {
        var step = Small.read(text(text))
                .value()
                .steps()
                .filter(one -> one.work() instanceof Work.Reconcile)
                .findFirst()
                .orElseThrow();
        return ((Work.Reconcile) step.work()).what().compare().get("total");
    }

    private static String problem(String text) {
        assertThat(Small.problems(text(text))).hasSize(1);
        return Small.problems(text(text)).get(0);
    }

    private static String text(String rule) {
        return Small.TEXT.replace("      - notify: Tell everyone", STEP.formatted(rule));
    }
}
