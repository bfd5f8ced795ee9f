package dev.cutover.control;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.journal.RunFolder;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import java.nio.file.Files;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Holds a run while its flag file exists; needs no socket. Once the file is deleted, the run can be continued.
 * Thread-safe.
 */
public final class HoldFlag implements AutoCloseable {
    private static final int MILLIS = 500;

    private final RunFolder folder;
    private final CommandPort commandPort;
    private final ScheduledExecutorService watch;

    private HoldFlag(RunFolder folder, CommandPort commandPort) {
        this.folder = folder;
        this.commandPort = commandPort;
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "hold-flag");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Watches for the file. A file that exists already has asked for the hold when this method returns. */
    public static HoldFlag watch(RunFolder folder, CommandPort commandPort) {
        var holdFlag = new HoldFlag(folder, commandPort);
        holdFlag.look();
        var unused = holdFlag.watch.scheduleWithFixedDelay(holdFlag::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        return holdFlag;
    }

    private void look() {
        if (Files.exists(folder.holdFlag())) {
            var file = new Speaker("", "the file " + folder.holdFlag(), "file");
            commandPort.ask(new Request.Hold("delete it, then `cutover continue --as NAME`"), file, requestReply -> {});
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
