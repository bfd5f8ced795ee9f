package dev.cutover.connector.sandbox.estate.actions;

import static dev.cutover.connector.sandbox.estate.actions.EstateAction.read;
import static dev.cutover.connector.sandbox.estate.actions.EstateAction.write;

import dev.cutover.connector.sandbox.estate.book.EventFamily;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The actions of each system of the estate, as data. Immutable. */
public final class ActionCatalog {
    private static final List<EstateAction.Parameter> SERVICES =
            List.of(parameter("services", "names, as a list or separated by commas; all of them when left out"));
    private static final List<EstateAction.Parameter> MESSAGE = List.of(
            parameter("to", "recipients, as a list or separated by commas"),
            parameter("subject", "subject line"),
            parameter("text", "text of the message"));

    public static final String SEND = "send";
    public static final String EVENTS = "events";
    private static final String ENABLE_DUAL_WRITE = "enable-dual-write";
    private static final String DISABLE_DUAL_WRITE = "disable-dual-write";

    private final List<EstateAction.Parameter> where;

    /**
     * The actions of an estate.
     *
     * @param dimensions the dimensions of traffic, to which some actions can be limited
     */
    public ActionCatalog(Collection<String> dimensions) {
        this.where = dimensions.stream()
                .map(name -> EstateAction.Parameter.optional(
                        name,
                        "limits the action to this value; default: everywhere",
                        EstateAction.Parameter.Kind.DIMENSION))
                .toList();
    }

    public static boolean sendsMessages(EstateSystem system) {
        return system == EstateSystem.NOTIFICATIONS || system == EstateSystem.OTHER;
    }

    public List<EstateAction> of(EstateSystem system) {
        var status = read(EstateAction.STATUS, "its status");
        return Stream.of(
                        own(system).stream(),
                        OrderActions.of(system).stream(),
                        Stream.of(system.isPlatform() ? status.with(where) : status))
                .flatMap(actions -> actions)
                .toList();
    }

    private List<EstateAction> own(EstateSystem system) {
        return switch (system) {
            case LEGACY_OMS -> platform();
            case ORCHESTRATOR ->
                Stream.concat(platform().stream(), dualWrite().stream()).toList();
            case RELEASES ->
                List.of(
                        write("freeze", "block new releases", 2).with(SERVICES).undoneBy("unfreeze"),
                        write("unfreeze", "allow new releases again", 2)
                                .with(SERVICES)
                                .undoneBy("freeze"));
            case CACHES ->
                List.of(
                        write("warm", "load the data that orders need", 30).undoneBy("clear"),
                        write("clear", "empty the caches", 1).undoneBy("warm"));
            case NOTIFICATIONS ->
                List.of(
                        write(SEND, "send a message, or queue it while paused", 1)
                                .with(MESSAGE),
                        write("pause", "queue messages instead of sending them", 1)
                                .undoneBy("resume"),
                        write("resume", "send messages again, queued ones first", 1)
                                .undoneBy("pause"));
            case PAYMENTS ->
                List.of(
                        write("hold-captures", "authorise payments, but capture none", 2)
                                .undoneBy("release-captures"),
                        write("release-captures", "capture payments again, held ones first", 2)
                                .undoneBy("hold-captures"));
            case INVENTORY -> List.of(write("snapshot", "keep a copy of stock and reservations", 20));
            case LABELS ->
                List.of(write("reissue", "print the labels that failed in the last hour", 15)
                        .with(where));
            case OTHER -> List.of(write(SEND, "send a message", 1).with(MESSAGE));
            case STOREFRONT, INGRESS, WMS, CARRIER, METRICS, ERP, TAX, ANALYTICS -> List.of();
        };
    }

    private List<EstateAction> platform() {
        return List.of(
                write("open-intake", "accept orders", 3).with(where).undoneBy("close-intake"),
                write("close-intake", "stop accepting orders; new ones are parked", 3)
                        .with(where)
                        .undoneBy("open-intake"),
                read(EstateAction.SMOKE_TEST, "whether an order would be served now")
                        .with(where));
    }

    private List<EstateAction> dualWrite() {
        var events = EstateAction.Parameter.optional(
                EVENTS,
                "types of events, as a list or separated by commas: "
                        + Arrays.stream(EventFamily.values())
                                .map(EventFamily::toString)
                                .collect(Collectors.joining(", "))
                        + "; default: all",
                EstateAction.Parameter.Kind.EVENTS);
        var parameters = Stream.concat(where.stream(), Stream.of(events)).toList();
        return List.of(
                write(ENABLE_DUAL_WRITE, "copy what happens to each order to the other platform", 5)
                        .with(parameters)
                        .undoneBy(DISABLE_DUAL_WRITE),
                write(DISABLE_DUAL_WRITE, "keep what happens to each order on its own platform", 5)
                        .with(parameters)
                        .undoneBy(ENABLE_DUAL_WRITE));
    }

    private static EstateAction.Parameter parameter(String name, String meaning) {
        return EstateAction.Parameter.text(name, meaning);
    }
}
