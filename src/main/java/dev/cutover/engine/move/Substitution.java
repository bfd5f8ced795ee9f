package dev.cutover.engine.move;

import dev.cutover.model.References;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${env.…}}, {@code ${segment.…}}, {@code ${scope.…}}, {@code ${run.…}} and
 * {@code ${step.<id>.output.<name>}}. Replaced, never evaluated: what is put in is not looked at again. References to
 * secrets stay as they are; only connectors' settings may hold them.
 */
final class Substitution {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z]+(?:\\.[^}]+)?)}");

    private final Scene scene;
    private final Step step;

    Substitution(Scene scene, Step step) {
        this.scene = scene;
        this.step = step;
    }

    Map<String, Object> fill(Map<String, Object> values) {
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

    String fill(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(lookUp(match.group(1))));
    }

    /** What people are asked or told: where a value is not known, words stand for it. */
    String say(String text) {
        return References.fill(text, (root, name) -> Optional.of(lookUp(root + "." + name)));
    }

    private String lookUp(String reference) {
        var parts = List.of(reference.split("\\.", -1));
        String name = reference.substring(reference.indexOf('.') + 1);
        return switch (parts.get(0)) {
            case "env" -> scene.environment().values().getOrDefault(name, "");
            case "segment" -> step.where().values().getOrDefault(name, "");
            case "scope" -> scope(name);
            case "run" -> run(name);
            case "step" -> output(parts);
            default -> "${" + reference + "}";
        };
    }

    private String scope(String dimension) {
        return scene.state()
                .rollbacks()
                .open()
                .map(rollback -> rollback.scope().values().get(dimension))
                .map(values -> String.join(",", values))
                .orElse("");
    }

    private String run(String name) {
        var created = scene.state().created();
        return switch (name) {
            case "id" -> scene.state().id().orElseThrow().value();
            case "name" -> created.pinned().runbook();
            case "environment" -> created.pinned().environment();
            case "mode" -> created.mode().text();
            case "starts" -> created.starts().toString();
            default -> "";
        };
    }

    /** Among the steps of one rollback, another one of them is that of the same rollback. */
    private StepId meant(String written) {
        int at = step.id().value().indexOf('@');
        var own = new StepId(written + (at < 0 ? "" : step.id().value().substring(at)));
        return scene.find(own).isPresent() ? own : new StepId(written);
    }

    private String output(List<String> parts) {
        if (parts.size() < 4) {
            return "";
        }
        var outputs = scene.state().steps().of(meant(parts.get(1))).outputs();
        return outputs.getOrDefault(String.join(".", parts.subList(3, parts.size())), "");
    }
}
