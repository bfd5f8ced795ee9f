package dev.cutover.reconcile.store.disk;

import java.nio.file.Path;
import java.util.Locale;

/** The names of the files of a pass. Immutable. */
public record PassFiles(Path folder) {

    public WholeFile header() {
        return new WholeFile(folder.resolve("pass"));
    }

    /** How far an input has been read. */
    public WholeFile reading(int input) {
        return new WholeFile(folder.resolve("input-" + input));
    }

    /** The rows of an input in a partition. */
    public Path rows(int input, int partition) {
        return folder.resolve("rows-" + input + "-" + number(partition));
    }

    /** The rows of an input in a part of a partition that was too large. */
    public Path part(int input, String partition, int part) {
        return folder.resolve("rows-" + input + "-" + partition + "." + part);
    }

    public WholeFile result(int partition) {
        return new WholeFile(folder.resolve("result-" + number(partition)));
    }

    public Path suspects(int partition) {
        return folder.resolve("suspects-" + number(partition));
    }

    public Path differences(int partition) {
        return folder.resolve("differences-" + number(partition));
    }

    private static String number(int partition) {
        return String.format(Locale.ROOT, "%04d", partition);
    }
}
