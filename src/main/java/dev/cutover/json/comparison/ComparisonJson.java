package dev.cutover.json.comparison;

import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ClassCount;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.MoneyDifference;
import dev.cutover.run.comparison.RuleUse;
import dev.cutover.run.comparison.StagePair;
import dev.cutover.run.comparison.TotalLine;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The result of a comparison. Amounts and figures are texts, so that no digit of them is lost. Stateless. */
public final class ComparisonJson {
    private ComparisonJson() {}

    /** A document of its own. */
    public static JsonDocument of(ComparedNames names, ComparisonResult result) {
        var document = JsonDocument.of("comparison")
                .put("left", names.left())
                .put("right", names.right())
                .put("key", names.key())
                .put("compared", names.compared())
                .put("only-left", names.onlyLeft())
                .put("only-right", names.onlyRight());
        fields(result).forEach(document::put);
        return document;
    }

    /** The result as a part of another document. */
    public static Map<String, Object> fields(ComparisonResult result) {
        return new JsonFields()
                .put("answer", answer(result))
                .put("rows", rows(result.tally()))
                .put("keys", keys(result.tally().keys()))
                .put("figures", figures(result.figures()))
                .put(
                        "causes",
                        result.causes().stream().map(ComparisonJson::cause).toList())
                .put("rules", result.rules().stream().map(ComparisonJson::rule).toList())
                .put(
                        "matrix",
                        result.matrix().stream().map(ComparisonJson::pair).toList())
                .put(
                        "totals",
                        result.totals().stream().map(ComparisonJson::total).toList())
                .put("money", result.money().stream().map(ComparisonJson::money).toList())
                .put(
                        "classes",
                        result.classes().stream().map(ComparisonJson::count).toList())
                .put("incomplete", result.incomplete())
                .put("advice", result.advice())
                .put("recipe", result.recipe())
                .map();
    }

    /** {@code incomplete} before {@code different} before {@code equal}. */
    private static String answer(ComparisonResult result) {
        if (!result.isWhole()) {
            return "incomplete";
        }
        return result.tally().keys().mismatched() > 0 ? "different" : "equal";
    }

    private static Map<String, Object> rows(ComparisonTally tally) {
        return new JsonFields()
                .put("left", rows(tally.left()))
                .put("right", rows(tally.right()))
                .map();
    }

    private static Map<String, Object> rows(ComparisonTally.Rows rows) {
        return new JsonFields()
                .put("read", rows.read())
                .put("unread", rows.unread())
                .put("whole", rows.whole())
                .map();
    }

    private static Map<String, Object> keys(ComparisonTally.Keys keys) {
        return new JsonFields()
                .put("compared", keys.compared())
                .put("equal", keys.equal())
                .put("by-rule", keys.byRule())
                .put("mismatched", keys.mismatched())
                .put("different", keys.different())
                .put("missing-left", keys.missingLeft())
                .put("missing-right", keys.missingRight())
                .put("duplicates", keys.duplicates())
                .put("faulty", keys.faulty())
                .put("moving", keys.moving())
                .put("never-settled", keys.neverSettled())
                .map();
    }

    private static Map<String, String> figures(Map<Figure, BigDecimal> figures) {
        var texts = new LinkedHashMap<String, String>();
        figures.forEach((figure, value) -> texts.put(figure.toString(), value.toPlainString()));
        return texts;
    }

    private static Map<String, Object> cause(Cause cause) {
        return new JsonFields()
                .put("kind", cause.kind().toString())
                .put("column", Optional.of(cause.about()).filter(about -> !about.isEmpty()))
                .put("signature", cause.signature())
                .put("count", cause.count())
                .put("at-least", cause.atLeast())
                .put("where", cause.where().map(ComparisonJson::where))
                .put("samples-cut", cause.count() > cause.samples().size())
                .put(
                        "samples",
                        cause.samples().stream().map(ComparisonJson::sample).toList())
                .map();
    }

    private static Map<String, Object> where(Cause.Concentration where) {
        return new JsonFields()
                .put("dimension", where.dimension())
                .put("value", where.value())
                .put("share", where.share())
                .put("usual", where.usual())
                .map();
    }

    private static Map<String, Object> sample(Cause.Sampled sample) {
        return new JsonFields()
                .put("key", sample.key())
                .put("left", sample.problem().left())
                .put("right", sample.problem().right())
                .put("of-record", sample.ofRecord())
                .map();
    }

    private static Map<String, Object> rule(RuleUse rule) {
        return new JsonFields()
                .put("column", rule.column())
                .put("rule", rule.rule())
                .put("keys", rule.keys())
                .map();
    }

    private static Map<String, Object> pair(StagePair pair) {
        return new JsonFields()
                .put("segment", pair.segment())
                .put("left", pair.left())
                .put("right", pair.right())
                .put("meaning", pair.meaning())
                .put("keys", pair.keys())
                .map();
    }

    private static Map<String, Object> money(MoneyDifference money) {
        return new JsonFields()
                .put("currency", money.currency())
                .put("amount", money.amount().toPlainString())
                .map();
    }

    private static Map<String, Object> count(ClassCount count) {
        return new JsonFields()
                .put("class", count.kind().toString())
                .put("owner", count.owner())
                .put("keys", count.keys())
                .map();
    }

    private static Map<String, Object> total(TotalLine line) {
        return new JsonFields()
                .put("name", line.name())
                .put("segment", line.segment())
                .put("by", line.by())
                .put("left", line.left().toPlainString())
                .put("right", line.right().toPlainString())
                .put("agrees", line.agrees())
                .map();
    }
}
