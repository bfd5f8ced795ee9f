package dev.cutover.engine;

import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.engine.time.EngineTime;
import dev.cutover.model.Scope;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.ledger.FreezeLedger;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import java.util.function.BiConsumer;

/** A freeze that one form or one connection keeps. Its methods may be called on any thread. */
final class PersonFreeze implements RampFreeze {
    private final EngineTime engineTime;
    private final FreezeLedger freezes;
    private final BiConsumer<String, List<Fact>> record;

    /** Read and written on the engine's thread only. */
    private String id = "";

    PersonFreeze(EngineTime engineTime, FreezeLedger freezes, BiConsumer<String, List<Fact>> record) {
        this.engineTime = engineTime;
        this.freezes = freezes;
        this.record = record;
    }

    @Override
    public void keep(Scope scope, String by) {
        keep(scope, by, false);
    }

    @Override
    public void keepForRequest(Scope scope, String by) {
        keep(scope, by, true);
    }

    private void keep(Scope scope, String by, boolean atOnce) {
        engineTime.post(() -> {
            id = id.isEmpty() ? freezes.nextId() : id;
            record.accept(
                    by,
                    List.of(new RequestFact.RampsFrozen(
                            id, scope, by, engineTime.now().plus(engineTime.ofPeople(PATIENCE)), atOnce)));
        });
    }

    @Override
    public void release(String why) {
        engineTime.post(() -> {
            if (freezes.stands(id)) {
                record.accept(Event.ENGINE, List.of(new RequestFact.RampsReleased(id, why)));
            }
        });
    }

    /** The end of all freezes that stand: none outlives the runner that it was made at. */
    static List<Fact> released(RunState state, String why) {
        return state.requests().freezes().standing().stream()
                .<Fact>map(frozen -> new RequestFact.RampsReleased(frozen.id(), why))
                .toList();
    }
}
