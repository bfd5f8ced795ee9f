package dev.cutover.yaml.runbook;

import dev.cutover.model.Threshold;
import dev.cutover.yaml.notation.ThresholdReader;
import dev.cutover.yaml.shape.ByForm;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A criterion's threshold: written there, or that of a lane. Stateless and thread-safe. */
final class PassReader implements Shape<Threshold> {
    static final PassReader PASS = new PassReader();

    private static final Key<String> LANE = Key.required("lane", Text.TEXT, "The lane, one of those under lanes.");
    private static final Key<String> THRESHOLD = Key.required("threshold", Text.TEXT, "The name of its threshold.");
    private static final TableShape<Optional<Threshold>> OF_LANE = TableShape.of(
                    "lane-threshold", "The threshold of a lane.", List.of(LANE, THRESHOLD), PassReader::ofLane)
            .what("the keys of a lane's threshold: lane, threshold");
    private static final ByForm<Optional<Threshold>> FORM = new ByForm<>(new Single(), OF_LANE);

    private PassReader() {}

    /** A threshold that stands where it counts. */
    private record Single() implements Shape<Optional<Threshold>> {
        @Override
        public Optional<Optional<Threshold>> read(Node node, Reading reading) {
            return ThresholdReader.THRESHOLD.read(node, reading).stream()
                    .map(Optional::of)
                    .findFirst();
        }

        @Override
        public Map<String, Object> schema(Definitions definitions) {
            return ThresholdReader.THRESHOLD.schema(definitions);
        }

        @Override
        public String what() {
            return ThresholdReader.THRESHOLD.what();
        }
    }

    @Override
    public Optional<Threshold> read(Node node, Reading reading) {
        return FORM.read(node, reading).flatMap(threshold -> threshold);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return FORM.schema(definitions);
    }

    @Override
    public String what() {
        return FORM.what();
    }

    /** Empty if it is not there, or cannot be read where it stands, which is reported there. */
    private static Optional<Threshold> ofLane(TableFields tableFields) {
        String lane = tableFields.get(LANE);
        String name = tableFields.get(THRESHOLD);
        var lanes = tableFields.names().lanes();
        var thresholds = lanes.get(lane);
        if (thresholds == null) {
            tableFields.problem(
                    LANE,
                    "no lane " + QuotedText.name(lane) + " stands under lanes",
                    Suggestion.hint(lane, lanes.keySet(), "lanes"));
            return Optional.empty();
        }
        String text = thresholds.get(name);
        if (text == null) {
            tableFields.problem(
                    THRESHOLD,
                    "the lane " + QuotedText.name(lane) + " has no threshold " + QuotedText.name(name),
                    Suggestion.hint(name, thresholds.keySet(), "thresholds"));
            return Optional.empty();
        }
        try {
            return Optional.of(ThresholdReader.parse(text));
        } catch (Unreadable reportedAtTheLane) {
            return Optional.empty();
        }
    }
}
