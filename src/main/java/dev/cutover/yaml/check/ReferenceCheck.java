package dev.cutover.yaml.check;

import dev.cutover.yaml.notation.Placeholder;
import dev.cutover.yaml.runbook.NameScan;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every {@code ${…}} must refer to a value that is known when it is filled in. */
final class ReferenceCheck {
    private static final List<String> ROOTS = List.of("param", "env", "segment", "scope", "run", "step", "criterion");
    private static final Set<String> AFTERWARDS = Set.of("undo", "verify", "evidence");

    /** Values for systems: a measured value in words is for people. */
    private static final Set<String> FOR_SYSTEMS = Set.of("with", "undo", "verify", "segment");

    private final CheckedRunbook checkedRunbook;
    private final DeclaredNames declaredNames;
    private final Set<String> ids = new HashSet<>();

    ReferenceCheck(CheckedRunbook checkedRunbook, DeclaredNames declaredNames) {
        this.checkedRunbook = checkedRunbook;
        this.declaredNames = declaredNames;
        ids.addAll(declaredNames.of(DeclaredNames.Kind.STEP));
        ids.addAll(declaredNames.of(DeclaredNames.Kind.ROLLBACK_STEP));
    }

    /**
     * The place of a text.
     *
     * @param step the step's id; empty in a criterion
     * @param dimensions those that are known there
     */
    private record Place(
            String step, Set<String> dimensions, boolean ofRollback, boolean afterwards, boolean forPeople) {}

    void check(Node root, NameScan scan) {
        scan.steps().forEach(step -> step(step, false));
        scan.rollbackSteps().forEach(step -> step(step, true));
        if (!(root instanceof Mapping mapping)) {
            return;
        }
        for (var section : mapping.entries()) {
            switch (section.key()) {
                case "criteria" ->
                    walk(
                            section.value(),
                            new Place("", declaredNames.of(DeclaredNames.Kind.DIMENSION), false, false, false));
                case "phases", "rollback", "params" -> {}
                default -> nowhere(section.value());
            }
        }
    }

    private void step(Mapping step, boolean ofRollback) {
        String id = NameScan.id(step).map(Scalar::text).orElse("?");
        var dimensions = new HashSet<String>();
        if (step.get("segment").orElse(null) instanceof Mapping segment) {
            segment.entries().forEach(entry -> dimensions.add(entry.key()));
        }
        for (var entry : step.entries()) {
            boolean forPeople = !FOR_SYSTEMS.contains(entry.key());
            walk(entry.value(), new Place(id, dimensions, ofRollback, AFTERWARDS.contains(entry.key()), forPeople));
        }
    }

