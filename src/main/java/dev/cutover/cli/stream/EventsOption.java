package dev.cutover.cli.stream;

import dev.cutover.execution.process.ProcessEnvironment;
import picocli.CommandLine.Mixin;

/** The output of a command that carries on a run: words for people, or its events for a script. Not thread-safe. */
public final class EventsOption {
    @Mixin
    private EventFormOption form = new EventFormOption();

    @Mixin
    private FirstEventOption first = new FirstEventOption();

    /** What was chosen, in the process that it was chosen for. */
    public OutputChoice of(ProcessEnvironment processEnvironment) {
        return new OutputChoice(processEnvironment, form.isEvents(), first.of(form.isEvents()));
    }
}
