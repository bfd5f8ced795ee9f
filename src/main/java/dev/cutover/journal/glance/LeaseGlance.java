package dev.cutover.journal.glance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.Disk;
import java.io.IOException;
import java.util.Optional;

/**
 * What a lease says, read without a parser of JSON. Agrees with {@link LeaseHolder#of}, or is empty.
 *
 * @param holder what it says
 */
public record LeaseGlance(LeaseHolder holder) {

    /** Reads a lease; empty if there is none, or one that a runner of this version would not have written. */
    public static Optional<LeaseGlance> of(Disk disk, RunFolder folder) {
        try (var in = disk.read(folder.lease(), 0)) {
            return parse(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<LeaseGlance> parse(String json) {
        var text = new ExactText(json);
        text.skip("{\"epoch\":");
        long epoch = text.number();
        text.skip(",\"runner\":{\"host\":\"");
        String host = text.upToQuote();
        text.skip("\",\"pid\":");
        long pid = text.number();
        text.skip(",\"process\":\"");
        String process = text.upToQuote();
        text.skip("\",\"user\":\"");
        String user = text.upToQuote();
        text.skip("\"},\"since\":\"");
        var since = text.instant();
        text.skip("\",\"reach\":\"");
        String reach = text.upToQuote();
        text.skip("\",\"left\":");
        boolean left = text.skipIfNext("true");
        if (!left) {
            text.skip("false");
        }
        text.skip("}");
        return text.isReadWhole()
                ? Optional.of(new LeaseGlance(
                        new LeaseHolder(epoch, new Runner(host, pid, process, user), since, reach, left)))
                : Optional.empty();
    }

    /** Whether its process is alive, on this host. */
    public boolean isRunning() {
        return !holder.left() && holder.runner().isAliveHere();
    }
}