    private void walk(Node node, Place place) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> walk(entry.value(), place));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(item, place));
        } else if (node instanceof Scalar scalar && scalar.text().contains("${")) {
            Placeholder.in(scalar.text()).forEach(placeholder -> judge(placeholder, scalar, place));
            if (Placeholder.fill(scalar.text(), placeholder -> "")
                    .replace("$${", "")
                    .contains("${")) {
                tell(scalar, "a ${ without its }", "close it");
            }
        }
    }

    private void judge(Placeholder placeholder, Scalar scalar, Place place) {
        switch (placeholder.root()) {
            case "param" -> {}
            case "env" -> {
                if (placeholder.name().isBlank()) {
                    tell(scalar, QuotedText.name(placeholder.toString()) + " names no value", "write ${env.<name>}");
                }
            }
            case "segment" -> segment(placeholder, scalar, place);
            case "scope" -> scope(placeholder, scalar, place);
            case "run" ->
                known(placeholder, scalar, Placeholder.OF_RUN.stream().sorted().toList(), "names of run");
            case "step" -> step(placeholder, scalar, place);
            case "criterion" -> criterion(placeholder, scalar, place);
            case "secret" ->
                tell(
                        scalar,
                        "secrets are not allowed in a runbook: " + QuotedText.name(placeholder.toString()),
                        "name it in the environment file, in the settings of a system");
            default ->
                tell(
                        scalar,
                        QuotedText.name(placeholder.toString()) + " is not a known placeholder",
                        Suggestion.hint(placeholder.root(), ROOTS, "beginnings"));
        }
    }

    private void segment(Placeholder placeholder, Scalar scalar, Place place) {
        var known = declaredNames.of(DeclaredNames.Kind.DIMENSION);
        known(placeholder, scalar, known, DeclaredNames.Kind.DIMENSION.many());
        if (known.contains(placeholder.name()) && !place.dimensions().contains(placeholder.name())) {
            tell(
                    scalar,
                    QuotedText.name(placeholder.toString()) + " has no value: this step's segment names no "
                            + placeholder.name(),
                    "add " + placeholder.name() + " to the step's segment");
        }
    }

    private void criterion(Placeholder placeholder, Scalar scalar, Place place) {
        String written = QuotedText.name(placeholder.toString());
        if (!place.forPeople()) {
            tell(scalar, written + " may stand only in texts for people", "a system measures the value itself");
            return;
        }
        int end = placeholder.name().lastIndexOf('.');
        if (end < 0 || !placeholder.name().endsWith(".value")) {
            tell(scalar, written + " is not the value of a criterion", "write ${criterion.<id>.value}");
            return;
        }
        String id = placeholder.name().substring(0, end);
        var known = declaredNames.of(DeclaredNames.Kind.CRITERION);
        if (!known.contains(id)) {
            tell(
                    scalar,
                    written + ": there is no criterion " + QuotedText.name(id),
                    Suggestion.hint(id, known, DeclaredNames.Kind.CRITERION.many()));
        }
    }

    private void scope(Placeholder placeholder, Scalar scalar, Place place) {
        if (!place.ofRollback()) {
            tell(
                    scalar,
                    QuotedText.name(placeholder.toString()) + " is known only in the steps of the rollback",
                    "did you mean ${segment." + placeholder.name() + "}?");
            return;
        }
        known(placeholder, scalar, declaredNames.of(DeclaredNames.Kind.DIMENSION), DeclaredNames.Kind.DIMENSION.many());
    }

    private void known(Placeholder placeholder, Scalar scalar, Collection<String> known, String many) {
        if (!known.contains(placeholder.name())) {
            tell(
                    scalar,
                    QuotedText.name(placeholder.toString()) + " is not a known placeholder",
                    Suggestion.hint(placeholder.name(), known, many));
        }
    }

    private void step(Placeholder placeholder, Scalar scalar, Place place) {
        String[] parts = placeholder.name().split("\\.", -1);
        if (parts.length < 3 || !parts[1].equals("output") || parts[2].isBlank()) {
            tell(
                    scalar,
                    QuotedText.name(placeholder.toString()) + " is not the output of a step",
                    "write ${step.<id>.output.<name>}");
            return;
        }
        String id = parts[0];
        if (!ids.contains(id)) {
            tell(
                    scalar,
                    QuotedText.name(placeholder.toString()) + ": there is no step " + QuotedText.name(id),
                    Suggestion.hint(id, declaredNames.of(DeclaredNames.Kind.STEP), DeclaredNames.Kind.STEP.many()));
            return;
        }
        boolean own = id.equals(place.step());
        boolean before = checkedRunbook.needsGraph().precedes(id, place.step()) || (place.ofRollback() && !own);
        if (!before && !(own && place.afterwards()) && checkedRunbook.isOrdered()) {
            tell(
                    scalar,
                    QuotedText.name(placeholder.toString()) + ": this step does not wait for " + QuotedText.name(id),
                    "add " + id + " to its needs, or to those of a step before it");
        }
    }

    private void nowhere(Node node) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> nowhere(entry.value()));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::nowhere);
        } else if (node instanceof Scalar scalar) {
            Placeholder.in(scalar.text()).stream()
                    .filter(placeholder -> !placeholder.root().equals("param"))
                    .forEach(placeholder -> tell(
                            scalar,
                            QuotedText.name(placeholder.toString())
                                    + " is not filled in here: only steps and criteria have placeholders",
                            ""));
        }
    }

    private void tell(Scalar scalar, String message, String hint) {
        checkedRunbook.problems().at(scalar.at(), message, hint);
    }
}
