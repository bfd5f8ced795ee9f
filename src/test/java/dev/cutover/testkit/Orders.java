package dev.cutover.testkit;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;

/** What somebody at a run's own prompt asks for. What it comes to is seen by the run, a refusal as well. */
public final class Orders {
    private Orders() {}

    public static void hold(CommandPort commandPort, String as, String why) {
        ask(commandPort, as, new Request.Hold(why));
    }

    public static void goOn(CommandPort commandPort, String as, String why) {
        ask(commandPort, as, new Request.Continue(why));
    }

    public static void rollBack(CommandPort commandPort, Scope scope, String as, String reason) {
        ask(commandPort, as, new Request.RollBack(scope, reason));
    }

    private static void ask(CommandPort commandPort, String as, Request request) {
        commandPort.ask(request, new Speaker(as, "tester", "prompt"), requestReply -> {});
    }
}
