package dev.cutover.reconcile.store;

import java.nio.file.Path;
import java.util.Locale;

/** The names of the files of a pass. Immutable. */
record PassFiles(Path folder) {

    CheckedFile header() {
        return new CheckedFile(folder.resolve("pass"));
    }

    /** How far an input has been read. */
    CheckedFile reading(int input) {
        return new CheckedFile(folder.resolve("input-" + input));
    }

    /** The rows of an input in a partition. */
    Path rows(int input, int partition) {
        return folder.resolve("rows-" + input + "-" + number(partition));
    }

    /** The rows of an input in a part of a partition that was too large. */
    Path part(int input, String partition, int part) {
        return folder.resolve("rows-" + input + "-" + partition + "." + part);
    }

    CheckedFile result(int partition) {
        return new CheckedFile(folder.resolve("result-" + number(partition)));
    }

    Path suspects(int partition) {
        return folder.resolve("suspects-" + number(partition));
    }

    Path differences(int partition) {
        return folder.resolve("differences-" + number(partition));
    }

    private static String number(int partition) {
        return String.format(Locale.ROOT, "%04d", partition);
    }
}
