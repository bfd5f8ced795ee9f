package dev.cutover.contract;

import dev.cutover.model.Binding;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.RunClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the tests of all capabilities need: a provider, and a system that the tests may change. A connector that a test
 * has opened is closed after it. Used by one thread.
 */
public abstract class ConnectorContract {
    @TempDir
    private Path folder;

    private final List<Connector> opened = new ArrayList<>();
    private @Nullable ContractRun run;

    /** The provider, made by its constructor without parameters. */
    protected abstract ConnectorProvider provider();

    /**
     * The settings of a system that is there and works, secrets filled in. Before each test, the system must be as it
     * was before the first.
     */
    protected abstract Binding binding() throws Exception;

    /** The clock of the run; the time of day, unless the system obeys the run's clock. */
    protected RunClock clock() {
        return ContractClock.real();
    }

    /** The run that the connectors of one test work for. */
    protected final ContractRun run() {
        var present = run == null ? new ContractRun(folder, clock()) : run;
        run = present;
        return present;
    }

    /** Opens a system; it is closed after the test. */
    protected final Connector open(Binding system) throws Exception {
        var connector = provider().open(system, run());
        opened.add(connector);
        return connector;
    }

    /** A capability of the system, opened anew. */
    protected final <C> C open(Class<C> capability) throws Exception {
        return open(binding()).as(capability).orElseThrow(() -> lacks(capability));
    }

    private AssertionError lacks(Class<?> capability) {
        return new AssertionError("the connector " + provider().type() + " has no " + capability.getSimpleName()
                + ": it is neither implemented nor returned by as()");
    }

    @AfterEach
    final void closeWhatWasOpened() throws Exception {
        opened.forEach(Connector::close);
        if (run != null) {
            run.close();
        }
    }
}
