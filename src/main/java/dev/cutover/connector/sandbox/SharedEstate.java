package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.control.FileControlLog;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one estate of a run, shared by all systems that are bound to the sandbox. It is opened at the first call, after
 * all of them have registered their settings. Thread-safe.
 */
final class SharedEstate implements AutoCloseable {
    private static final String LOG = "estate.log";

    private final ConnectorContext context;
    private final Map<SystemId, EstateSite> sites = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private EstateSettings settings = EstateSettings.NONE;
    private @Nullable Estate estate;

    SharedEstate(ConnectorContext context) {
        this.context = context;
    }

    /** @throws EstateException if the system's settings contradict those of another one */
    synchronized void register(SystemId system, SandboxSettings requested) {
        settings = settings.and(requested.estate());
        sites.put(system, requested.estateSite());
        faults.addAll(requested.faults());
    }

    RunClock clock() {
        return context.clock();
    }

    /** The estate, advanced to the present. */
    synchronized Estate estate() {
        var open = estate;
        if (open == null) {
            open = open();
            estate = open;
        }
        open.advanceTo(context.clock().now());
        return open;
    }

    /** How long a new weight of the router takes to be in force. */
    synchronized Duration routerSettling() {
        return settings.settling();
    }

    /** The routing keys; does not open the estate. */
    synchronized RoutingKeys routingKeys() {
        return new RoutingKeys(settings.config(context.seed()).dimensions());
    }

    /** The place of a runbook's system in the estate; empty if it is not bound to the sandbox. */
    synchronized Optional<EstateSite> site(SystemId system) {
        return Optional.ofNullable(sites.get(system));
    }

    @Override
    public synchronized void close() {
        if (estate != null) {
            estate.close();
            estate = null;
        }
    }

    private Estate open() {
        var log = FileControlLog.open(context.folder().resolve(LOG));
        try {
            var opened = Estate.open(
                    settings.config(context.seed()), log, context.clock().now());
            faults.forEach(opened::inject);
            return opened;
        } catch (RuntimeException failure) {
            log.close();
            throw failure;
        }
    }
}
