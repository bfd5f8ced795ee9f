package dev.cutover.json.history;

import dev.cutover.history.figures.PastReconciliation;
import dev.cutover.history.figures.ReconciliationTrend;
import dev.cutover.json.JsonFields;
import java.math.BigDecimal;
import java.util.Map;

/** What was reconciled from night to night. A rate is a share from 0 to 1; where nothing was compared it is null. */
final class PastReconciliationsJson {
    private PastReconciliationsJson() {}

    static Map<String, Object> one(PastReconciliation past) {
        var found = past.found();
        return new JsonFields()
                .put("run", past.run().value())
                .put("alone", past.alone())
                .put("live", past.live())
                .put("environment", past.environment())
                .put("step", found.step().value())
                .put("segment", found.segment().values())
                .put("at", found.at())
                .put("recipe", found.recipe())
                .put("compared", found.compared())
                .put("mismatched", found.mismatched())
                .put("moving", found.moving())
                .put("mismatchRate", past.rate().map(BigDecimal::doubleValue))
                .put("complete", found.complete())
                .put("passed", found.passed())
                .map();
    }

    static Map<String, Object> trend(ReconciliationTrend trend) {
        return new JsonFields()
                .put("step", trend.step().value())
                .put("environment", trend.environment())
                .put("live", trend.live())
                .put("segment", trend.segment().values())
                .put(
                        "ratesOldestFirst",
                        trend.rates().stream().map(BigDecimal::doubleValue).toList())
                .put("notFallen", trend.notFallen())
                .put("compared", trend.compared())
                .put("incomplete", trend.incomplete())
                .put("ofOtherRules", trend.ofOtherRules())
                .map();
    }
}
