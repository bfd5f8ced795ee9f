package dev.cutover.spi;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import java.util.List;
import java.util.Map;

/**
 * Makes connectors of one type. Has a public constructor without parameters; holds no state; may be called from any
 * thread.
 */
public interface ConnectorProvider {

    /** The word by which an environment file names it, such as {@code haproxy}. */
    String type();

    /**
     * What a system so bound can do, without touching the world: {@code validate} and {@code connectors} ask it.
     * Settings that are wrong are told as problems of the description, not thrown.
     *
     * @param binding what the environment says of the system; secrets in it are references still
     */
    Description describe(Binding binding);

    /**
     * Bindings that together show all that systems of this type can do: {@code connectors} describes each of them. One
     * is enough where every system can do the same.
     */
    default List<Binding> examples() {
        return List.of(Binding.of(new SystemId("system"), type()));
    }

    /** What its systems measure under names of their own, each with what it says; empty if only they know. */
    default Map<String, String> metrics() {
        return Map.of();
    }

    /**
     * What is wrong with a metric's query, without touching the world; empty if nothing can be said against it.
     *
     * @param query as it will be asked, with any values of a segment filled in
     */
    default String checkQuery(Binding binding, String query) {
        return "";
    }

    /**
     * What is wrong with a fault as a rehearsal writes it, without touching the world; empty if nothing can be said
     * against it yet. {@link FaultInjection#check} is asked besides, once the systems are open.
     *
     * @param with as in {@link FaultInjection#inject}
     */
    default List<Mistake> checkFault(Binding binding, Map<String, Object> with) {
        return List.of();
    }

    /**
     * Connects one system. Called once a run, before its first step; connecting itself may be put off to the first
     * call, so that a system that is down does not keep a run from starting.
     *
     * @param binding the settings with secrets filled in; {@link #describe} found nothing wrong with them when the run
     *     began
     * @throws ConnectorException if the settings can never work
     */
    Connector open(Binding binding, ConnectorContext context) throws ConnectorException;
}
