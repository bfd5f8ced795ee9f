package dev.cutover.yaml.runbook;

import dev.cutover.model.RollbackProcedure.ReturnRamp;
import dev.cutover.model.Weight;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.WeightReader;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.SequenceOrMapping;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.tree.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code return: [25 %, 100 %]}, or the same with a soak: {@code { shares: [25 %, 100 %], soak: 1m }}. */
final class ReturnRampReader {
    private static final ListOf<Weight> LIST =
            ListOf.some(WeightReader.WEIGHT, "a list of percentages such as [25 %, 100 %]");
    private static final Key<List<Weight>> SHARES =
            Key.required("shares", LIST, "The shares that are back on the old platform, step by step.");
    private static final Key<Duration> SOAK =
            Key.optional("soak", DurationReader.DURATION, "How long each share stays before the next one.");

    static final Key<ReturnRamp> KEY = Key.optional(
            "return",
            new SequenceOrMapping<>(
                    new Shares(),
                    TableShape.of(
                                    "return",
                                    "How the traffic returns.",
                                    List.of(SHARES, SOAK),
                                    tableFields -> new ReturnRamp(
                                            tableFields.get(SHARES), tableFields.or(SOAK, Duration.ZERO)))
                            .what("the keys of return: shares, soak")),
            "The shares that are back on the old platform, step by step, each read back; all at once where left out.");

    private ReturnRampReader() {}

    /** How the traffic returns; a mistake in it is reported at its key. */
    static ReturnRamp of(TableFields rollback) {
        var ramp = rollback.or(KEY, ReturnRamp.AT_ONCE);
        var shares = ramp.shares();
        for (int i = 0; i < shares.size(); i++) {
            var before = i == 0 ? Weight.NONE : shares.get(i - 1);
            if (shares.get(i).compareTo(before) <= 0) {
                rollback.problem(
                        KEY,
                        "the returned share does not rise from " + before + " to " + shares.get(i),
                        "each share is larger than the one before it");
            }
        }
        if (!shares.isEmpty() && !shares.get(shares.size() - 1).equals(Weight.ALL)) {
            rollback.problem(KEY, "the traffic does not all return", "the last share is 100 %");
        }
        return ramp;
    }

    /** The shares alone, without a soak. */
    private record Shares() implements Shape<ReturnRamp> {
        @Override
        public Optional<ReturnRamp> read(Node node, Reading reading) {
            return LIST.read(node, reading).map(shares -> new ReturnRamp(shares, Duration.ZERO));
        }

        @Override
        public Map<String, Object> schema(Definitions definitions) {
            return LIST.schema(definitions);
        }

        @Override
        public String what() {
            return LIST.what();
        }
    }
}
