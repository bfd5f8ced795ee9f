package dev.cutover.connector.files;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.util.List;
import java.util.Map;

/** The settings of one folder in the environment file. Immutable. */
record FilesSettings(String folder, Map<String, FileSet> sets) {
    /** The settings under {@code with}, as they are documented. */
    static final List<Parameter> DESCRIBED = List.of(
            Parameter.required(
                    "folder", "where all of its files are; relative to the environment file unless it begins with /"),
            Parameter.optional("records", "record sets by name: { orders: { file: orders.csv, key: [order_id] } }"),
            Parameter.optional("records.*.file", "its name below the folder; orders-*.csv: several files are one set"),
            Parameter.optional("records.*.format", "csv (default; its first line names the columns) or json-lines"),
            Parameter.optional("records.*.key", "the columns that tell rows apart"),
            Parameter.optional(
                    "records.*.columns",
                    "types by column: { total: decimal, placed_at: instant }: text (default), whole, decimal, boolean"
                            + " or instant; of json-lines, only these columns and those of key and time are read"),
            Parameter.optional("records.*.time", "the column with an instant that a part of the rows is selected by"),
            Parameter.optional("records.*.sorted", "true: the rows ascend by the bytes of their keys"),
            Parameter.optional("records.*.description", "what has a row, such as each order"));

    /** Reads all settings; the settings reader collects the mistakes. */
    static FilesSettings read(SettingsReader with) {
        with.require("folder", "name it: folder: /var/hand-over");
        String folder = with.text("folder").orElse("");
        if (folder.chars().anyMatch(Character::isISOControl)) {
            with.wrong("folder", "must be the path of a folder");
        }
        return new FilesSettings(folder, FileSet.readAll(with));
    }
}
