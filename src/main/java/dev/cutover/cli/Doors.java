package dev.cutover.cli;

import dev.cutover.control.Reception;
import dev.cutover.control.Weights;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.journal.RunJournal;
import dev.cutover.problem.FileTrouble;
import dev.cutover.run.fact.Event;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Opens a run to other terminals while this process carries it out. A run that cannot be reached goes on all the same.
 */
final class Doors implements AutoCloseable {
    private final RunJournal journal;
    private @Nullable Reception reception;

    Doors(RunJournal journal) {
        this.journal = journal;
    }

    void open(CommandPort commandPort, Weights weights) {
        try {
            var open = Reception.open(journal.folder(), commandPort, weights);
            reception = open;
            journal.reachableAt(open.address());
        } catch (IOException | UnsupportedOperationException e) {
            String why = e instanceof IOException trouble ? FileTrouble.words(trouble) : String.valueOf(e.getMessage());
            commandPort.note(Event.ENGINE, "other terminals cannot speak to this run: " + why);
        }
    }

    @Override
    public void close() {
        if (reception != null) {
            reception.close();
        }
    }
}
