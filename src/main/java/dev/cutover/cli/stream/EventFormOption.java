package dev.cutover.cli.stream;

import picocli.CommandLine.Option;

/** Whether a run is shown as words for people, or as its events for a script. Not thread-safe. */
public final class EventFormOption {
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

    /** Whether the events are wanted. */
    public boolean isEvents() {
        return form == Form.JSONL;
    }
}
