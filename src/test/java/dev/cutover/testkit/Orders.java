package dev.cutover.testkit;

import dev.cutover.engine.Desk;
import dev.cutover.model.Scope;
import dev.cutover.run.Petition;
import dev.cutover.run.Speaker;

/** What somebody at a run's own prompt asks for. What it comes to is seen by the run, a refusal as well. */
public final class Orders {
    private Orders() {}

    public static void hold(Desk desk, String as, String why) {
        ask(desk, as, new Petition.Hold(why));
    }

    public static void goOn(Desk desk, String as, String why) {
        ask(desk, as, new Petition.GoOn(why));
    }

    public static void rollBack(Desk desk, Scope scope, String as, String reason) {
        ask(desk, as, new Petition.RollBack(scope, reason));
    }

    private static void ask(Desk desk, String as, Petition petition) {
        desk.ask(petition, new Speaker(as, "tester", "prompt"), reply -> {});
    }
}
