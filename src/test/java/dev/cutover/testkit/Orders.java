package dev.cutover.testkit;

import dev.cutover.engine.Desk;
import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;

/** What somebody at a run's own prompt asks for. What it comes to is seen by the run, a refusal as well. */
public final class Orders {
    private Orders() {}

    public static void hold(Desk desk, String as, String why) {
        ask(desk, as, new Request.Hold(why));
    }

    public static void goOn(Desk desk, String as, String why) {
        ask(desk, as, new Request.Continue(why));
    }

    public static void rollBack(Desk desk, Scope scope, String as, String reason) {
        ask(desk, as, new Request.RollBack(scope, reason));
    }

    private static void ask(Desk desk, String as, Request request) {
        desk.ask(request, new Speaker(as, "tester", "prompt"), reply -> {});
    }
}
