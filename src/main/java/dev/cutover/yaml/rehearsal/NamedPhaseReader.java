package dev.cutover.yaml.rehearsal;

import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.ReferenceShape;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Scalar;
import java.util.Map;
import java.util.Optional;

/** A phase by its name, or by its number from 1; it stays as it is written. */
final class NamedPhaseReader implements Shape<String> {
    static final NamedPhaseReader PHASE = new NamedPhaseReader();

    private static final ReferenceShape<String> NAME = new ReferenceShape<>(DeclaredNames.Kind.PHASE, name -> name);

    private NamedPhaseReader() {}

    @Override
    public Optional<String> read(Node node, Reading reading) {
        int phases = reading.declaredNames().of(DeclaredNames.Kind.PHASE).size();
        boolean isNumber = node instanceof Scalar scalar
                && scalar.text().strip().matches("[1-9][0-9]{0,5}")
                && Integer.parseInt(scalar.text().strip()) <= phases;
        return isNumber ? Optional.of(((Scalar) node).text().strip()) : NAME.read(node, reading);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return NAME.schema(definitions);
    }

    @Override
    public String what() {
        return NAME.what() + ", or its number";
    }
}
