package dev.cutover.cli.option;

import picocli.CommandLine.Option;

/** The output format of a reading command. */
public final class OutputOption {
    /** The forms. */
    enum Form {
        TEXT,
        JSON
    }

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "The output format; json makes stdout one document.",
            defaultValue = "text")
    private Form form = Form.TEXT;

    public boolean isJson() {
        return form == Form.JSON;
    }
}
