package dev.cutover.console.prompt;

import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.EarlierRequests;
import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A desk that writes down what is said at it. */
public class NotedDesk implements CommandPort {
    private final BlockingQueue<Answer> sayings = new LinkedBlockingQueue<>();
    private final List<BooleanSupplier> meantStill = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> freezes = new LinkedBlockingQueue<>();
    private final Map<Class<? extends Request>, RequestReply> replies = new ConcurrentHashMap<>();

    /** What whoever asks for something of this kind is told; nothing otherwise. */
    public NotedDesk replying(Class<? extends Request> kind, RequestReply requestReply) {
        replies.put(kind, requestReply);
        return this;
    }

    /** What was said so far. */
    public List<Answer> sayings() {
        return List.copyOf(sayings);
    }

    /** What was ordered so far. */
    public List<String> orders() {
        return List.copyOf(orders);
    }

    /** The next thing said, waited for on behalf of other threads; fails if nothing is said for long. */
    public Answer saying() throws InterruptedException {
        var saying = sayings.poll(20, TimeUnit.SECONDS);
        if (saying == null) {
            throw new AssertionError("nothing was said");
        }
        return saying;
    }

    /** The next order, waited for in the same way. */
    public String order() throws InterruptedException {
        var order = orders.poll(20, TimeUnit.SECONDS);
        if (order == null) {
            throw new AssertionError("nothing was ordered");
        }
        return order;
    }

    @Override
    public void say(Answer saying, Duration after, BooleanSupplier meant) {
        sayings.add(saying);
        meantStill.add(meant);
    }

    /** Whether something that was said for later is still meant. */
    public boolean isMeant(int number) {
        return meantStill.get(number).getAsBoolean();
    }

    @Override
    public void at(Duration after, Runnable cue) {
        if (after.isZero()) {
            cue.run();
        } else {
            orders.add("cue after " + after);
        }
    }

    @Override
    public void again(Set<StepId> steps, String by, String why) {
        orders.add("again " + steps + " by " + by + ": " + why);
    }

    @Override
    public void ask(Request request, Speaker speaker, Consumer<RequestReply> reply) {
        String by = " by " + speaker.name() + ": ";
        if (request instanceof Request.Hold hold) {
            orders.add("hold" + by + hold.reason());
        } else if (request instanceof Request.Continue on) {
            orders.add("go on" + by + on.reason());
        } else if (request instanceof Request.RollBack back) {
            orders.add("roll back " + back.scope() + by + back.reason());
        } else {
            orders.add("ask for " + request + by);
        }
        var answer = replies.get(request.getClass());
        if (answer != null) {
            reply.accept(answer);
        }
    }

    @Override
    public void enter(KeptRequest kept, Optional<byte[]> content, Consumer<RequestReply> reply) {
        ask(kept.request(), kept.speaker(), reply);
    }

    @Override
    public EarlierRequests earlier() {
        return new EarlierRequests(Runnable::run);
    }

    /** What became of freezes so far. */
    public List<String> freezes() {
        return List.copyOf(freezes);
    }

    @Override
    public RampFreeze freeze(String by, Runnable frozen) {
        freezes.add("frozen by " + by);
        frozen.run();
        return new RampFreeze() {
            @Override
            public void keep(Scope scope, String who) {
                freezes.add("kept for " + scope + " by " + who);
            }

            @Override
            public void keepForRequest(Scope scope, String who) {
                freezes.add("kept for the request of " + scope + " by " + who);
            }

            @Override
            public void release(String why) {
                freezes.add("released: " + why);
            }
        };
    }

    @Override
    public void note(String by, String what) {
        orders.add("note by " + by + ": " + what);
    }

    @Override
    public void injected(String by, String what, RunFact.InjectedFault fault) {
        orders.add("fault by " + by + ": " + what);
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public void leave(String why) {
        orders.add("leave: " + why);
    }
}
