package dev.cutover.cli.stream;

import dev.cutover.execution.process.ProcessEnvironment;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The output of a command that carries on a run: words for people, or its events for a script. Not thread-safe. */
public final class EventsOption {
    /** The forms. */
    enum Form {
        TEXT,
        JSONL
    }

    @Option(
            names = "--output",
            paramLabel = "text|jsonl",
            description = "The output format; jsonl makes stdout a stream of JSON, one line an event. Words for people"
                    + " go to stderr then.",
            defaultValue = "text")
    private Form form = Form.TEXT;

    @Mixin
    private FirstEventOption first = new FirstEventOption();

    /** What was chosen, in the process that it was chosen for. */
    public OutputChoice of(ProcessEnvironment processEnvironment) {
        return new OutputChoice(processEnvironment, form == Form.JSONL, first.of(form == Form.JSONL));
    }
}
