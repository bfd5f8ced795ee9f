package dev.cutover.execution;

import dev.cutover.control.ControlServer;
import dev.cutover.control.HoldFlag;
import dev.cutover.control.InboxWatch;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.journal.Home;
import dev.cutover.journal.RunJournal;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.problem.FileTrouble;
import dev.cutover.run.fact.Event;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens a run to other terminals while this process runs it. If that fails, the run continues without it. */
final class ControlEndpoint implements AutoCloseable {
    private final RunJournal journal;
    private @Nullable ControlServer controlServer;
    private @Nullable HoldFlag holdFlag;
    private @Nullable InboxWatch inboxWatch;

    ControlEndpoint(RunJournal journal) {
        this.journal = journal;
    }

    /** Enters what waits in the inbox, behind what this process was started for: a rollback stops first. */
    void enterInbox(Home home, CommandPort commandPort) {
        inboxWatch = InboxWatch.watch(RequestInbox.of(home, journal.folder().run()), commandPort);
    }

    /** Called before the run starts, so that the flag file holds it from its first instant. */
    void open(CommandPort commandPort, ControlServer.Answers answers) {
        holdFlag = HoldFlag.watch(journal.folder(), commandPort);
        try {
            var open = ControlServer.open(journal.folder(), commandPort, answers);
            controlServer = open;
            journal.reachableAt(open.address());
        } catch (IOException | UnsupportedOperationException e) {
            String why = e instanceof IOException trouble ? FileTrouble.words(trouble) : String.valueOf(e.getMessage());
            commandPort.note(Event.ENGINE, "other terminals cannot reach this run: " + why);
        }
    }

    @Override
    public void close() {
        if (holdFlag != null) {
            holdFlag.close();
        }
        if (inboxWatch != null) {
            inboxWatch.close();
        }
        if (controlServer != null) {
            controlServer.close();
        }
    }
}
