package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Work.Since;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.PlannedTimeReader;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Scalar;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A planned time, a duration, or the id of a step. Stateless and thread-safe. */
final class SinceShape implements Shape<Since> {
    private static final Pattern PLANNED = Pattern.compile("T(\\s*[-+].*)?");
    private static final Pattern DURATION = Pattern.compile("[0-9].*");
    private static final Text TEXT =
            new Text("a planned time such as T-30m, a duration such as 24h, or the id of a step");

    @Override
    public Optional<Since> read(Node node, Reading reading) {
        String text = node instanceof Scalar scalar ? scalar.text().strip() : "";
        if (PLANNED.matcher(text).matches()) {
            return PlannedTimeReader.PLANNED_TIME.read(node, reading).map(Since.Planned::new);
        } else if (DURATION.matcher(text).matches()) {
            return DurationReader.SPAN.read(node, reading).map(Since.Ago::new);
        }
        return NameReferences.STEP.read(node, reading).map(Since.Done::new);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return TEXT.schema(definitions);
    }

    @Override
    public String what() {
        return TEXT.what();
    }
}
