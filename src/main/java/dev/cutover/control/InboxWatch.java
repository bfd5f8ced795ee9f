package dev.cutover.control;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.problem.FileTrouble;
import dev.cutover.run.fact.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Enters what waits in the run's inbox: at the start, and what is put there while the run goes on. A request's file is
 * removed once the record that has it is forced. Thread-safe.
 */
public final class InboxWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(InboxWatch.class.getName());
    private static final int MILLIS = 1000;

    /** How much content the run waits for before its first decision: masking takes a second for some megabytes. */
    private static final long AT_ONCE = 1L << 20;

    private final RequestInbox inbox;
    private final CommandPort commandPort;
    // Both only on the thread of the watch.
    private final Set<String> handled = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final ScheduledExecutorService watch;

    private InboxWatch(RequestInbox inbox, CommandPort commandPort) {
        this.inbox = inbox;
        this.commandPort = commandPort;
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "inbox");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Watches the inbox, on a thread of its own. The engine is told when what is there already has been passed on: what
     * people said first, in their order, then large files.
     */
    public static InboxWatch watch(RequestInbox inbox, CommandPort commandPort) {
        var inboxWatch = new InboxWatch(inbox, commandPort);
        commandPort.earlier().begin();
        inboxWatch.watch.execute(inboxWatch::lookFirst);
        var unused = inboxWatch.watch.scheduleWithFixedDelay(inboxWatch::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        return inboxWatch;
    }

    private void lookFirst() {
        try (var earlier = commandPort.earlier()) {
            var large = new ArrayList<KeptRequest>();
            long bytes = 0;
            for (var kept : requests()) {
                bytes += inbox.bytes(kept);
                if (bytes > AT_ONCE && inbox.bytes(kept) > 0) {
                    large.add(kept);
                } else {
                    enter(kept);
                }
            }
            earlier.said();
            large.forEach(this::enter);
        }
    }

    private void look() {
        requests().forEach(this::enter);
    }

    /** What waits; whatever else is there is told of once. */
    private List<KeptRequest> requests() {
        var contents = inbox.contents();
        contents.unfit().forEach(this::tell);
        return contents.requests();
    }

    private void enter(KeptRequest kept) {
        if (handled.contains(kept.name())) {
            return;
        }
        try {
            commandPort.enter(kept, inbox.content(kept), reply -> remove(kept));
            handled.add(kept.name());
        } catch (JournalException e) {
            handled.add(kept.name());
            // It stays in the inbox: the next runner tries again.
            commandPort.note(Event.ENGINE, "a request from the inbox waits for the next runner: " + e.getMessage());
        } catch (IOException e) {
            if (told.add(kept.name())) {
                commandPort.note(
                        Event.ENGINE,
                        "a request stays in the inbox, since its file cannot be read: " + kept.name() + ": "
                                + FileTrouble.words(e));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** If it stays, the record says that it was entered. */
    private void remove(KeptRequest kept) {
        try {
            inbox.remove(kept);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot remove " + kept.name() + " from the inbox", e);
        }
    }

    private void tell(RequestInbox.UnfitFile unfit) {
        if (!told.add(unfit.file().toString())) {
            return;
        }
        if (unfit.stays()) {
            commandPort.note(Event.ENGINE, "stays in the inbox for now: " + unfit.file() + ": " + unfit.why());
            return;
        }
        commandPort.note(Event.ENGINE, "left aside, no request from the inbox: " + unfit.file() + ": " + unfit.why());
        try {
            inbox.setAside(unfit);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot set " + unfit.file() + " aside", e);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
