package dev.cutover.cli.stream;

import dev.cutover.execution.process.ProcessEnvironment;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The output of a command that has an answer, and carries on a run. Not thread-safe. */
public final class DocumentOrEventsOption {
    /** The forms. */
    enum Form {
        TEXT,
        JSON,
        JSONL
    }

    @Option(
            names = "--output",
            paramLabel = "text|json|jsonl",
            description = "The output format; json makes stdout one document, jsonl a stream of JSON, one line an"
                    + " event. Words for people go to stderr then.",
            defaultValue = "text")
    private Form form = Form.TEXT;

    /** Whether the answer is to be a document. */
    public boolean isJson() {
        return form == Form.JSON;
    }

    /** Whether the events are wanted. */
    boolean isEvents() {
        return form == Form.JSONL;
    }

    /** What was chosen, for all events of the run. */
    public OutputChoice of(ProcessEnvironment processEnvironment) {
        return new OutputChoice(processEnvironment, form == Form.JSONL, OptionalLong.empty());
    }

    /** What was chosen, for the events that another option names. */
    OutputChoice of(ProcessEnvironment processEnvironment, FirstEventOption first) {
        return new OutputChoice(processEnvironment, form == Form.JSONL, first.of(form == Form.JSONL));
    }
}
