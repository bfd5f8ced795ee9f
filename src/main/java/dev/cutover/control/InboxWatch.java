package dev.cutover.control;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.run.fact.Event;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Enters what waits in the run's inbox: at the start, and what somebody still puts there who saw no runner a moment
 * ago. A request's file is removed once the record that has it is forced. Thread-safe.
 */
public final class InboxWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(InboxWatch.class.getName());
    private static final int MILLIS = 1000;

    private final RequestInbox inbox;
    private final CommandPort commandPort;
    private final Set<String> handled = new HashSet<>();
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

    /** Watches the inbox. What is there already has been passed on when this method returns. */
    public static InboxWatch watch(RequestInbox inbox, CommandPort commandPort) {
        var inboxWatch = new InboxWatch(inbox, commandPort);
        inboxWatch.look();
        var unused = inboxWatch.watch.scheduleWithFixedDelay(inboxWatch::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        return inboxWatch;
    }

    private synchronized void look() {
        var contents = inbox.contents();
        contents.unfit().forEach(this::leaveAside);
        for (var kept : contents.requests()) {
            if (handled.add(kept.name())) {
                enter(kept);
            }
        }
    }

    private void enter(KeptRequest kept) {
        try {
            commandPort.enter(kept, inbox.content(kept), reply -> remove(kept));
        } catch (JournalException e) {
            // It stays in the inbox: the next runner tries again.
            commandPort.note(Event.ENGINE, "a request from the inbox waits for the next runner: " + e.getMessage());
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

    private void leaveAside(RequestInbox.UnfitFile unfit) {
        if (handled.add(unfit.file().toString())) {
            commandPort.note(
                    Event.ENGINE, "left aside, no request from the inbox: " + unfit.file() + ": " + unfit.why());
            try {
                inbox.setAside(unfit);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "cannot set " + unfit.file() + " aside", e);
            }
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
