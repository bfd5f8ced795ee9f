package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.RunId;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.JudgedFigure;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.ledger.RunState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconciliationWordsTest {
    private static final StepId STEP = new StepId("recon");
    private static final ComparisonTally.Keys SOME_DIFFER =
            new ComparisonTally.Keys(1_998_796, 0, 904, 0, 300, 0, 0, 12, 0);

    private static EventLine told(ReconcileFact fact) {
        var event = new Event(new RunId("r1"), 1, 2, Instant.EPOCH, Event.ENGINE, fact);
        return new EventWords(new DisplayNames(Fulfillment.runbook())).tell(event, new RunState());
    }

    private static ReconcileFact.Reconciled found(
            ComparisonTally.Keys keys, String rate, String limit, List<String> incomplete) {
        var value = new BigDecimal(rate);
        boolean passed = incomplete.isEmpty() && value.compareTo(new BigDecimal("0.005")) <= 0;
        var result = new ComparisonResult(
                "r",
                new ComparisonTally(ComparisonTally.Rows.NONE, ComparisonTally.Rows.NONE, keys),
                Map.of(Figure.MISMATCH_RATE, value),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                incomplete,
                List.of());
        var judged = new JudgedFigure(
                Figure.MISMATCH_RATE, Optional.of(value), limit, value.compareTo(new BigDecimal("0.005")) <= 0);
        return new ReconcileFact.Reconciled(STEP, 1, Segment.EVERYTHING, result, List.of(), List.of(judged), passed);
    }

    @Test
    void whatPassesIsOneSentence() {
        assertThat(told(found(SOME_DIFFER, "0.000602", "<= 0.5 %", List.of())))
                .returns(Tone.GOOD, EventLine::tone)
                .returns(
                        "1,204 of 2,000,000 keys differ (0.0602 %): 904 with other values, 300 missing on the right;"
                                + " 12 are moving: passed",
                        EventLine::words);
    }

    @Test
    void whatFailsNamesTheLimit() {
        assertThat(told(found(SOME_DIFFER, "0.0072", "<= 0.5 %", List.of())))
                .returns(Tone.BAD, EventLine::tone)
                .extracting(EventLine::words)
                .asString()
                .endsWith(": NOT passed, mismatch-rate is 0.72 %, must be <= 0.5 %");
    }

    @Test
    void whatWasNotReadIsNeverCalledEqual() {
        var all = new ComparisonTally.Keys(10, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(told(found(all, "0", "<= 0.5 %", List.of("3 rows of legacy-oms.orders could not be read"))))
                .returns(Tone.BAD, EventLine::tone)
                .returns(
                        "the 10 compared keys agree; INCOMPLETE: 3 rows of legacy-oms.orders could not be read: NOT passed",
                        EventLine::words);
    }

    @Test
    void aLookThatWasReadAnewIsNews() {
        assertThat(told(new ReconcileFact.Looked(STEP, 1, 1, 1, false, List.of())))
                .returns(false, EventLine::matters)
                .returns("look 1 is done: 1 key is suspect", EventLine::words);
        assertThat(told(new ReconcileFact.Looked(STEP, 1, 1, 0, true, List.of("both sides were read anew"))))
                .returns(true, EventLine::matters)
                .returns(
                        "look 1 is done: 0 keys are suspect, and no other look follows; both sides were read anew",
                        EventLine::words);
    }
}
