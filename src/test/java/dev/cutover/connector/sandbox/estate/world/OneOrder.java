package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.command.CommandOutcome;
import dev.cutover.connector.sandbox.estate.command.OrderCommand;
import dev.cutover.connector.sandbox.estate.command.OrderVerb;
import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.conditions.ConditionTimeline;
import dev.cutover.connector.sandbox.estate.conditions.OrderConditions;
import dev.cutover.connector.sandbox.estate.conditions.Toggles;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.plan.Branch;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.plan.PlannedLine;
import dev.cutover.connector.sandbox.estate.plan.PlannedPiece;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An order of the old platform with two lines (two of the first article, one of the second), and what is done to it.
 * Reserved after 4 s, routed after 9 s, picked 2 min later, packed 1 min later, shipped 4 min later, delivered 2 h
 * later. All times are in seconds since it was placed.
 */
final class OneOrder {
    static final Instant PLACED = Instant.parse("2026-01-15T02:00:00.250Z");
    static final int ROUTED = 9;
    static final int PICKED = ROUTED + 120;
    static final int PACKED = PICKED + 60;
    static final int SHIPPED = PACKED + 240;
    static final int DELIVERED = SHIPPED + 7_200;

    private final RoutingKeys routingKeys = new RoutingKeys(Map.of("region", List.of("us-east")));
    private final Toggles toggles = new Toggles(routingKeys);
    private final ConditionTimeline timeline = new ConditionTimeline(conditions());
    private final List<OrderCommand> commands = new ArrayList<>();
    private final Set<Protection> protections = EnumSet.allOf(Protection.class);
    private OrderPlan.Oddities oddities = OrderPlan.Oddities.NONE;
    private Branch branch = Branch.SHIP;
    private long returnMs = PlannedPiece.NEVER;
    private OptionalLong cancelMs = OptionalLong.empty();

    OneOrder odd(OrderPlan.Oddities how) {
        oddities = how;
        return this;
    }

    OneOrder by(Branch way) {
        branch = way;
        return this;
    }

    OneOrder returnedAfter(Duration time) {
        returnMs = time.toMillis();
        return this;
    }

    OneOrder cancelledByTheCustomerAfter(Duration time) {
        cancelMs = OptionalLong.of(time.toMillis());
        return this;
    }

    OneOrder without(Protection protection) {
        protections.remove(protection);
        return this;
    }

    /** A switch of the estate, in force from a second on; switches must come in the order of time. */
    OneOrder turn(double second, String call) {
        var at = at(second);
        toggles.take(new EstateControl.ActionDone(at, call, call, Map.of(), Duration.ZERO, Map.of(), 1, false), at);
        timeline.change(at, conditions());
        return this;
    }

    OneOrder mirrored() {
        return turn(-60, "orchestrator.enable-dual-write");
    }

    OneOrder tell(double second, EstateSystem system, OrderVerb verb) {
        return tell(second, system, verb, OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty());
    }

    OneOrder tell(
            double second,
            EstateSystem system,
            OrderVerb verb,
            OptionalInt line,
            OptionalInt quantity,
            OptionalLong cents) {
        String key = "k" + commands.size();
        commands.add(new OrderCommand(
                at(second), system, verb, plan().number(), line, quantity, cents, Optional.empty(), key));
        return this;
    }

    OneOrder moveReservation(double second, EstateSystem to) {
        commands.add(new OrderCommand(
                at(second),
                EstateSystem.INVENTORY,
                OrderVerb.MOVE_RESERVATION,
                plan().number(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.of(to),
                "k" + commands.size()));
        return this;
    }

    /** The last command's outcome, as of a second. */
    CommandOutcome outcome(double second) {
        return books(second).outcomes().get(commands.get(commands.size() - 1).key());
    }

    OrderBooks books(double second) {
        var laws = new WorldLaws(timeline, protections, EventRecorder.FAITHFUL);
        return new OrderWorld(laws).books(plan(), commands, at(second));
    }

    /** The kinds of the events that a book has of a line, in its order. */
    List<EventKind> kinds(double second, EstateSystem system, int line) {
        return books(second).of(system).events().stream()
                .filter(event -> event.line() == line)
                .map(BookEvent::kind)
                .toList();
    }

    List<BookEvent> events(double second, EstateSystem system, EventKind kind) {
        return books(second).of(system).events().stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    int quantity(double second, EstateSystem system, EventKind kind) {
        return events(second, system, kind).stream()
                .mapToInt(BookEvent::quantity)
                .sum();
    }

    static Instant at(double second) {
        return PLACED.plusMillis(Math.round(second * 1_000));
    }

    OrderPlan plan() {
        return new OrderPlan(
                8_192,
                "SO-000000008192",
                0,
                PlatformSide.OLD,
                PLACED,
                List.of(line(1, 2, 1_000, 167), line(2, 1, 500, 42)),
                cancelMs,
                new OrderPlan.Delays(4_000, 1_000 * ROUTED, 600),
                oddities);
    }

    private PlannedLine line(int line, int quantity, long unitCents, long taxCents) {
        long stockMs = branch == Branch.BACKORDER ? 3_600_000 : 0;
        var piece = new PlannedPiece(line, 1, quantity, branch, stockMs, 120_000, 60_000, 240_000, 7_200_000, returnMs);
        return new PlannedLine(line, "SKU-" + line, quantity, unitCents, taxCents, "us-east-1", List.of(piece));
    }

    private OrderConditions conditions() {
        return new OrderConditions(routingKeys, new int[] {0}, toggles, List.of());
    }
}
