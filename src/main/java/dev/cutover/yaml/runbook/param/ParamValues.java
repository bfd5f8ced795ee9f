package dev.cutover.yaml.runbook.param;

import dev.cutover.problem.Location;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values given to the parameters of a file.
 *
 * @param to what declares them, for messages: {@code the runbook}
 * @param at where a missing value is reported, unless the parameter has a place of its own
 * @param hint how to give one that is missing, with {@code %s} for its name
 * @param places where parameters have places of their own
 */
public record ParamValues(
        String to, Location at, String hint, Map<String, Argument> values, Map<String, Location> places) {
    static final String SECTION = "params";

    /** A value as one text or as a list; {@code at} is the place of its problems. */
    public record Argument(List<String> values, Location at) {}

    /** The place at which a missing value is reported. */
    Location at(String name) {
        return places.getOrDefault(name, at);
    }

    /**
     * Values from a step that includes a file. Problems are reported at that step.
     *
     * @param file the file that declares the parameters
     */
    public static ParamValues ofInclude(String file, Mapping step, Map<String, List<String>> with) {
        var values = new LinkedHashMap<String, Argument>();
        var places = step.get("with").orElse(step);
        with.forEach((name, given) -> {
            Location at = places instanceof Mapping keys
                    ? keys.get(name).map(Node::at).orElse(step.at())
                    : step.at();
            values.put(name, new Argument(given, at));
        });
        return new ParamValues(file, places.at(), "add %s: … to with", values, Map.of());
    }

    /** Values from the command line. Problems are reported where the runbook declares the parameter. */
    public static ParamValues ofOptions(Node runbook, Map<String, String> given) {
        Node section = runbook instanceof Mapping mapping ? mapping.get(SECTION).orElse(runbook) : runbook;
        var places = new LinkedHashMap<String, Location>();
        if (section instanceof Mapping declared) {
            declared.entries().forEach(entry -> places.put(entry.key(), entry.at()));
        }
        var values = new LinkedHashMap<String, Argument>();
        given.forEach((name, value) ->
                values.put(name, new Argument(List.of(value), places.getOrDefault(name, section.at()))));
        return new ParamValues("the runbook", section.at(), "give one with --param %s=…", values, places);
    }
}
