package dev.cutover.journal;

import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.DiskFullException;
import dev.cutover.text.Counted;
import java.io.IOException;

/** Cuts off the end of a write that was never acknowledged. Only for the process that holds the run. */
record TornTailCut(Disk disk, RunFolder folder) {

    /** What is cut off is kept in a file beside the record; returns the notice. */
    String cut(AppendFile file, long length, long lastEvent) throws IOException {
        var aside = folder.path().resolve("events.log.cut-" + lastEvent);
        long bytes = file.length() - length;
        String kept = "";
        try (var in = disk.read(folder.record(), length)) {
            disk.replace(aside, in.readAllBytes());
            kept = ", and kept in " + aside.getFileName();
        } catch (DiskFullException e) {
            kept = ", and not kept, for lack of space";
        }
        file.cut(length);
        file.force();
        return "the last write after event " + lastEvent + " was torn and never acknowledged: "
                + Counted.of(bytes, "byte of it was", "bytes of it were") + " cut off" + kept;
    }
}
