package dev.cutover.testkit;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;

/** Requests from a person at the run's own prompt. Their results show in the run. */
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

    public static void again(CommandPort commandPort, Scope scope, String as, String reason) {
        ask(commandPort, as, new Request.Again(scope, reason, "none"));
    }

    public static void explain(CommandPort commandPort, Scope scope, String as, String reason, String impact) {
        ask(commandPort, as, new Request.Explain(scope, reason, impact));
    }

    private static void ask(CommandPort commandPort, String as, Request request) {
        commandPort.ask(request, new Speaker(as, "tester", "prompt"), requestReply -> {});
    }
}
