package dev.cutover.spi;

import java.util.List;
import java.util.Set;

/**
 * What a system can do, for validation and for {@code cutover connectors}.
 *
 * @param summary one sentence
 * @param settings all that the environment's {@code with} may say: what is not among them, and what is required and
 *     missing, is told by {@code validate}; if there are none, nothing is looked at. A default belongs into its
 *     description
 * @param capabilities the capability interfaces that the connector will implement
 * @param captures the kinds of evidence that {@link Capture} can take
 * @param problems what is wrong with the settings; empty if they can work. One that begins with the path of a setting,
 *     such as {@code operations.freeze.argv is empty}, is told where that stands in the file
 */
public record Description(
        String summary,
        List<Parameter> settings,
        Set<Class<?>> capabilities,
        List<Operation> operations,
        Set<String> captures,
        List<String> problems) {
    public Description {
        settings = List.copyOf(settings);
        capabilities = Set.copyOf(capabilities);
        operations = List.copyOf(operations);
        captures = Set.copyOf(captures);
        problems = List.copyOf(problems);
    }
}
