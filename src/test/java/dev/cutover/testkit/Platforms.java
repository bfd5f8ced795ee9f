package dev.cutover.testkit;

import dev.cutover.model.BusinessSystem;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RecordOwnership;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.RollbackProcedure.ReturnRamp;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runbooks that close the old platform before they move its traffic. */
public final class Platforms {
    public static final SystemId OLD = new SystemId("old");
    public static final SystemId NEW = new SystemId("new");
    public static final CriterionId TAKES_ORDERS = new CriterionId("takes-orders");
    public static final Undo.Call OPEN = new Undo.Call("open", Map.of());
    public static final Opening ASK = new Opening(Duration.ofMinutes(5), Otherwise.ASK);

    private Platforms() {}

    /** East is moved from a platform that was closed for all regions before. */
    public static Runbook bigBang(RollbackProcedure rollback) {
        return of(
                rollback,
                close("close-old", OPEN),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("wait", Duration.ofHours(2)));
    }

    /** Steps of which each follows the one above, between an old and a new platform behind one router. */
    public static Runbook of(RollbackProcedure rollback, Step... steps) {
        var book = Books.of(List.of(), steps);
        var systems = new LinkedHashMap<>(book.inventory().systems());
        for (var id : List.of(OLD, NEW)) {
            systems.put(
                    id, new BusinessSystem(id, id.value(), "", "", BusinessSystem.Flow.BIDIRECTIONAL, "", Set.of()));
        }
        var criteria = new LinkedHashMap<>(book.criteria());
        criteria.put(TAKES_ORDERS, takesOrders());
        return new Runbook(
                book.header(),
                book.dimensions(),
                book.roles(),
                new Runbook.Inventory(systems, book.inventory().records()),
                Map.of("orders", new Traffic("orders", Books.SYSTEM, OLD, NEW, List.of("region"))),
                criteria,
                book.phases(),
                Optional.of(rollback));
    }

    /** The same where the old and the new platform must never write at once. */
    public static Runbook withOneWriter(Runbook book) {
        var ownership = new RecordOwnership("orders", OLD, NEW, "old", true);
        return new Runbook(
                book.header(),
                book.dimensions(),
                book.roles(),
                new Runbook.Inventory(book.inventory().systems(), List.of(ownership)),
                book.traffic(),
                book.criteria(),
                book.phases(),
                book.rollback());
    }

    private static Criterion takesOrders() {
        return new Criterion(
                TAKES_ORDERS,
                "Takes orders",
                "",
                new Measure.Query(Books.SYSTEM, "orders{${segment.region}}"),
                new Threshold(Threshold.Comparison.AT_LEAST, 0.9, 0.9, false, ">= 90 %"),
                "",
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                1);
    }

    /** Closes the old platform. */
    public static Step close(String id, Undo undo) {
        return on(OLD, id, "close", undo);
    }

    /** Makes the new platform the writer. */
    public static Step promote(String id) {
        return on(NEW, id, "promote", new Undo.Call("fence", Map.of()));
    }

    /** An action of that system. */
    public static Step on(SystemId system, String id, String call, Undo undo) {
        return Books.step(id, Optional.empty(), new Work.Action(system, call, Map.of(), undo, Optional.empty()));
    }

    /** An undo that is read back: it is undone only if the status is as expected. */
    public static Undo.Call verified(String call, String status) {
        return new Undo.Call(
                call,
                Map.of(),
                Optional.empty(),
                Optional.of(new Verify("read-status", Map.of(), Map.of("status", status))));
    }

    /** Fifteen minutes, and what happens where the old platform does not open. */
    public static RollbackProcedure opening(Opening opening) {
        return opening(opening, ReturnRamp.AT_ONCE);
    }

    /** The same where traffic returns in steps. */
    public static RollbackProcedure opening(Opening opening, ReturnRamp returnRamp) {
        return new RollbackProcedure(
                Duration.ofMinutes(15), Optional.empty(), opening, returnRamp, List.of(), List.of());
    }

    /** Restored once the old platform takes orders. */
    public static RollbackProcedure accepting(ReturnRamp returnRamp) {
        return new RollbackProcedure(
                Duration.ofMinutes(15), Optional.of(TAKES_ORDERS), ASK, returnRamp, List.of(), List.of());
    }
}
