package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds of faults, and where each can occur. A fault at a platform strikes only orders that were routed there; a
 * fault of books ({@link #isOfBooks}) strikes whatever the system records while it is on, copies included, and nothing
 * but the record is wrong then: calls, routing and goods go on as without it. Immutable.
 */
public enum FaultKind {
    MISROUTE("misroute", 0, "orders go to a node that cannot serve them; at the ingress, to the other platform"),
    /** Unlike {@link #DUPLICATE_EVENT}, this one moves goods. */
    DUPLICATE_EVENTS(
            "duplicate-events",
            0,
            "events are handled twice, and the parcel ships twice; a platform has all of it on record twice"),
    LATE_EVENTS("late-events", 45, "the order's events arrive late, by delay (45s)"),
    LOST_EVENTS("lost-events", 0, "the order's event never arrives"),
    INVENTORY_DRIFT("inventory-drift", 0, "stock differs from what was promised"),
    FAIL("fail", 0, "work on orders fails; where no orders are worked on, calls fail"),
    SLOW("slow", 20, "everything takes longer, by factor (20)"),
    CRASH("crash", 0, "answers no calls and works on no orders"),
    HANG("hang", 0, "calls get no answer; their effect comes when the fault ends"),
    FAIL_BEFORE("fail-before", 0, "calls break before they take effect"),
    FAIL_AFTER("fail-after", 0, "calls break after they have taken effect"),
    ROUTER_FORGETS("router-forgets", 0, "restarts and resets its weights to what they were at the start"),

    SKIPPED_STAGE("skipped-stage", 0, "a stage is not recorded for some orders: stage (picked)"),
    UNRECORDED_STAGE("unrecorded-stage", 0, "does not know a stage and never records it: stage (packed)"),
    WRONG_TOTAL("wrong-total", 0, "records the amount of new orders too low by their tax"),
    PHANTOM_CANCEL(
            "phantom-cancel",
            20,
            "records, delay (20s) after routing, a cancellation that nobody asked for; the warehouse goes on"),
    DOUBLE_REFUND("double-refund", 0, "pays each refund twice, the second time under another reference"),
    LOST_RESERVATION("lost-reservation", 0, "does not record that stock was reserved"),
    /** Unlike {@link #DUPLICATE_EVENTS}, this one moves no goods. */
    DUPLICATE_EVENT(
            "duplicate-event",
            0,
            "records some events twice under the same id, or those of a stage; no goods move twice"),
    LATE_EVENT("late-event", 45, "records a stage late, by delay (45s): stage (allocated, picked, shipped)"),
    SCHEMA_BREAK("schema-break", 0, "writes rows by another schema: decimal commas, statuses in capitals"),
    LABEL_WITHOUT_ORDER("label-without-order", 0, "buys labels for orders that nobody placed"),
    CHANGING_ORDERS("changing-orders", 5, "orders in work get a new version, every (5s), while somebody reads them");

    private final String id;
    private final int usualMagnitude;
    private final String meaning;

    FaultKind(String id, int usualMagnitude, String meaning) {
        this.id = id;
        this.usualMagnitude = usualMagnitude;
        this.meaning = meaning;
    }

    public String id() {
        return id;
    }

    /**
     * The default magnitude: seconds for what is late or comes again and again, a factor for slowness; otherwise
     * unused.
     */
    public int usualMagnitude() {
        return usualMagnitude;
    }

    /** Whether only the record is wrong: no call fails, no order is routed otherwise and no goods move otherwise. */
    public boolean isOfBooks() {
        return compareTo(SKIPPED_STAGE) >= 0;
    }

    public boolean isPossibleAt(EstateSystem system) {
        return switch (this) {
            case MISROUTE, LOST_EVENTS -> system.isPlatform() || system == EstateSystem.INGRESS;
            case DUPLICATE_EVENTS, LATE_EVENT ->
                system.isPlatform() || system == EstateSystem.WMS || system == EstateSystem.CARRIER;
            case LATE_EVENTS, INVENTORY_DRIFT, LOST_RESERVATION ->
                system.isPlatform() || system == EstateSystem.INVENTORY;
            case SLOW ->
                system.isPlatform()
                        || system == EstateSystem.INGRESS
                        || system == EstateSystem.INVENTORY
                        || system == EstateSystem.CARRIER
                        || system == EstateSystem.LABELS;
            case FAIL, CRASH, HANG, FAIL_BEFORE, FAIL_AFTER -> true;
            case ROUTER_FORGETS -> system == EstateSystem.INGRESS;
            case SKIPPED_STAGE, UNRECORDED_STAGE -> system.isPlatform() || system == EstateSystem.WMS;
            case WRONG_TOTAL, PHANTOM_CANCEL, SCHEMA_BREAK, CHANGING_ORDERS -> system.isPlatform();
            case DOUBLE_REFUND -> system == EstateSystem.PAYMENTS;
            case DUPLICATE_EVENT ->
                system.isPlatform()
                        || system == EstateSystem.WMS
                        || system == EstateSystem.CARRIER
                        || system == EstateSystem.PAYMENTS;
            case LABEL_WITHOUT_ORDER -> system == EstateSystem.LABELS;
        };
    }

    /** The setting that its magnitude is given by; empty if it has none. */
    public Optional<String> magnitudeKey() {
        return switch (this) {
            case SLOW -> Optional.of("factor");
            case LATE_EVENTS, LATE_EVENT, PHANTOM_CANCEL -> Optional.of("delay");
            case CHANGING_ORDERS -> Optional.of("every");
            default -> Optional.empty();
        };
    }

    /** The systems that can have it, in the order of the estate. */
    public List<EstateSystem> places() {
        return Arrays.stream(EstateSystem.values()).filter(this::isPossibleAt).toList();
    }

    /** The stages that it can be limited to at a system; none if it knows no stages there. */
    public Set<Stage> stagesAt(EstateSystem system) {
        return switch (this) {
            case SKIPPED_STAGE, UNRECORDED_STAGE, DUPLICATE_EVENT, LATE_EVENT -> StagesOnRecord.of(system);
            default -> Set.of();
        };
    }

    /**
     * The stage that it strikes at a system if none is given; empty if it then strikes any event, or knows no stages.
     */
    public Optional<Stage> usualStage(EstateSystem system) {
        return switch (this) {
            case SKIPPED_STAGE -> Optional.of(Stage.PICKED);
            case UNRECORDED_STAGE -> Optional.of(Stage.PACKED);
            // At a platform the next stage follows within seconds, so that the late event stands behind it.
            case LATE_EVENT ->
                Optional.of(
                        system.isPlatform()
                                ? Stage.ALLOCATED
                                : system == EstateSystem.WMS ? Stage.PICKED : Stage.SHIPPED);
            default -> Optional.empty();
        };
    }

    /** The kinds by id, each with what it does and where it can occur. */
    public static Map<String, String> descriptions() {
        var descriptions = new LinkedHashMap<String, String>();
        for (FaultKind kind : values()) {
            descriptions.put(kind.id, kind.meaning + " (" + kind.where() + ")");
        }
        return Collections.unmodifiableMap(descriptions);
    }

    private String where() {
        return places().size() == EstateSystem.values().length
                ? "any system"
                : places().stream().map(EstateSystem::id).collect(Collectors.joining(", "));
    }

    /**
     * Finds the kind of fault by its id.
     *
     * @throws EstateException if no kind has this id
     */
    public static FaultKind named(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> NameSuggestions.unknown("fault", id, ids()));
    }

    private static List<String> ids() {
        return Arrays.stream(values()).map(FaultKind::id).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
