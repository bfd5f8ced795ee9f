package dev.cutover.cli.option;

import picocli.CommandLine.Option;

/** The output format of a command whose answer is a table. */
public final class TableOption {
    /** The forms. */
    public enum Form {
        TEXT,
        JSON,
        CSV
    }

    @Option(
            names = "--output",
            paramLabel = "text|json|csv",
            description = "The output format; json makes stdout one document, csv a table for a spreadsheet.",
            defaultValue = "text")
    private Form form = Form.TEXT;

    public Form form() {
        return form;
    }

    public boolean isJson() {
        return form == Form.JSON;
    }
}
