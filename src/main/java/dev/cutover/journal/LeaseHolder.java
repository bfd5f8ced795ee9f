package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.codec.FieldCodecs;
import dev.cutover.journal.codec.PlainJson;
import dev.cutover.journal.codec.RecordCodec;
import dev.cutover.journal.codec.UnreadableFact;
import dev.cutover.journal.codec.WireNames;
import dev.cutover.journal.disk.Disk;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runner of a run, or the last one, by its lease.
 *
 * @param epoch the fencing token: of two runners, the one with the smaller is the old one
 * @param since when it took the run
 * @param reach where it listens; empty until it does
 * @param left whether it stopped
 */
public record LeaseHolder(long epoch, Runner runner, Instant since, String reach, boolean left) {

    /** How it is written; a class of its own, so that one that is known needs none of this. */
    private static final class Written {
        private static final RecordCodec SHAPE =
                new RecordCodec(LeaseHolder.class, new FieldCodecs(WireNames.OF_FACTS)::of);

        private Written() {}
    }

    /** What is known without disturbing the runner. */
    public enum Presence {
        RUNNING,
        /** It exited without releasing the run. */
        GONE,
        LEFT,
        /** It is on another host. */
        UNKNOWN
    }

    /** Reads a lease; empty if there is none, or one that cannot be read. */
    public static Optional<LeaseHolder> of(Disk disk, RunFolder folder) {
        try (var in = disk.read(folder.lease(), 0)) {
            return Optional.of(
                    (LeaseHolder) Written.SHAPE.toValue(PlainJson.read(new String(in.readAllBytes(), UTF_8))));
        } catch (IOException | UnreadableFact e) {
            return Optional.empty();
        }
    }

    /** As seen from this process. */
    public Presence presence() {
        return presence(Runner.thisHost());
    }

    /** As seen from a process of this host. */
    public Presence presence(Runner self) {
        return presence(self.host());
    }

    private Presence presence(String here) {
        if (left) {
            return Presence.LEFT;
        } else if (!runner.host().equals(here)) {
            return Presence.UNKNOWN;
        }
        var alive = Runner.mark(runner.pid());
        return alive.equals(Optional.of(runner.process())) ? Presence.RUNNING : Presence.GONE;
    }

    /** What the next runner records about this one. */
    List<String> notices(Runner next) {
        var notices = new ArrayList<String>();
        if (!left) {
            notices.add("the previous runner, " + this + ", exited without releasing the run");
        }
        if (!runner.host().equals(next.host())) {
            notices.add("the run has moved from host " + runner.host() + " to " + next.host());
        }
        return notices;
    }

    LeaseHolder reachableAt(String address) {
        return new LeaseHolder(epoch, runner, since, address, left);
    }

    LeaseHolder asLeft() {
        return new LeaseHolder(epoch, runner, since, "", true);
    }

    byte[] json() {
        return PlainJson.write(Written.SHAPE.toPlain(this));
    }

    /** {@code ada (process 4711 on deploy-1, since 2026-11-23T02:00:00Z)}. */
    @Override
    public String toString() {
        return runner.user() + " (process " + runner.pid() + " on " + runner.host() + ", since "
                + since.truncatedTo(ChronoUnit.SECONDS) + ")";
    }
}
