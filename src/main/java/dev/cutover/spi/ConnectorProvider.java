package dev.cutover.spi;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes connectors of one type. Has a public constructor without parameters; holds no state; may be called from any
 * thread.
 */
public interface ConnectorProvider {

    /** The type name in environment files, such as {@code haproxy}. */
    String type();

    /**
     * What a system with this binding can do, without touching any system: used by {@code validate} and
     * {@code connectors}. Wrong settings are reported as problems of the description, not thrown.
     *
     * @param binding what the environment says of the system; secrets in it are still references
     */
    Description describe(Binding binding);

    /**
     * Bindings that together show all abilities of systems of this type: {@code connectors} describes each of them. One
     * is enough where all systems have the same abilities.
     */
    default List<Binding> examples() {
        return List.of(Binding.of(new SystemId("system"), type()));
    }

    /** The metrics of its systems by name, each with a description; empty if only the systems know them. */
    default Map<String, String> metrics() {
        return Map.of();
    }

    /**
     * The faults that its systems can have in a rehearsal by name, each with what it does and where; empty if none, or
     * if only the systems know them.
     */
    default Map<String, String> faults() {
        return Map.of();
    }

    /**
     * The invariants that {@link Audit} checks in the books of its systems, by name, each with a description; empty if
     * the books are not audited.
     */
    default Map<String, String> invariants() {
        return Map.of();
    }

    /**
     * Which settings its systems read under {@code with}, and, under the key {@code operations}, as operations of the
     * environment; empty if that is not known. Used for the schema that editors read.
     */
    default Optional<SettingsOutline> outline() {
        return Optional.empty();
    }

    /**
     * What is wrong with a metric's query, without touching any system; empty if no mistake is found.
     *
     * @param query as it will be asked, with any values of a segment filled in
     */
    default String checkQuery(Binding binding, String query) {
        return "";
    }

    /**
     * What is wrong with the settings for a runbook with these dimensions, without touching any system; empty if no
     * mistake is found.
     */
    default List<Mistake> checkDimensions(Binding binding, Set<String> dimensions) {
        return List.of();
    }

    /**
     * What is wrong with the settings of a router for a traffic that a runbook moves, without touching any system;
     * empty if no mistake is found.
     *
     * @param traffic its name
     * @param by the dimensions that the router must tell apart: each full choice of their values has a weight of its
     *     own
     */
    default List<Mistake> checkTraffic(Binding binding, String traffic, List<String> by) {
        return List.of();
    }

    /**
     * What is wrong with the settings of a router for all traffics that a runbook moves by it, without touching any
     * system, such as two keys that would share one weight; empty if no mistake is found.
     */
    default List<Mistake> checkFlows(Binding binding, List<RoutedTraffic> flows) {
        return List.of();
    }

    /** Judges the values that a runbook passes to the operations of a system, without touching it. */
    default CallValues callValues(Binding binding) {
        return (operation, with) -> List.of();
    }

    /**
     * What is wrong with a fault of a scenario, without touching any system; empty if no mistake is found.
     * {@link FaultInjection#check} is called as well, once the systems are open.
     *
     * @param with as in {@link FaultInjection#inject}
     */
    default List<Mistake> checkFault(Binding binding, Map<String, Object> with) {
        return List.of();
    }

    /**
     * What a system with this binding reaches, without touching any system: one name for each thing, such as
     * {@code haproxy lb-1:9999}. Two runs never change things of the same name at the same time, whatever their systems
     * are called; so the name says where the thing is, and leaves out how it is spoken to. Holds no secrets. Empty for
     * a system whose effects stay inside this process. Not asked if the environment says itself what the system
     * reaches.
     *
     * @param binding as in {@link #describe}; secrets in it are still references
     * @param base the folder that relative paths of the environment file start from
     */
    default List<String> reaches(Binding binding, Path base) {
        return ReachedAddresses.of(type(), binding);
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
