package dev.cutover.cli.option;

import picocli.CommandLine.Option;

/** How a reading command answers. */
public final class OutputOption {
    /** The forms. */
    enum Form {
        TEXT,
        JSON
    }

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "How to answer; json makes stdout one document.",
            defaultValue = "text")
    private Form form = Form.TEXT;

    public boolean isJson() {
        return form == Form.JSON;
    }
}
