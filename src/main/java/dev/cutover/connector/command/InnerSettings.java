package dev.cutover.connector.command;

import dev.cutover.spi.operation.DeclaredOperation;
import java.util.Map;

/** What the keys of a program and of an operation mean, for editors. */
final class InnerSettings {
    static final Map<String, String> DESCRIBED = DeclaredOperation.words(Map.ofEntries(
            Map.entry(
                    "argv",
                    "the program and its arguments, one item each, without a shell; {name} stands for a parameter,"
                            + " {segment.region} for a value of the segment"),
            Map.entry("env", "variables for this program, besides those of the system; may hold ${secret:NAME}"),
            Map.entry("stdin", "the standard input: a text, or {parameter: name} for the value of a parameter"),
            Map.entry("parameter", "the parameter whose value the program reads on its standard input"),
            Map.entry("timeout", "how long the program may run; default: as long as the step"),
            Map.entry("success", "exit codes that mean done; default [0]"),
            Map.entry("nothing-changed", "exit codes that mean failed, and nothing was changed"),
            Map.entry("unknown", "exit codes after which nobody knows what became of the call, such as [255] of ssh"),
            Map.entry("conflict", "exit codes that mean: another share than the expected one, and nothing was changed"),
            Map.entry("sticky", "whether the same order stays on the same side at the same share; default false"),
            Map.entry("survives-restart", "whether shares outlive a restart of the router; default false"),
            Map.entry("queries", "the queries that the program knows; left out: any"),
            Map.entry("media-type", "the type of the evidence; default text/plain"),
            Map.entry("may-start-with-dash", "whether a value may look like an option, such as -5; default false"),
            Map.entry("outputs", "how its output becomes outputs of the step: none, lines (name=value) or json"),
            Map.entry("read-back", "a program whose exit code says what became of a call with this CUTOVER_KEY"),
            Map.entry("done", "exit codes that mean: it took effect; default [0]"),
            Map.entry("not-done", "exit codes that mean: it did not take effect; default [1]")));

    private InnerSettings() {}
}
