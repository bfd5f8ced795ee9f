package dev.cutover.words;

import dev.cutover.model.References;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The title of a step with its placeholders filled in from the run. Placeholders of the environment are shown by name.
 */
final class Titles {
    private static final Pattern OUTPUT = Pattern.compile("([^.]+)\\.output\\.(.+)");

    private final Step written;
    private final StepId id;
    private final RunState state;

    /**
     * The title of one step.
     *
     * @param id the step's id; for a rollback step, with the number of its rollback
     */
    Titles(Step written, StepId id, RunState state) {
        this.written = written;
        this.id = id;
        this.state = state;
    }

    String filled() {
        return References.fill(written.title(), (root, name) -> switch (root) {
            case "segment" -> Optional.ofNullable(written.where().values().get(name));
            case "scope" -> scope(name);
            case "run" -> run(name);
            case "step" -> output(name);
            default -> Optional.empty();
        });
    }

    private Optional<String> scope(String dimension) {
        return state.rollbacks().all().stream()
                .filter(rollback -> rollback.number() == id.rollback())
                .flatMap(rollback ->
                        Optional.ofNullable(rollback.scope().values().get(dimension)).stream())
                .map(values -> String.join(",", values))
                .findFirst();
    }

    private Optional<String> run(String name) {
        if (state.seq() == 0) {
            return Optional.empty();
        }
        var pinned = state.created().pinned();
        return switch (name) {
            case "id" -> state.id().map(run -> run.value());
            case "name" -> Optional.of(pinned.runbook());
            case "environment" -> Optional.of(pinned.environment());
            default -> Optional.empty();
        };
    }

    /** A rollback step that refers to another rollback step refers to the one of the same rollback. */
    private Optional<String> output(String name) {
        var parts = OUTPUT.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var plain = new StepId(parts.group(1));
        var own = id.isOfRollback() ? plain.inRollback(id.rollback()) : plain;
        return Optional.ofNullable(state.steps().of(own).outputs().get(parts.group(2)))
                .or(() -> Optional.ofNullable(state.steps().of(plain).outputs().get(parts.group(2))));
    }
}
