package dev.cutover.engine.context;

import dev.cutover.model.References;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.ledger.EffectLedger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${env.…}}, {@code ${segment.…}}, {@code ${scope.…}}, {@code ${run.…}} and
 * {@code ${step.<id>.output.<name>}} and {@code ${criterion.<id>.value}}; <code>$${</code> is a literal <code>${</code>
 * . Replaced, never evaluated: what is put in is not looked at again. References to secrets stay as they are; only
 * connectors' settings may hold them. Not thread-safe.
 */
public final class Substitution {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([a-z]+(?:\\.[^}]+)?)}");

    private final StepContext stepContext;
    private final Step step;
    private final Map<String, String> own;

    private Substitution(StepContext stepContext, Step step) {
        this(stepContext, step, own(stepContext, step));
    }

    /**
     * For a step that has had an effect.
     *
     * @param own the outputs of the effect
     */
    public Substitution(StepContext stepContext, Step step, Map<String, String> own) {
        this.stepContext = stepContext;
        this.step = step;
        this.own = own;
    }

    /** For a step, with its outputs so far. */
    public static Substitution of(Step step, StepContext stepContext) {
        return new Substitution(stepContext, step);
    }

    /** The outputs of the step so far, whether it has ended or not. */
    private static Map<String, String> own(StepContext stepContext, Step step) {
        var effect = stepContext.effect(stepContext.key(step, "forward")).map(EffectLedger.Entry::outputs);
        if (effect.filter(outputs -> !outputs.isEmpty()).isPresent()) {
            return effect.orElseThrow();
        }
        return stepContext
                .entry(step)
                .note(AttemptNote.OutputsRead.class)
                .map(read -> StepOutputs.decode(read.outputs()))
                .orElseGet(() -> stepContext.entry(step).outputs());
    }

    /** The outputs that are named in the values and that no step has put out. */
    public Set<String> unknown(Object values) {
        var unknown = new TreeSet<String>();
        if (values instanceof String text) {
            REFERENCE
                    .matcher(text)
                    .results()
                    .filter(match -> match.group(1) != null && match.group(1).startsWith("step."))
                    .filter(match ->
                            output(List.of(match.group(1).split("\\.", -1))).isEmpty())
                    .forEach(match -> unknown.add(match.group()));
        } else if (values instanceof Collection<?> list) {
            list.forEach(inner -> unknown.addAll(unknown(inner)));
        } else if (values instanceof Map<?, ?> map) {
            map.values().forEach(inner -> unknown.addAll(unknown(inner)));
        }
        return unknown;
    }

    /** Why nothing can be done with values that name such outputs. */
    public static String why(Set<String> unknown) {
        return "no step has produced an output for " + String.join(", ", unknown);
    }

    public Map<String, Object> fill(Map<String, Object> values) {
        var filled = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> filled.put(name, fill(value)));
        return filled;
    }

    private Object fill(Object value) {
        if (value instanceof String text) {
            return fill(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::fill).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var filled = new LinkedHashMap<String, Object>();
            map.forEach((name, inner) -> filled.put(String.valueOf(name), fill((Object) inner)));
            return filled;
        }
        return value;
    }

    public String fill(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(1) == null ? "${" : lookUp(match.group(1))));
    }

    /** Text for people: an unknown value is replaced by a description. */
    public String say(String text) {
        return References.fill(text, (root, name) -> Optional.of(lookUp(root + "." + name)));
    }

    private String lookUp(String reference) {
        var parts = List.of(reference.split("\\.", -1));
        String name = reference.substring(reference.indexOf('.') + 1);
        return switch (parts.get(0)) {
            case "env" -> stepContext.environment().values().getOrDefault(name, "");
            case "segment" -> step.where().values().getOrDefault(name, "");
            case "scope" -> scope(name);
            case "run" -> run(name);
            case "step" -> output(parts).orElse("");
            case "criterion" -> parts.size() == 3 ? LatestValue.of(parts.get(1), step, stepContext) : "";
            default -> "${" + reference + "}";
        };
    }

    private String scope(String dimension) {
        var rollbacks = stepContext.state().rollbacks();
        return rollbacks
                .of(step.id().rollback())
                .or(() -> rollbacks.open().stream().findFirst())
                .map(rollback -> rollback.scope().values().get(dimension))
                .map(values -> String.join(",", values))
                .orElse("");
    }

    private String run(String name) {
        var created = stepContext.state().created();
        return switch (name) {
            case "id" -> stepContext.state().id().orElseThrow().value();
            case "name" -> created.pinned().runbook();
            case "environment" -> created.pinned().environment();
            case "mode" -> created.mode().text();
            case "starts" -> created.starts().toString();
            default -> "";
        };
    }

    /** Among the steps of one rollback, another one of them is that of the same rollback. */
    private StepId intended(String written) {
        var plain = new StepId(written);
        var own = step.id().isOfRollback() ? plain.inRollback(step.id().rollback()) : plain;
        return stepContext.find(own).isPresent() ? own : plain;
    }

    private Optional<String> output(List<String> parts) {
        if (parts.size() < 4) {
            return Optional.empty();
        }
        var producer = intended(parts.get(1));
        var outputs = producer.equals(step.id())
                ? own
                : stepContext.state().steps().of(producer).outputs();
        return Optional.ofNullable(outputs.get(String.join(".", parts.subList(3, parts.size()))));
    }
}
