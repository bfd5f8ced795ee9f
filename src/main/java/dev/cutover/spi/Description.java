package dev.cutover.spi;

import java.util.List;
import java.util.Set;

/**
 * What a system can do, for validation and for {@code cutover connectors}.
 *
 * @param summary one sentence
 * @param settings all settings that {@code with} of the environment may have: {@code validate} reports unknown and
 *     missing ones; if the list is empty, nothing is checked. A default belongs in its description. One within another
 *     is named by its path, such as {@code router.unit}, and only described
 * @param capabilities the capability interfaces that the connector will implement
 * @param captures the kinds of evidence that {@link Capture} can take
 * @param problems what is wrong with the settings; empty if they can work. One that begins with the path of a setting,
 *     such as {@code operations.freeze.argv is empty}, is reported with its place in the file
 * @param recordSets what {@link Records} reads, as far as the binding alone tells
 */
public record Description(
        String summary,
        List<Parameter> settings,
        Set<Class<?>> capabilities,
        List<Operation> operations,
        Set<String> captures,
        List<String> problems,
        List<RecordSet> recordSets) {
    public Description {
        settings = List.copyOf(settings);
        capabilities = Set.copyOf(capabilities);
        operations = List.copyOf(operations);
        captures = Set.copyOf(captures);
        problems = List.copyOf(problems);
        recordSets = List.copyOf(recordSets);
    }

    /** A system without record sets: as in versions 1 and 2 of the SPI. */
    public Description(
            String summary,
            List<Parameter> settings,
            Set<Class<?>> capabilities,
            List<Operation> operations,
            Set<String> captures,
            List<String> problems) {
        this(summary, settings, capabilities, operations, captures, problems, List.of());
    }

    /** A system without abilities; the other methods add to it. */
    public static Description of(String summary) {
        return new Description(summary, List.of(), Set.of(), List.of(), Set.of(), List.of());
    }

    /** The same with these settings. */
    public Description withSettings(List<Parameter> all) {
        return new Description(summary, all, capabilities, operations, captures, problems, recordSets);
    }

    /** The same with these capability interfaces. */
    public Description withCapabilities(Set<Class<?>> all) {
        return new Description(summary, settings, all, operations, captures, problems, recordSets);
    }

    /** The same with these operations. */
    public Description withOperations(List<Operation> all) {
        return new Description(summary, settings, capabilities, all, captures, problems, recordSets);
    }

    /** The same that can capture these kinds of evidence. */
    public Description withCaptures(Set<String> kinds) {
        return new Description(summary, settings, capabilities, operations, kinds, problems, recordSets);
    }

    /** The same with these problems. */
    public Description withProblems(List<String> all) {
        return new Description(summary, settings, capabilities, operations, captures, all, recordSets);
    }

    /** The same with these record sets. */
    public Description withRecordSets(List<RecordSet> all) {
        return new Description(summary, settings, capabilities, operations, captures, problems, all);
    }
}
