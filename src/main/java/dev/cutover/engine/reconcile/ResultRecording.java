package dev.cutover.engine.reconcile;

import dev.cutover.engine.context.CallTools;
import dev.cutover.journal.codec.EventCodec;
import dev.cutover.journal.codec.PlainJson;
import dev.cutover.reconcile.look.Comparison;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.JudgedFigure;
import dev.cutover.run.fact.ReconcileFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a comparison that is done to the fact that records it, and the evidence that has all of it. */
final class ResultRecording {
    private static final String RESULT = "reconciliation.json";
    private static final String DIFFERENCES = "differences.csv";

    private final ReconcileOrder order;
    private final CallTools callTools;
    private final Optional<String> known;

    /** @param known what is to be known of the comparison besides what it says itself, as a sentence */
    ResultRecording(ReconcileOrder order, CallTools callTools, Optional<String> known) {
        this.order = order;
        this.callTools = callTools;
        this.known = known;
    }

    ReconcileFact.Reconciled of(Comparison comparison, Path folder) throws IOException, InterruptedException {
        var redaction = new ValueRedaction(order.runbook().redaction());
        var result = new ResultRedaction(redaction, order.what()).of(notEmpty(withKnown(comparison.result())));
        var figures = FigureLimits.judge(order.what().pass(), result);
        var cut = new ArrayList<String>();
        keep(result, figures);
        if (result.tally().keys().mismatched() > 0) {
            keepDifferences(comparison, folder, redaction).ifPresent(cut::add);
        }
        return fact(ShortResult.of(result, cut), cut, figures, result.isWhole());
    }

    private ComparisonResult withKnown(ComparisonResult result) {
        var advice = new ArrayList<>(result.advice());
        known.ifPresent(advice::add);
        return result.withAdvice(advice);
    }

    /** That two record sets without any row agree says nothing. */
    private static ComparisonResult notEmpty(ComparisonResult result) {
        var keys = result.tally().keys();
        if (keys.compared() + keys.moving() > 0 || !result.isWhole()) {
            return result;
        }
        var incomplete = new ArrayList<>(result.incomplete());
        incomplete.add("there was no row to compare on either side");
        return result.withIncomplete(incomplete);
    }

    private ReconcileFact.Reconciled fact(
            ComparisonResult result, List<String> cut, List<JudgedFigure> figures, boolean isWhole) {
        boolean passed = isWhole && figures.stream().allMatch(JudgedFigure::passed);
        return new ReconcileFact.Reconciled(
                order.step(), order.attempt(), order.segment(), result, cut, figures, passed);
    }

    private void keep(ComparisonResult result, List<JudgedFigure> figures) {
        var whole = fact(result, List.of(), figures, result.isWhole());
        callTools
                .evidence()
                .apply(order.source())
                .attach(RESULT, "application/json", PlainJson.write(EventCodec.OF_FACTS.plain(whole)));
    }

    private Optional<String> keepDifferences(Comparison comparison, Path folder, ValueRedaction redaction)
            throws IOException, InterruptedException {
        var file = folder.resolve(DIFFERENCES);
        String cut;
        try (var differences = new DifferenceFile(file, order.what().key(), redaction)) {
            comparison.differences(differences);
            cut = differences.cut();
        }
        try (var content = Files.newInputStream(file)) {
            callTools.evidence().apply(order.source()).attach(DIFFERENCES, "text/csv", content);
        }
        Files.delete(file);
        return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
    }
}
